import gzip
import io
import json
import zipfile
from collections import Counter

import polars as pl
import pytest

from firsthand.domain.intelligence.source import Problem
from firsthand.sources import recognise as keys
from firsthand.sources.overview_shapes import SHAPES
from firsthand.sources.recognise import recognise
from tests.sources.invented_tables import outcomes, workbook


def kind(tmp_path, content, name="file.bin"):
    path = tmp_path / name
    path.write_bytes(content)
    found = recognise(path)
    return found.reason if isinstance(found, Problem) else found


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.7 rest", keys.REPORT),
        (b"\r\n\r\n%PDF-1.4 rest", keys.REPORT),
        (b"", "empty"),
        (b"<!DOCTYPE html>", "web-page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "encrypted"),
        (b"PK\x03\x04 and no more", "truncated"),
        (b"PAR1 and no more", "truncated"),
        (gzip.compress(b"words" * 99, mtime=0)[:20], "truncated"),
        (gzip.compress(b"words", mtime=0), "no-reader"),
        (gzip.compress(b"", mtime=0), "no-reader"),
        (b"GIF89a\x00", "not-a-table"),
        (b"Some words\n", "no-reader"),
        (b"time_period,time_identifier,la_name\n", keys.STATISTICS),
        (b"\xef\xbb\xbftime_period,geographic_level\n", keys.STATISTICS),
        (b'"col_name","col_type","label"\n', keys.STATISTICS_METADATA),
        (b"la_name,overall_rating,publication_date,report_url\n", keys.YOUTH_JUSTICE),
    ],
)
def test_a_file_is_known_by_its_content(tmp_path, content, expected):
    assert kind(tmp_path, content) == expected


@pytest.mark.parametrize("name", ["report.pdf", "table.xlsx", "data.csv", "nothing"])
def test_the_name_of_a_file_decides_nothing(tmp_path, name):
    assert kind(tmp_path, b"<html>moved</html>", name) == "web-page"
    assert kind(tmp_path, b"%PDF-1.7", name) == keys.REPORT


def test_an_outcomes_workbook_is_known_by_its_sheets(tmp_path):
    assert recognise(outcomes(tmp_path / "any.name")) == keys.OUTCOMES


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.key)
def test_an_overview_is_known_by_its_columns(tmp_path, shape):
    path = workbook(tmp_path / "any.xlsx", {"one": (("la_code", *shape.marks),)})
    assert recognise(path) == keys.OVERVIEW


def test_another_workbook_has_no_reader(tmp_path):
    path = workbook(tmp_path / "any.xlsx", {"Sheet1": (("a", "b"),), "Sheet2": ()})
    assert recognise(path).reason == "no-reader"
    assert recognise(workbook(tmp_path / "empty.xlsx", {"Sheet1": ()})).reason == "no-reader"


def test_text_taken_from_reports_is_known_by_its_first_record(tmp_path):
    record = json.dumps({"repo": "a", "file": "b", "pages": 1, "text": "c"}).encode()
    assert kind(tmp_path, gzip.compress(record + b"\n")) == keys.DERIVED_TEXT


def test_the_interactive_tool_is_known_by_its_columns(tmp_path):
    def parquet(*columns):
        memory = io.BytesIO()
        pl.DataFrame({name: ["x"] for name in columns}).write_parquet(memory)
        return memory.getvalue()

    tool = parquet("Short Desc", "Data item", "Years", "LA and Regions", "Values")
    assert kind(tmp_path, tool) == keys.INTERACTIVE_TOOL
    assert kind(tmp_path, parquet("a", "b")) == "no-reader"


def test_a_zip_of_csv_files_is_an_archive_of_statistics(tmp_path):
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        archive.writestr("dataset_names.csv", "file_name,dataset_name\n")
    assert kind(tmp_path, memory.getvalue()) == keys.STATISTICS_ARCHIVE


def test_a_refusal_says_what_is_needed_and_what_to_do(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"<html>404</html>")
    found = recognise(path)
    assert (found.file_name, found.row) == ("report.pdf", None)
    assert found.needed
    assert found.remedy


def test_each_real_file_goes_to_its_reader_and_the_four_error_pages_to_none(public):
    found = Counter()
    for path in sorted(public.rglob("*")):
        if path.is_file():
            answer = recognise(path)
            found[answer.reason if isinstance(answer, Problem) else answer] += 1
    assert found.pop("no-reader") < 20
    assert found == {
        keys.REPORT: 389,
        "web-page": 4,
        keys.OUTCOMES: 2,
        keys.OVERVIEW: 3,
        keys.YOUTH_JUSTICE: 1,
        keys.STATISTICS: 9,
        keys.INTERACTIVE_TOOL: 1,
        keys.DERIVED_TEXT: 1,
    }
