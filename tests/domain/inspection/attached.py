"""Small files of every kind, made here: none is copied from anywhere."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< >>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(17) + b"\x00\x00\x00\x00IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(40) + b"\xff\xd9"
WEBP = b"RIFF" + (20).to_bytes(4, "little") + b"WEBPVP8 " + bytes(12)
WAV = b"RIFF" + (36).to_bytes(4, "little") + b"WAVEfmt " + bytes(28)
HEIC = b"\x00\x00\x00\x18ftypheic" + bytes(40)
M4A = b"\x00\x00\x00\x18ftypM4A " + bytes(40)
MP4 = b"\x00\x00\x00\x18ftypmp42" + bytes(40)
# Two frames of 128 kilobits at 44,100 Hz: 417 bytes each.
MP3 = (b"\xff\xfb\x90\x00" + bytes(413)) * 2
TEXT = "Notes of a visit, in plain words: £5 and café.\n".encode()
TYPES = b'<?xml version="1.0"?><Types></Types>'


def zipped(members, *, packed=ZIP_DEFLATED):
    made = BytesIO()
    with ZipFile(made, "w", packed) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return made.getvalue()


def office(folder="word/document.xml", *more):
    return zipped([("[Content_Types].xml", TYPES), (folder, b"<w/>"), *more])


def opendocument(kind="text", *more):
    mimetype = ("mimetype", f"application/vnd.oasis.opendocument.{kind}".encode())
    return zipped([mimetype, ("content.xml", b"<c/>"), *more], packed=ZIP_STORED)


DOCX, XLSX, PPTX = office(), office("xl/workbook.xml"), office("ppt/presentation.xml")
ODT, ODS = opendocument(), opendocument("spreadsheet")
EVERY_KIND = {
    "a.pdf": (PDF, "application/pdf"),
    "a.png": (PNG, "image/png"),
    "a.jpg": (JPEG, "image/jpeg"),
    "a.jpeg": (JPEG, "image/jpeg"),
    "a.webp": (WEBP, "image/webp"),
    "a.heic": (HEIC, "image/heic"),
    "a.mp3": (MP3, "audio/mpeg"),
    "tagged.mp3": (b"ID3\x04\x00\x00" + bytes(50), "audio/mpeg"),
    "a.m4a": (M4A, "audio/mp4"),
    "a.wav": (WAV, "audio/wav"),
    "a.mp4": (MP4, "video/mp4"),
    "a.txt": (TEXT, "text/plain"),
    "a.csv": (b"Child ID,Days\nC1,4\n", "text/csv"),
    "utf16.txt": ("notes é".encode("utf-16"), "text/plain"),
    "windows.txt": ("notes \N{EN DASH} café £".encode("cp1252"), "text/plain"),
    "a.docx": (DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "a.xlsx": (XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "a.pptx": (
        PPTX,
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    "a.odt": (ODT, "application/vnd.oasis.opendocument.text"),
    "a.ods": (ODS, "application/vnd.oasis.opendocument.spreadsheet"),
}
