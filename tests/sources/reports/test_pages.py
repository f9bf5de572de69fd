"""Which files are read, and the reason given for each that is not."""

import hashlib

import pytest

from firsthand.domain.intelligence.source import Problem
from firsthand.sources.reports.pages import read_pages
from tests.sources.reports.paper import pdf

TEXT = "Boats go up and down the river all day long, and nobody counts them."


def reason(path, content):
    path.write_bytes(content)
    problem = read_pages(path)
    assert isinstance(problem, Problem)
    assert problem.file_name == path.name
    assert problem.given and problem.needed and problem.remedy
    return problem.reason


@pytest.fixture
def file(tmp_path):
    return tmp_path / "report.pdf"


def test_each_page_of_a_pdf_is_read_apart(file):
    file.write_bytes(pdf([TEXT, f"{TEXT}\nThe end."]))
    pages = read_pages(file).pages
    assert [page.splitlines() for page in pages] == [[TEXT], [TEXT, "The end."]]


def test_the_hash_is_that_of_the_file(file):
    file.write_bytes(pdf([TEXT]))
    assert read_pages(file).sha256 == hashlib.sha256(pdf([TEXT])).hexdigest()


def test_a_web_page_named_like_a_pdf_is_refused(file):
    assert reason(file, b"\n<!DOCTYPE html>\n<html><p>Not found</p></html>") == "not-a-pdf"


def test_a_picture_named_like_a_pdf_is_refused(file):
    assert reason(file, b"\x89PNG\r\n\x1a\n" + b"\0" * 400) == "not-a-pdf"


@pytest.mark.parametrize("content", [b"", b" \n"])
def test_a_file_without_content_is_empty(file, content):
    assert reason(file, content) == "empty"


def test_a_pdf_without_pages_is_empty(file):
    assert reason(file, pdf([])) in {"empty", "damaged"}


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_a_pdf_that_breaks_off_is_truncated(file, part):
    whole = pdf([TEXT] * 8)
    assert reason(file, whole[: int(len(whole) * part)]) == "truncated"


def test_a_pdf_that_wants_a_password_is_encrypted(file):
    assert reason(file, pdf([TEXT], encrypted=True)) == "encrypted"


def test_pages_without_a_text_layer_are_images(file):
    assert reason(file, pdf(["", ""])) == "image-only"


def test_a_damaged_pdf_is_refused(file):
    assert reason(file, b"%PDF-1.4\nnothing of use\n%%EOF\n") == "damaged"


def test_a_missing_file_is_a_problem_and_no_crash(tmp_path):
    assert read_pages(tmp_path / "absent.pdf").reason == "unreadable-file"
