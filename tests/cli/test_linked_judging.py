"""`firsthand linked sample|judge|estimate`: from doubtful pairs to a number, or to none."""

import csv
import io
import json
import zipfile
from datetime import UTC, date, datetime

import polars as pl
import pytest
from typer.testing import CliRunner

from firsthand.cli import clock
from firsthand.cli.commands import app
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.records import Records
from firsthand.services.linking import keeping, kept, shapes_linking
from firsthand.sources.estimate_answers import read_answer
from firsthand.stats.hidden.methods import METHODS
from tests.domain.prevalence.linkage.judged_lists import Made

pytestmark = [pytest.mark.requirement("R6"), pytest.mark.requirement("R12")]
NOW = datetime(2026, 7, 1, 10, tzinfo=UTC)
MADE = Made(children=1500)
HIDDEN = ("method", "estimate", "lower", "upper", "level", "refused", "reasons", "detail")


def run(*words, catch=True):
    return CliRunner().invoke(app, ["linked", *map(str, words)], catch_exceptions=catch)


def keep(folder, records=MADE.records, threshold=0.95):
    linkage = MADE.linkage(threshold)
    kept.keep(
        folder,
        kept.Kept(
            records=records,
            pairs=linkage.pairs,
            model=linkage.model,
            threshold=threshold,
            seed=1,
            linked_on=NOW.date(),
            reasons=(),
        ),
    )


@pytest.fixture
def folder(kept_files, settings, tmp_path, monkeypatch):
    settings.FOLDER_KEYS, settings.LINK_PASSPHRASE = tmp_path / "folder-keys", ""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    made = keeping.created(
        tmp_path / "study", delete_on=date(2026, 8, 1), purpose="overlap", who="Anne", now=NOW
    )
    keep(made)
    return made.path


def opened(folder):
    return keeping.opened(folder, who="Anne", command="test", now=NOW)


def filled(sheet, rows=None, **changed):
    """Fill in a sheet as one does who knows the truth; `changed` rows say something else."""
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        found = [row for row in csv.DictReader(file) if row["record_1"]]
    for number, row in enumerate(found, start=2):
        same = row["record_1"].split("-")[1] == row["record_2"].split("-")[1]
        row["match"] = changed.get(f"row{number}", "yes" if same else "NO")
    text = io.StringIO()
    writer = csv.DictWriter(text, found[0].keys())
    writer.writeheader()
    writer.writerows(found[:rows])
    sheet.write_text(text.getvalue(), encoding="utf-8")
    return sheet


@pytest.fixture
def sheet(folder, tmp_path):
    file = tmp_path / "pairs.csv"
    result = run("sample", folder, "--output", file, "--pairs", "80")
    assert result.exit_code == 0, result.output
    return file


def estimated(folder, *words):
    result = run(
        *("estimate", folder, "--format", "json", "--replicates", "60", "--draws", "8", *words)
    )
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_a_sheet_shows_two_records_side_by_side_and_no_probability(folder, sheet):
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert 80 <= len(rows) < 110
    assert set(rows[0]) == {
        *("pair", "match", "list_1", "list_2", "record_1", "record_2"),
        *(f"{name}_{at}" for name in ("given_name", "surname") for at in "12"),
        *(f"{name}_{at}" for name in ("date_of_birth", "postcode") for at in "12"),
    }
    assert rows[0]["given_name_1"].startswith("given_name ")
    assert {row["match"] for row in rows} == {""}


def test_whoever_draws_is_told_to_delete_the_sheet_and_nobody_else_can_read_it(
    folder, tmp_path
):
    file = tmp_path / "pairs.xlsx"
    result = run("sample", folder, "--output", file, "--pairs", "20")
    assert "WARNING: This sheet names children" in result.stderr
    assert "delete it" in result.stderr
    assert file.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(file) as book:
        texts = book.read("xl/sharedStrings.xml").decode("utf-8")
    assert "nothing here may be published" in texts
    assert "Open Government Licence" not in texts


def test_a_sample_is_not_drawn_over_another_nor_a_file_over_another(folder, sheet, tmp_path):
    other = tmp_path / "other.csv"
    result = run("sample", folder, "--output", sheet)
    assert result.exit_code == 2
    assert "there already" in result.stderr
    with pytest.raises(Refused, match="drawn before"):
        run("sample", folder, "--output", other, catch=False)
    assert not other.exists()
    assert run("sample", folder, "--output", other, "--again").exit_code == 0
    with pytest.raises(Refused, match="Give 1 to"):
        run("sample", folder, "--output", tmp_path / "x.csv", "--pairs", "0", catch=False)
    assert run("sample", folder, "--output", tmp_path / "x.doc").exit_code == 2
    nowhere = run("sample", folder, "--output", tmp_path / "none" / "x.csv")
    assert "cannot be written" in nowhere.stderr


