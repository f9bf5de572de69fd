"""Texts from folders and files: what is read, and what is kept as a problem and said."""

import csv
import gzip
import json
from datetime import date

import pytest

from firsthand.sources.text_rows import csv_texts, day_of
from firsthand.sources.texts import read_texts
from tests.conftest import SHARED, skip

WORDS = "A child was hurt in the invented house."


def read(path):
    return read_texts(path, workers=1, progress=lambda *_: None)


def reasons(found):
    return [problem.reason for problem in found.problems]


def test_rows_of_a_table_are_texts_with_place_and_date(tmp_path):
    (tmp_path / "a.csv").write_text(f"place,date,text\nAsh,2024-03-18,{WORDS}\n")
    (text,) = read(tmp_path).texts
    assert (text.place, text.on, text.body) == ("Ash", date(2024, 3, 18), WORDS)


def test_headings_may_be_other_plain_names_and_stand_in_any_order(tmp_path):
    (tmp_path / "a.csv").write_text(
        f"Received on;Concern;Local authority\n1/4/2024;{WORDS};Ash\n"
    )
    (text,) = read(tmp_path).texts
    assert (text.place, text.on) == ("Ash", date(2024, 4, 1))


def test_lines_of_json_and_of_compressed_json_are_texts(tmp_path):
    row = json.dumps({"place": "Ash", "date": "2024-03-18", "text": WORDS, "kind": "letter"})
    (tmp_path / "a.jsonl").write_text(row + "\n")
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(row.encode()))
    (tmp_path / "c.json").write_text(f"[{row}]")
    found = read(tmp_path)
    assert len(found.texts) == 3
    assert {text.kind for text in found.texts} == {"letter"}


def test_a_plain_text_is_dated_by_its_name_and_placed_by_its_folder(tmp_path):
    folder = tmp_path / "Ash"
    folder.mkdir()
    (folder / "2024-03-18 letter.txt").write_text(WORDS)
    (text,) = read(tmp_path).texts
    assert (text.place, text.on) == ("Ash", date(2024, 3, 18))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", WORDS.encode(), "no-date"),
        ("2024-03-18 a.txt", b"", "empty"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"name,age\nx,3\n", "wrong-columns"),
        ("a.csv", b"place,date,text\nAsh,soon,words\n", "no-date"),
        ("a.csv", b"place,date,text\n,2024-03-18,words\n", "no-place"),
        ("a.csv", b"place,date,text\nAsh,2024-03-18,\n", "no-text"),
        ("a.jsonl", b"{broken\n", "unreadable-value"),
        ("a.jsonl", b'{"text": "words"}\n', "wrong-columns"),
        ("a.jsonl.gz", b"no gzip at all", "truncated"),
        ("a.pdf", b"<!DOCTYPE html><html><body>404</body></html>", "not-a-pdf"),
        ("a.pdf", b"", "empty"),
    ],
)
def test_what_cannot_be_read_is_a_problem_with_words_for_a_person(
    tmp_path, name, content, reason
):
    (tmp_path / name).write_bytes(content)
    found = read(tmp_path)
    assert found.texts == ()
    assert reasons(found) == [reason]
    (problem,) = found.problems
    assert problem.given
    assert problem.needed
    assert problem.remedy


def test_a_bad_row_does_not_stop_the_good_ones(tmp_path):
    rows = (
        f"place,date,text\nAsh,2024-03-18,{WORDS}\nAsh,never,{WORDS}\nElm,2024-03-19,{WORDS}\n"
    )
    (tmp_path / "a.csv").write_text(rows)
    found = read(tmp_path)
    assert [text.place for text in found.texts] == ["Ash", "Elm"]
    (problem,) = found.problems
    assert problem.row == "line 3"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_table_may_come_in_any_usual_encoding(tmp_path, encoding):
    (tmp_path / "a.csv").write_bytes(
        f"place,date,text\nAsh,2024-03-18,“{WORDS}” café\n".encode(encoding)
    )
    (text,) = read(tmp_path).texts
    assert text.body == f"“{WORDS}” café"


def test_files_of_other_kinds_are_left_alone_and_counted(tmp_path):
    (tmp_path / "a.png").write_bytes(b"x")
    (tmp_path / "a.csv").write_text(f"place,date,text\nAsh,2024-03-18,{WORDS}\n")
    assert (read(tmp_path).files, read(tmp_path).beside) == (1, 1)


def test_the_order_in_which_files_come_does_not_matter(tmp_path):
    for folder, names in (("one", "ab"), ("two", "ba")):
        (tmp_path / folder).mkdir()
        for name, place in zip(names, ("Ash", "Elm"), strict=True):
            (tmp_path / folder / f"{name}.csv").write_text(
                f"place,date,text\n{place},2024-03-18,{WORDS}\n"
            )
    assert read(tmp_path / "one").texts == read(tmp_path / "two").texts


@pytest.mark.parametrize(
    ("told", "on"),
    [
        ("2024-03-18", date(2024, 3, 18)),
        ("2024-03-18T09:30:00Z", date(2024, 3, 18)),
        ("18/03/2024", date(2024, 3, 18)),
        ("4/3/2024", date(2024, 3, 4)),
        ("18 March 2024", date(2024, 3, 18)),
        ("2024-03", date(2024, 3, 1)),
        ("31/02/2024", None),
        ("soon", None),
    ],
)
def test_days_are_read_as_they_are_written_in_britain(told, on):
    assert day_of(told) == on


@pytest.mark.shared
def test_real_reports_tell_their_own_place_and_date():
    folder = SHARED / "data/public/ofsted-ilacs-scrape-tool/export_data/inspection_reports"
    if not folder.exists():
        skip("the publishers' reports are not here")
    some = next(iter(sorted(folder.glob("*rotherham"))))
    found = read(some)
    assert {text.place for text in found.texts} == {"Rotherham"}
    assert {text.kind for text in found.texts} <= {"sif report", "ilacs report"}
    assert reasons(found) == ["not-a-pdf"]


@pytest.mark.shared
def test_real_letters_are_read_from_their_texts():
    file = SHARED / "data/public/derived_text_focused_visits_jtai.jsonl.gz"
    if not file.exists():
        skip("the publishers' letters are not here")
    found = read(file)
    assert len(found.texts) > 400
    assert len(found.texts) + len(found.problems) == 467


@pytest.mark.parametrize("deep", ["[" * 100_000, '{"a":' * 100_000])
def test_json_nested_without_end_is_a_problem_and_the_other_lines_are_read(tmp_path, deep):
    file = tmp_path / "deep.jsonl"
    good = '{"place": "Leeds", "date": "2024-01-02", "text": "Children were seen."}'
    file.write_text(f"{good}\n{deep}\n{good}\n")
    read = read_texts(file, workers=1, progress=lambda *_: None)
    assert len(read.texts) == 2
    assert [one.reason for one in read.problems] == ["unreadable-value"]


def test_a_long_text_in_a_cell_leaves_the_limit_of_other_readers_as_it_was(tmp_path):
    before = csv.field_size_limit()
    path = tmp_path / "long.csv"
    path.write_text(f"place,date,text\nRotherham,2024-01-02,{'word ' * 40_000}\n")
    (found,) = csv_texts(path, path.read_text())
    assert len(found.body) > before
    assert csv.field_size_limit() == before
