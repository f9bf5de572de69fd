"""
Separated text: what people save a table as, read whatever its encoding and separator.

Publishers' files are read strictly (`sheets.opened`); a list that somebody hands over comes
from their own spreadsheet program, whose settings they may not know.
"""

import csv

SEPARATORS = (",", ";", "\t", "|")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # the marks with which such a text begins


def as_utf_8(content: bytes) -> bytes:
    """Return 'Unicode text' of a spreadsheet program in UTF-8, and anything else as it is."""
    if content.startswith(UTF_16):
        return content.decode("utf-16", errors="replace").encode("utf-8")
    return content


def decoded(content: bytes) -> str:
    """Return the text: UTF-8, or else what Windows writes in Britain."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def separator(text: str) -> str:
    """Return the mark that parts most of the first lines into the same number of cells."""
    lines = [line for line in text[:20_000].splitlines()[:30] if line.strip()]

    def regular(mark: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=mark) if len(row) > 1]
        usual = max(set(counts), key=counts.count, default=0)
        return counts.count(usual), usual

    return max(SEPARATORS, key=regular)