def test_hashed_lists_cannot_be_judged(folder, tmp_path):
    frame = MADE.records.frame.select(
        "row", "list", "record", hashed_surname=pl.col("surname").hash().cast(pl.String)
    )
    keep(opened(folder), Records(lists=MADE.records.lists, frame=frame))
    with pytest.raises(Refused, match="nobody can judge a pair of hashes"):
        run("sample", folder, "--output", tmp_path / "x.csv", catch=False)


def test_answers_are_taken_in_and_bad_rows_are_told_by_number(folder, sheet):
    filled(sheet, row3="perhaps", row4="", row5="cannot tell")
    with sheet.open("a", encoding="utf-8") as file:
        first = sheet.read_text(encoding="utf-8").splitlines()[1].split(",")
        file.write(f"999-abcd,yes\n\n{first[0]},{'no' if first[1] == 'yes' else 'yes'}\n")
    result = run("judge", folder, sheet, "--by", "Bea")
    assert result.exit_code == 1, result.output
    assert "3 rows were not taken in; the answers of the " in result.stderr
    assert "1 cannot tell; 3 are not judged" in result.stdout
    assert "Row 3: neither yes, no nor cannot tell." in result.stderr
    assert ": of no pair of the sample" in result.stderr
    assert ": a pair that is judged in another way above" in result.stderr
    # A note, or a cell in the wrong column, may name a child.
    assert "perhaps" not in result.output and "999-abcd" not in result.output
    later = run("judge", folder, filled(sheet), "--by", "Bea")
    assert later.exit_code == 0, later.output
    assert "0 cannot tell; 0 are not judged" in later.stdout


def test_a_sheet_of_which_nothing_can_be_taken_in_changes_nothing_and_leaves_with_2(
    folder, sheet
):
    filled(sheet, rows=2, row2="perhaps", row3="JA")
    result = run("judge", folder, sheet, "--by", "Bea")
    assert result.exit_code == 2, result.output
    assert result.stdout.startswith("0 pairs are judged")
    assert "Rows 2 to 3: neither yes, no nor cannot tell." in result.stderr
    assert "2 rows were not taken in, and no other had an answer" in result.stderr
    assert (
        "judged" not in json.loads(run("log", folder, "-f", "json").stdout)["uses"][-1]["what"]
    )


def test_a_sheet_that_nobody_filled_in_is_said_to_hold_no_answer(folder, sheet):
    result = run("judge", folder, sheet, "--by", "Bea")
    assert result.stdout.startswith("This sheet has no answer in it, and nothing was changed.")


def test_who_judged_and_when_is_kept(folder, sheet):
    from firsthand.services.linking import sampling

    run("judge", folder, filled(sheet), "--by", " Bea ")
    _, said = sampling.judgements(opened(folder))
    assert {(one.by, one.on) for one in said} == {("Bea", "2026-07-01")}
    with pytest.raises(Refused, match="Nobody is named"):
        run("judge", folder, sheet, "--by", " ", catch=False)


def test_answers_to_an_older_sample_are_not_put_to_other_pairs(folder, sheet, tmp_path):
    again = ("--again", "--seed", "2", "--pairs", "80")
    run("sample", folder, "--output", tmp_path / "new.csv", *again)
    result = run("judge", folder, filled(sheet), "--by", "Bea")
    assert ": of no pair of the sample" in result.stderr
    assert result.stdout.startswith("0 pairs are judged") or "not judged" in result.stdout


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "\x00\x01"])
def test_what_is_no_judged_sheet_is_refused(folder, sheet, text):
    sheet.write_text(text)
    with pytest.raises(Refused, match=r"sheet|columns"):
        run("judge", folder, sheet, "--by", "Bea", catch=False)


def test_nothing_is_judged_before_a_sample_was_drawn(folder, tmp_path):
    with pytest.raises(Refused, match="No sample was drawn"):
        run("judge", folder, tmp_path / "x.csv", "--by", "Bea", catch=False)


def test_without_judgements_no_number_heads_the_answer(folder):
    told = estimated(folder, "--method", "chao")
    assert told["linkage"]["guess"] is True
    assert told["linkage"]["judged"] == 0


