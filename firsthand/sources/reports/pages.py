"""
Pages: the text of each page of a PDF, or the reason why there is none.

Text is taken through pdfium's own functions: opening a page costs most of the time, and the
convenience layer above it would add a tenth.
"""

import ctypes
import hashlib
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from firsthand.domain.intelligence.source import Problem

# A scanned page has no characters; the shortest real page of 965 documents had 800.
FEWEST_CHARACTERS = 40
_REMEDY = (
    "Download the file again from the publisher's page; put the real document in its place."
)


@dataclass(frozen=True, kw_only=True)
class Document:
    """The text of a file, page by page, and the hash by which the file is known."""

    file_name: str
    sha256: str
    pages: tuple[str, ...]


def read_pages(path: Path) -> Document | Problem:
    """Return the text of each page of `path`, or why it cannot be read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        return _refused(path, "unreadable-file", given=str(error.strerror), needed="a file")
    return _not_a_pdf(path, content) or _opened(path, content)


def _opened(path: Path, content: bytes) -> Document | Problem:
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        return _not_opened(path, content, error)
    try:
        pages = tuple(_text(pdf, number) for number in range(len(pdf)))
    finally:
        pdf.close()
    if b"%%EOF" not in content[-2048:]:
        return _refused(
            path,
            "truncated",
            given="a PDF that breaks off before its end",
            needed="a whole PDF",
        )
    if not pages:
        return _refused(path, "empty", given="a PDF without pages", needed="pages with text")
    if sum(map(len, pages)) < FEWEST_CHARACTERS * len(pages):
        return _refused(
            path,
            "image-only",
            given="pages that are pictures, without a text layer",
            needed="pages with text",
            remedy="Ask the publisher for the document as text, or recognise its text first.",
        )
    return Document(
        file_name=path.name, sha256=hashlib.sha256(content).hexdigest(), pages=pages
    )


def _not_a_pdf(path: Path, content: bytes) -> Problem | None:
    if not content.strip():
        return _refused(path, "empty", given="a file without content", needed="a PDF")
    head = content[:1024].lstrip().lower()
    if b"%pdf-" in head:
        return None
    is_html = head.startswith((b"<!doctype html", b"<html")) or b"<html" in head
    given = "a web page (HTML) named like a PDF" if is_html else "a file that is no PDF"
    return _refused(path, "not-a-pdf", given=given, needed="a PDF")


def _not_opened(path: Path, content: bytes, error: pypdfium2.PdfiumError) -> Problem:
    if error.err_code == pdfium.FPDF_ERR_PASSWORD:
        return _refused(
            path,
            "encrypted",
            given="a PDF that opens only with a password",
            needed="a PDF that opens without one",
        )
    if b"%%EOF" not in content[-2048:]:
        return _refused(
            path,
            "truncated",
            given="a PDF that breaks off before its end",
            needed="a whole PDF",
        )
    return _refused(path, "damaged", given=f"a damaged PDF ({error})", needed="a whole PDF")


def _text(pdf: pypdfium2.PdfDocument, number: int) -> str:
    page = pdfium.FPDF_LoadPage(pdf, number)
    if not page:
        return ""
    try:
        layer = pdfium.FPDFText_LoadPage(page)
        try:
            return _characters(layer)
        finally:
            pdfium.FPDFText_ClosePage(layer)
    finally:
        pdfium.FPDF_ClosePage(page)


def _characters(layer: object) -> str:
    count = pdfium.FPDFText_CountChars(layer)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(layer, 0, count, buffer)
    return ctypes.string_at(buffer, max(written - 1, 0) * 2).decode("utf-16-le", "replace")


def _refused(
    path: Path, reason: str, *, given: str, needed: str, remedy: str = _REMEDY
) -> Problem:
    return Problem(
        file_name=path.name, reason=reason, given=given, needed=needed, remedy=remedy
    )
