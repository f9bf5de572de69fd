"""
Containers: Office and OpenDocument files, which are ZIPs, checked without unpacking them.

What the ZIP says of itself is checked first: how many members, how large, how tightly packed,
whether they overlap. Only then the first bytes of each member are read. A small bomb such as
42.zip is refused by what it declares; one that lies is never unpacked at all.
"""

import struct
import zlib
from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.attachments import media
from firsthand.domain.inspection.attachments.media import Medium

MOST_MEMBERS = 5_000  # a long presentation has some hundreds
MOST_UNPACKED = 300 * 1024 * 1024
TIGHTEST = 200  # times smaller; XML of a long table reaches about 30, a bomb 1,000 and more
LOOSE_ENOUGH = 1024 * 1024  # what unpacks to less than this is no bomb
LARGEST_NAME = 300
MOST_CONTENT_TYPES = 1024 * 1024
MAIN_PARTS = {"word/": media.DOCX, "xl/": media.XLSX, "ppt/": media.PPTX}
ODF_TYPES = {one.media_type: one for one in (media.ODT, media.ODS)}
MACROS = ("vbaproject.bin", "vbadata.xml")
ODF_MACROS = ("basic/", "scripts/")
EMBEDDED = (".xlsx", ".docx", ".pptx")  # the table behind a chart, for instance
UNREADABLE = (
    *(BadZipFile, ValueError, RuntimeError, EOFError, OSError, OverflowError),
    *(struct.error, zlib.error, KeyError, IndexError),
)


def container(content: bytes, *, inside: bool = False) -> Medium | Objection:
    """Return what an Office file is, or why it is not accepted; `inside` another one."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            if objection := _declared(members, len(content)) or _named(members):
                return objection
            found = _medium(archive, members)
            if isinstance(found, Objection):
                return found
            return _held(archive, members, inside=inside) or found
    except UNREADABLE:
        return _refused(
            "It begins as an Office file does, but it is damaged.", "Save it again."
        )


def _declared(members: Sequence[ZipInfo], size: int) -> Objection | None:
    """Return what is wrong with what the ZIP says of its members, without reading any."""
    unpacked = sum(one.file_size for one in members)
    packed = sum(one.compress_size for one in members)
    starts = {one.header_offset for one in members}
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED:
        return _bomb(f"{len(members)} parts of together {unpacked // 1024**2} megabytes")
    if any(too_tight(one) for one in members):
        return _bomb(f"parts that are more than {TIGHTEST} times larger than they look")
    if packed > size or len(starts) < len(members):
        return _bomb("parts that lie over each other")
    if any(one.flag_bits & 0x1 for one in members):
        return _refused("It is encrypted, so that nobody can check it.", "Save it unencrypted.")
    if any(one.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for one in members):
        return _refused("It is packed in a way that Office does not use.", "Save it again.")
    return None


def too_tight(one: ZipInfo) -> bool:
    """Tell whether a part says that it unpacks to so much more than any document does."""
    return one.file_size > max(LOOSE_ENOUGH, TIGHTEST * max(1, one.compress_size))


def _named(members: Sequence[ZipInfo]) -> Objection | None:
    """Return why the names of the parts are not those of an Office file."""
    for name in (one.filename for one in members):
        if name.startswith("/") or ".." in name.split("/") or len(name) > LARGEST_NAME:
            return _refused("A part of it has the name of a path outside.", "Save it again.")
    names = [one.filename.casefold() for one in members]
    if any(one.endswith(MACROS) for one in names):
        return _macros()
    return None


def _medium(archive: ZipFile, members: Sequence[ZipInfo]) -> Medium | Objection:
    names = {one.filename for one in members}
    if "[Content_Types].xml" in names:
        with archive.open("[Content_Types].xml") as part:
            types = part.read(MOST_CONTENT_TYPES)
        if b"macroEnabled" in types:
            return _macros()
        for folder, medium in MAIN_PARTS.items():
            if any(name.startswith(folder) for name in names):
                return medium
    if members and members[0].filename == "mimetype":
        with archive.open(members[0]) as part:
            told = part.read(200).decode("ascii", "replace").strip()
        if told in ODF_TYPES:
            scripts = any(name.casefold().startswith(ODF_MACROS) for name in names)
            return _macros() if scripts else ODF_TYPES[told]
    return _refused(
        "It is an archive (ZIP), whose content nobody sees from outside.",
        "Attach the files in it one by one.",
    )


def _held(archive: ZipFile, members: Sequence[ZipInfo], *, inside: bool) -> Objection | None:
    """Return why something that lies in the file is not accepted."""
    for member in members:
        if member.is_dir():
            continue
        with archive.open(member) as part:
            start = part.read(8)
        name = member.filename.casefold()
        if start.startswith(media.ZIP_STARTS):
            if inside or not name.endswith(EMBEDDED):
                return _nested("another archive")
            found = container(_whole(archive, member), inside=True)
            if isinstance(found, Objection):
                return found
        elif told := media.refused_start(start):
            return _nested(told)
    return None


def _whole(archive: ZipFile, member: ZipInfo) -> bytes:
    """Return an embedded document; what it declares was found bearable before."""
    with archive.open(member) as part:
        return part.read(member.file_size)


def _bomb(what: str) -> Objection:
    return _refused(
        f"It is packed as no Office file is: it holds {what}. Unpacking it could fill the "
        "memory of whoever opens it.",
        "Open it where it comes from and save it again, or save it as PDF.",
    )


def _macros() -> Objection:
    return _refused(
        "It holds macros, which are programs.", "Save it without macros, or as PDF."
    )


def _nested(what: str) -> Objection:
    return _refused(
        f"There is {what} inside it.", "Take that out and attach it by itself, or save as PDF."
    )


def _refused(reason: str, remedy: str) -> Objection:
    return Objection(rule="file-content", reason=reason, remedy=remedy)
