"""
Media of attached files: what a file is, told from its content and never from its name.

Formats are named by their signatures: ISO 32000 (PDF), PNG and JPEG by their first bytes, RIFF
(WAV, WebP), ISO 14496-12 (MP4, M4A, HEIC), ISO 11172-3 (MP3).
"""

import re
from dataclasses import dataclass

OOXML = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."


@dataclass(frozen=True, kw_only=True)
class Medium:
    """A kind of file that is accepted: its media type, its name in words, its extensions."""

    media_type: str
    title: str
    extensions: tuple[str, ...]


PDF = Medium(media_type="application/pdf", title="PDF", extensions=("pdf",))
PNG = Medium(media_type="image/png", title="PNG picture", extensions=("png",))
JPEG = Medium(media_type="image/jpeg", title="JPEG picture", extensions=("jpg", "jpeg"))
WEBP = Medium(media_type="image/webp", title="WebP picture", extensions=("webp",))
HEIC = Medium(media_type="image/heic", title="HEIC picture", extensions=("heic", "heif"))
MP3 = Medium(media_type="audio/mpeg", title="MP3 recording", extensions=("mp3",))
M4A = Medium(media_type="audio/mp4", title="M4A recording", extensions=("m4a",))
WAV = Medium(media_type="audio/wav", title="WAV recording", extensions=("wav",))
MP4 = Medium(media_type="video/mp4", title="MP4 film", extensions=("mp4", "m4v", "mov"))
TEXT = Medium(media_type="text/plain", title="plain text", extensions=("txt", "md", "log"))
CSV = Medium(media_type="text/csv", title="CSV table", extensions=("csv", "tsv"))
DOCX = Medium(
    media_type=OOXML + "wordprocessingml.document", title="Word document", extensions=("docx",)
)
XLSX = Medium(
    media_type=OOXML + "spreadsheetml.sheet", title="Excel workbook", extensions=("xlsx",)
)
PPTX = Medium(
    media_type=OOXML + "presentationml.presentation",
    title="PowerPoint presentation",
    extensions=("pptx",),
)
ODT = Medium(media_type=ODF + "text", title="OpenDocument text", extensions=("odt",))
ODS = Medium(media_type=ODF + "spreadsheet", title="OpenDocument table", extensions=("ods",))
ACCEPTED = (
    *(PDF, DOCX, XLSX, PPTX, ODT, ODS, TEXT, CSV),
    *(PNG, JPEG, WEBP, HEIC),
    *(MP3, M4A, WAV, MP4),
)
# What is recognised only to say what it is, and why it is refused.
REFUSED_STARTS = (
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xce\xfa\xed\xfe", "a program"),
    (b"\x00asm", "a program"),
    (b"#!", "a script"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older or encrypted Office file"),
    (b"Rar!\x1a\x07", "an archive (RAR)"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)"),
    (b"\x1f\x8b", "an archive (gzip)"),
    (b"BZh", "an archive (bzip2)"),
    (b"\xfd7zXZ\x00", "an archive (xz)"),
    (b"\x28\xb5\x2f\xfd", "an archive (zstd)"),
    (b"MSCF", "an archive (cabinet)"),
    (b"{\\rtf", "a rich text file, which can carry programs"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "a Windows shortcut"),
)
ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
MARKUP = re.compile(
    rb"<\s*(?:!doctype\s+html|html|head|body|script|iframe|svg|object|embed)\b|<\?(?:php|xml)",
    re.IGNORECASE,
)
SNIFFED = 2048  # bytes in which a browser or a mail program looks for markup
HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"})
ID3_VERSIONS = (b"\x02", b"\x03", b"\x04")
M4A_BRANDS = frozenset({b"M4A ", b"M4B "})
MP4_BRANDS = frozenset(
    {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V "}
) | {b"qt  ", b"MSNV", b"3gp4", b"3gp5"}


def refused_start(content: bytes) -> str:
    """Return what a file is that is refused by its first bytes, or ''."""
    return next((told for start, told in REFUSED_STARTS if content.startswith(start)), "")


def binary_medium(content: bytes) -> Medium | None:
    """Return which of the accepted formats a file is that is neither text nor a ZIP."""
    for starts, medium in (
        (b"%PDF-", PDF),
        (b"\x89PNG\r\n\x1a\n", PNG),
        (b"\xff\xd8\xff", JPEG),
    ):
        if content.startswith(starts):
            return medium
    if content.startswith(b"RIFF"):
        return {b"WAVE": WAV, b"WEBP": WEBP}.get(content[8:12])
    if content[4:8] == b"ftyp":
        return _of_brand(content[8:12])
    tagged = content.startswith(b"ID3") and content[3:4] in ID3_VERSIONS
    return MP3 if tagged or _mpeg_frames(content) else None


def holds_markup(content: bytes) -> bool:
    """Tell whether a file begins so that something could take it for a web page or a script."""
    start = content[:SNIFFED]
    # The same letters in UTF-16 have zeros between them.
    return bool(MARKUP.search(start) or MARKUP.search(start.replace(b"\0", b"")))


def _of_brand(brand: bytes) -> Medium | None:
    if brand in HEIC_BRANDS:
        return HEIC
    if brand in M4A_BRANDS:
        return M4A
    return MP4 if brand in MP4_BRANDS else None


# ISO 11172-3, table of bit rates of layer III (kilobits per second), MPEG 1 and MPEG 2.
RATES_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
RATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
SAMPLING = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def _mpeg_frames(content: bytes) -> bool:
    """Tell whether a file begins with two frames of MP3, one right after the other."""
    length = _frame_length(content[:4])
    return bool(length and _frame_length(content[length : length + 4]))


def _frame_length(head: bytes) -> int:
    """Return the length of the frame with this head, or 0 for anything else."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0
    version, rate, sampling = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or rate in (0, 15) or sampling == 3:
        return 0
    factor, rates = (144, RATES_1) if version == 3 else (72, RATES_2)
    return factor * rates[rate] * 1000 // SAMPLING[version][sampling] + (head[2] >> 1 & 1)
