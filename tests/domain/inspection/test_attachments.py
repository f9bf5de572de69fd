"""Which files may be kept as evidence: told from the content, and never by opening them up."""

import tracemalloc
from io import BytesIO
from zipfile import ZIP_BZIP2, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.inspection.attachments import containers as attachment_containers
from firsthand.domain.inspection.attachments.attachments import (
    ACCEPTED_WORDS,
    Accepted,
    looked_at,
)
from tests.domain.inspection import attached
from tests.domain.inspection.attached import DOCX, PDF, TYPES, office, opendocument, zipped

LARGEST = 25 * 1024 * 1024


def look(name, content, *, largest=LARGEST):
    return looked_at(name, content, largest=largest)


def refused(name, content, **given):
    found = look(name, content, **given)
    assert not isinstance(found, Accepted), found
    assert all(one.remedy for one in found)
    return " ".join(one.reason for one in found)


@pytest.mark.parametrize("name", attached.EVERY_KIND)
def test_every_kind_that_is_accepted_is_known_by_its_content(name):
    content, media_type = attached.EVERY_KIND[name]
    assert look(name, content) == Accepted(name=name, media_type=media_type)


@pytest.mark.parametrize("name", attached.EVERY_KIND)
def test_a_file_without_an_extension_gets_the_one_of_its_content(name):
    content, media_type = attached.EVERY_KIND[name]
    found = look("scan", content)
    # Text without a name for it is plain text: nothing tells a table from it.
    assert found.media_type == media_type.replace("text/csv", "text/plain")
    assert "." in found.name


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"", "empty"),
        ("a.exe", b"MZ\x90\x00" + bytes(60), "a Windows program"),
        ("a.pdf", b"MZ\x90\x00" + bytes(60), "a Windows program"),
        ("a.txt", b"\x7fELF" + bytes(60), "a program"),
        ("a.sh", b"#!/bin/sh\nrm -rf /\n", "a script"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(60), "older or encrypted Office"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(60), "older or encrypted"),
        ("a.rar", b"Rar!\x1a\x07\x00", "archive (RAR)"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c", "archive (7z)"),
        ("a.gz", b"\x1f\x8b\x08", "archive (gzip)"),
        ("a.rtf", b"{\\rtf1 hello}", "rich text"),
        ("a.html", b"<!DOCTYPE html><html></html>", "web page"),
        ("a.txt", b"  \n <HTML><body>", "web page"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "web page"),
        ("a.txt", b"<?xml version='1.0'?><svg/>", "web page"),
        ("a.txt", b"\xef\xbb\xbf<script>alert(1)</script>", "web page"),
        ("a.txt", "<script>alert(1)</script>".encode("utf-16"), "web page"),
        ("a.php", b"<?php phpinfo();", "web page"),
        ("a.bin", bytes(range(256)), "none of the kinds"),
        ("a.txt", b"text\x00with a zero", "characters that text does not have"),
        ("a.txt", b"\x1b]0;owned\x07", "characters that text does not have"),
        ("a.pdf", b"%PDF-1.7\n cut off", "does not end as one"),
        ("a.png", attached.PNG[:-20], "does not end as one"),
        ("a.wav", attached.WAV[:-10], "does not end as one"),
        ("a.mov", b"\x00\x00\x00\x18ftypxxxx" + bytes(40), "text does not have"),
        ("a.pdf", PDF[:20] + b"/OpenAction << /S /JavaScript >>" + PDF[20:], "JavaScript"),
        ("a.pdf", PDF[:20] + b"<< /S /Launch >>" + PDF[20:], "Launch"),
    ],
)
def test_what_can_run_hides_or_passes_for_a_page_is_refused(name, content, said):
    assert said in refused(name, content)


def test_a_pdf_that_is_a_web_page_too_is_refused():
    assert "web page" in refused("a.pdf", PDF[:9] + b"<html><script>x()</script>" + PDF[9:])
    assert "web page" in refused("a.jpg", attached.JPEG[:12] + b"<svg onload=x()>" + bytes(99))


@pytest.mark.parametrize("first", [PDF, attached.PNG, attached.JPEG, attached.MP4])
def test_a_picture_or_pdf_that_is_an_archive_too_is_refused(first):
    hidden = zipped([("virus.exe", b"MZ")])
    ends = first[-12:] if first is attached.PNG else b"\n%%EOF\n"
    assert "archive at once" in refused("a", first + hidden + ends)


def test_a_pdf_does_not_hide_behind_other_bytes():
    assert look("a.txt", b"MZ" + PDF) != Accepted(name="a.pdf", media_type="application/pdf")
    assert refused("a.pdf", b"junk\x00" + PDF)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.docx", PDF, "By its name it is a Word document, by its content a PDF"),
        ("a.pdf", DOCX, "by its content a Word document"),
        ("a.xlsx", DOCX, "by its name it is a Excel workbook"),
        ("report.pdf.exe", PDF, "“.exe”"),
        ("script.js", b"alert(1)", "“.js”"),
        ("page.html", b"just words", "“.html”"),
        ("a.csv", PDF, "CSV table"),
    ],
)
def test_a_name_that_promises_something_else_is_refused(name, content, said):
    assert said.casefold() in refused(name, content).casefold()


@pytest.mark.parametrize("name", ["invoice.exe.pdf", "a.html.pdf", "a.JS .pdf"])
def test_a_name_that_hides_the_ending_of_a_program_is_refused(name):
    assert "hides the ending of a program" in refused(name, PDF)


def test_the_limit_of_size_holds_to_the_byte():
    assert isinstance(look("a.txt", b"x" * 100, largest=100), Accepted)
    assert "larger than" in refused("a.txt", b"x" * 101, largest=100)