def test_a_judged_linkage_gives_numbers_with_its_error(folder, sheet, monkeypatch):
    monkeypatch.delitem(METHODS, "latent")  # it samples for seconds
    run("judge", folder, filled(sheet), "--by", "Bea")
    told = estimated(folder)
    assert set(HIDDEN) <= set(told)
    assert told["method"] == "all"
    assert [one["method"] for one in told["estimates"]][:2] == ["all", "stepwise"]
    linkage = told["linkage"]
    assert {"estimate", "lower", "upper"} <= set(linkage["precision"])
    assert {"estimate", "lower", "upper", "by_model"} <= set(linkage["blocking_recall"])
    assert set(linkage["share_of_variance"]) == {"linkage", "model", "sampling"}
    assert told["linkage_share"] == linkage["share_of_variance"]["linkage"]
    assert linkage["draws"] == 8
    assert len(linkage["sensitivity"]) == 4
    assert ["police", "health"] in [one["lists"] for one in linkage["by_lists"]]
    read = read_answer(json.dumps(told).encode(), name="answer.json")
    assert read.linked
    assert read.linkage_share == told["linkage_share"]
    assert run("status", folder).exit_code == 0
    assert "estimated" in run("log", folder).stdout


def test_a_table_for_people_says_where_the_doubt_comes_from(folder, sheet):
    run("judge", folder, filled(sheet), "--by", "Bea")
    result = run(
        *("estimate", folder, "--method", "stepwise", "--replicates", "60", "--draws", "8")
    )
    assert result.exit_code == 0, result.output
    assert "As judged: links that are right" in result.stdout
    assert "due to linkage" in result.stdout
    assert "more true links found" in result.stdout
    assert "They do not see" in result.stdout


def test_lists_that_are_not_there_and_draws_that_are_too_few_are_refused(folder):
    for words, why in (
        (("--apart", "police,army"), "No list is called 'army'"),
        (("--draws", "1"), "1 draws"),
    ):
        with pytest.raises(Refused, match=why):
            run("estimate", folder, *words, catch=False)


@pytest.mark.parametrize(
    ("weight", "said"),
    [
        (60.0, "more than 0.9999"),
        (-60.0, "less than 0.0001"),
        (13.0, "0.9999"),
        (10.0, "0.999"),
        (0.0, "0.5"),
        (-9.0, "0.0019"),
    ],
)
def test_a_probability_is_never_told_as_1_or_0(weight, said):
    assert shapes_linking.probability_said(1 / (1 + 2.0**-weight)) == said


GROUPED = ("--method", "chao", "--by", "area")


@pytest.fixture
def two_areas(folder):
    """Return the folder with lists that say of an area, and police of two desks."""
    row, police = pl.col("row"), pl.col("list") == 0
    frame = MADE.records.frame.with_columns(
        area=pl.Series(["East" if one % 3 else "West" for one in MADE.child]),
        part=pl.when(police & (row % 2 == 0)).then(pl.lit("CID")),
    )
    keep(opened(folder), Records(lists=MADE.records.lists, frame=frame))
    return folder


def test_groups_stand_beside_the_whole_as_in_hidden_by(two_areas, tmp_path):
    told = estimated(two_areas, *GROUPED)
    assert set(told) == {
        *("by", "sentence", "whole", "groups", "total"),
        *("linked", "linkage_share", "linkage"),
    }
    assert [one["group"] for one in told["groups"]] == ["East", "West"]
    east, west = (one["answers"] for one in told["groups"])
    assert east["observed"] + west["observed"] == pytest.approx(
        told["whole"]["observed"], abs=2
    )
    assert told["linkage"]["of_groups"]["people_of_no_known_group"] == 0
    assert told["linkage"]["guess"] is True
    alone = estimated(two_areas, "--method", "chao")
    assert told["whole"]["estimate"] == alone["estimate"]
    assert read_answer(json.dumps(west).encode(), name="west.json").linked
    with pytest.raises(Refused, match="by area"):
        read_answer(json.dumps(told).encode(), name="answer.json")


def test_groups_are_printed_and_written_as_rows(two_areas, tmp_path):
    file = tmp_path / "areas.csv"
    few = ("--draws", "4", "--replicates", "20")
    assert run("estimate", two_areas, *GROUPED, *few, "-f", "csv", "-o", file).exit_code == 0
    with file.open(encoding="utf-8-sig", newline="") as written:
        names = [row["group"] for row in csv.DictReader(written)]
    assert names == ["East", "West", "sum of groups", "all as one"]
    shown = run("estimate", two_areas, *GROUPED, *few).stdout
    assert "children have records that state more than one area" in shown
    assert "are of the whole linkage" in shown


def test_a_split_list_counts_as_its_parts(two_areas):
    told = estimated(two_areas, "--method", "chao", "--split", "police")
    assert told["lists"] == ["police: CID", "police: not stated", "health", "school"]
    apart = ("--apart", "police,health")
    with pytest.raises(Refused, match="lists are police: CID, police: not stated, health"):
        run("estimate", two_areas, "--split", "police", *apart, catch=False)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--by", "group"), "No list carries a group or an area"),
        (("--split", "health"), "health does not say which part"),
    ],
)
def test_groups_and_parts_that_no_list_names_are_refused(folder, words, said):
    with pytest.raises(Refused, match=said):
        run("estimate", folder, *words, catch=False)
