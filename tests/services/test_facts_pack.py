"""The facts pack: the same facts back, the same bytes again, and nothing that must not ship."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from firsthand.domain.common.place import Place
from firsthand.domain.intelligence.matched import match
from firsthand.domain.intelligence.pseudonym import code_for, without_names
from firsthand.domain.intelligence.reading import Reading
from firsthand.domain.intelligence.sighting import PrintedGrade, Statement
from firsthand.domain.intelligence.soundness import sound
from firsthand.sources.pack.check import check
from firsthand.sources.pack.columns import ALL_FILES, names_of
from firsthand.sources.pack.read import digest, read
from firsthand.sources.pack.readme import readme
from firsthand.sources.pack.write import write
from tests.store import strategies
from tests.store.invented import figure, problem, reading, sighting, source


def packed(*readings):
    return match([without_names(sound(one)) for one in readings])


EXAMPLE = packed(
    reading(sighting(), figures=[figure()], problems=[problem()]),
    Reading(source=None, problems=(problem("not-a-pdf", row=None),)),
)


@given(readings=strategies.readings)
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_again(readings):
    kept = packed(*readings)
    with TemporaryDirectory() as folder:
        write(kept, Path(folder))
        again = tuple(read(Path(folder)))
    assert again == tuple(sorted(kept, key=lambda m: m.reading.source.source_id))


def test_writing_twice_gives_the_same_bytes(tmp_path):
    write(EXAMPLE, tmp_path / "one")
    write(tuple(reversed(EXAMPLE)), tmp_path / "two")
    for file in ALL_FILES:
        one, two = (tmp_path / f / f"{file}.csv" for f in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()
    assert digest(tmp_path / "one") == digest(tmp_path / "two")


def test_the_digest_changes_with_any_fact(tmp_path):
    write(EXAMPLE, tmp_path)
    before = digest(tmp_path)
    write(packed(reading(sighting(grade="Inadequate"))), tmp_path)
    assert digest(tmp_path) != before


def test_a_sound_pack_passes_its_check(tmp_path):
    write(EXAMPLE, tmp_path)
    assert check(tmp_path) == ()


def test_names_of_people_are_not_shipped(tmp_path):
    write(EXAMPLE, tmp_path)
    statements = (tmp_path / "statements.csv").read_text(encoding="utf-8")
    assert "Byron" not in statements
    assert code_for("Ada Byron") in statements


def reasons(folder):
    return {found.reason for found in check(folder)}


def test_a_name_that_slipped_through_is_found(tmp_path):
    write(match([sound(reading(sighting(lead="Ada Byron")))]), tmp_path)
    assert reasons(tmp_path) == {"name"}


def test_a_sentence_of_a_report_is_found(tmp_path):
    sentence = "Most children wait too long. Social workers change often and " * 3
    told = replace(
        sighting(), statements=(Statement(field="visit_theme", value=sentence, place=Place()),)
    )
    write(packed(reading(told)), tmp_path)
    assert reasons(tmp_path) == {"sentence"}


def test_a_grade_of_an_unreadable_area_is_found(tmp_path):
    told = replace(sighting(), grades=(PrintedGrade(area="All Areas!", label="Good"),))
    write(packed(reading(told)), tmp_path)
    (found,) = check(tmp_path)
    assert (found.file_name, found.reason, found.row) == (
        "grades.csv",
        "unreadable-value",
        "line 2",
    )
    assert "the judgement area" in found.needed


@pytest.mark.parametrize("file", ALL_FILES)
def test_a_missing_file_is_found(tmp_path, file):
    write(EXAMPLE, tmp_path)
    (tmp_path / f"{file}.csv").unlink()
    assert reasons(tmp_path) == {"missing-file"}


@pytest.mark.parametrize("file", ALL_FILES)
def test_changed_columns_are_found(tmp_path, file):
    write(EXAMPLE, tmp_path)
    path = tmp_path / f"{file}.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(names_of(file)[0], "x", 1))
    assert "wrong-columns" in reasons(tmp_path)


def test_a_row_of_no_known_source_is_found(tmp_path):
    write(EXAMPLE, tmp_path)
    with open(tmp_path / "grades.csv", "a", encoding="utf-8") as out:
        out.write(f"{'b' * 16},0,overall,Good,1\n")
    assert reasons(tmp_path) == {"broken-reference"}


def test_the_same_file_under_two_names_is_packed_once(tmp_path):
    twice = packed(
        reading(sighting()), reading(sighting(), at=replace(source(), file_name="b.pdf"))
    )
    assert write(twice, tmp_path)["sources"] == 1
    assert check(tmp_path) == ()


def test_the_readme_explains_every_column_and_counts_every_row(tmp_path):
    counts = write(EXAMPLE, tmp_path)
    text = readme(counts)
    for file in ALL_FILES:
        assert f"| `{file}.csv` | {counts[file]:,} |" in text
        assert all(f"| `{name}` |" in text for name in names_of(file))