# Containers.

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def holding(name, content):
    """Return a document with something in it."""
    return office("word/document.xml", (f"word/{name}", content))


def forty_two(levels=3, width=16):
    """Return a small ZIP of ZIPs of … of zeros, like 42.zip."""
    made = zipped([("0.dll", bytes(4 * 1024 * 1024))])
    for _ in range(levels):
        made = zipped([(f"{at}.zip", made) for at in range(width)])
    return made


def test_a_zip_bomb_is_refused_and_the_memory_stays_small():
    bomb = forty_two()
    assert len(bomb) < 200_000
    tracemalloc.start()
    assert "archive" in refused("a.zip", bomb)
    assert "archive" in refused("a.docx", zipped([("[Content_Types].xml", TYPES), ("x", bomb)]))
    assert tracemalloc.get_traced_memory()[1] < 8 * 1024 * 1024
    tracemalloc.stop()


def test_a_document_that_unpacks_to_far_more_than_it_is_is_refused():
    bomb = office("word/document.xml", ("word/media/a.bin", bytes(30 * 1024 * 1024)))
    tracemalloc.start()
    assert "larger than they look" in refused("a.docx", bomb)
    assert tracemalloc.get_traced_memory()[1] < 4 * 1024 * 1024
    tracemalloc.stop()


def test_too_many_parts_or_too_much_in_all_is_refused(monkeypatch):
    monkeypatch.setattr(attachment_containers, "MOST_MEMBERS", 3)
    assert "packed as no Office file" in refused(
        "a.docx", office("word/a", ("b", b""), ("c", b""))
    )
    monkeypatch.setattr(attachment_containers, "MOST_MEMBERS", 30)
    monkeypatch.setattr(attachment_containers, "MOST_UNPACKED", 50)
    assert "packed as no Office file" in refused("a.docx", office("word/a", ("b", b"x" * 60)))


def overlapping():
    """Return a ZIP of which two entries point to the same bytes (Fifield's kind of bomb)."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", b"w" * 50)
        again = ZipInfo("word/again.xml")
        kept = archive.infolist()[1]
        again.file_size, again.compress_size, again.CRC = 50, 50, kept.CRC
        again.header_offset = kept.header_offset
        archive.filelist.append(again)
        archive.NameToInfo[again.filename] = again
    return made.getvalue()


def test_parts_that_lie_over_each_other_are_refused():
    assert "lie over each other" in refused("a.docx", overlapping())


def test_a_part_that_lies_about_its_size_is_never_unpacked_further():
    content = office("word/document.xml", ("word/media/a.bin", bytes(20 * 1024 * 1024)))
    honest, lie = (20 * 1024 * 1024).to_bytes(4, "little"), (2000).to_bytes(4, "little")
    tracemalloc.start()
    look("a.docx", content.replace(honest, lie))
    assert tracemalloc.get_traced_memory()[1] < 4 * 1024 * 1024
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (zipped([("a.pdf", PDF)]), "an archive (ZIP)"),
        (zipped([]), "an archive (ZIP)"),
        (office("word/document.xml", ("word/vbaProject.bin", b"x")), "macros"),
        (office("word/document.xml", ("word/VBAPROJECT.BIN", b"x")), "macros"),
        (
            zipped([("[Content_Types].xml", b"x.macroEnabled.main+xml"), ("word/a", b"")]),
            "macros",
        ),
        (opendocument("text", ("Basic/Standard/Module1.xml", b"x")), "macros"),
        (opendocument("text", ("Scripts/python/a.py", b"x")), "macros"),
        (opendocument("graphics"), "an archive (ZIP)"),
        (holding("embeddings/a.bin", b"MZ\x90"), "Windows program"),
        (holding("embeddings/o.bin", OLE), "Office file inside"),
        (holding("x.xml", zipped([("a", b"")])), "another archive inside"),
        (holding("a.docx", office("word/a", ("b.xlsx", DOCX))), "another archive inside"),
        (office("word/document.xml", ("../../etc/passwd", b"x")), "path outside"),
        (office("word/document.xml", ("/etc/passwd", b"x")), "path outside"),
        (DOCX[:60], "damaged"),
        (DOCX[:-30], "damaged"),
        (b"PK\x03\x04" + bytes(100), "damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "content",
)
def test_what_a_container_hides_is_refused(content, said):
    assert said in refused("a.docx", content)


def test_the_table_behind_a_chart_may_lie_in_a_document():
    with_chart = office("word/document.xml", ("word/embeddings/chart.xlsx", attached.XLSX))
    assert isinstance(look("a.docx", with_chart), Accepted)


def test_a_container_packed_in_an_unusual_way_is_refused():
    packed = zipped([("[Content_Types].xml", TYPES), ("word/a", b"a")], packed=ZIP_BZIP2)
    assert "a way that Office does not use" in refused("a.docx", packed)


def test_an_encrypted_part_is_refused():
    content = bytearray(DOCX)
    at = content.rindex(b"PK\x01\x02")
    content[at + 8] |= 1
    assert "encrypted" in refused("a.docx", bytes(content))


@given(st.binary(max_size=2000), st.text(max_size=60))
def test_any_bytes_under_any_name_get_an_answer(content, name):
    found = look(name, content)
    assert isinstance(found, Accepted) or found


@given(st.data())
def test_a_container_with_any_bytes_changed_gets_an_answer(data):
    content = bytearray(attached.office("word/d", ("word/e/a.xlsx", attached.XLSX)))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(4, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    found = look("a.docx", bytes(content))
    assert isinstance(found, Accepted) or found


def test_the_kinds_that_are_accepted_are_told():
    assert "Word document (docx)" in ACCEPTED_WORDS
