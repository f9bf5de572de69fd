"""Unpacked: whether the parts of a ZIP hold what it says, found out without keeping any."""

import struct
import zlib
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

SIZES_OF_NAMES = struct.Struct("<HH")  # of the name and of what is added, before a part begins
AT, HEADER = 26, 30  # where they stand, and how long what stands before the name is
PIECE = 1 << 16
RAW = -15  # deflated data without a header of their own


def understated(content: bytes, part: ZipInfo) -> bool:
    """
    Tell whether a part of these bytes unpacks to more than it says.

    What is packed in another way than workbooks are does not count as told. Raises
    `zlib.error` or `struct.error` where the part is damaged.
    """
    if part.compress_type == ZIP_STORED:
        return part.compress_size > part.file_size
    if part.compress_type != ZIP_DEFLATED:
        return True
    begin = part.header_offset + HEADER
    begin += sum(SIZES_OF_NAMES.unpack_from(content, part.header_offset + AT))
    inflating, size = zlib.decompressobj(RAW), 0
    for start in range(begin, begin + part.compress_size, PIECE):
        packed = content[start : min(start + PIECE, begin + part.compress_size)]
        while packed:
            size += len(inflating.decompress(packed, PIECE))
            packed = inflating.unconsumed_tail
            if size > part.file_size:
                return True
    return False
