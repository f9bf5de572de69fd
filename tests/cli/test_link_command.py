"""`firsthand link FILES`: overlaps of lists, a folder for those who ask, refusals in words."""

import csv
import io
import json
from datetime import UTC, datetime

import numpy as np
import pytest
from typer.testing import CliRunner

import firsthand
from firsthand.cli import clock, link, outputs
from firsthand.cli.commands import app
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.invented.size import Wanted
from firsthand.domain.prevalence.linkage.people import people
from firsthand.services import inventing
from firsthand.services.linking import counted, keeping, kept, linking
from firsthand.services.linking.reading import proposed_mapping
from tests.engines.invented_lists import DESIGN

pytestmark = [
    pytest.mark.requirement("R6"),
    pytest.mark.requirement("R12"),
]
NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)
KEYS = {
    *("lists", "mapping", "confirmed", "engine", "seed", "model", "pairs", "threshold"),
    *("people", "overlaps", "by_group", "sweep", "folder", "delete_on", "reasons"),
}
NAMES = ("police", "health", "school")


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Return the files of invented agencies."""
    folder = tmp_path_factory.mktemp("invented") / "lists"
    inventing.invent(
        folder, DESIGN, Wanted(children=500), seed=3, progress=lambda done, total, what: None
    )
    return [folder / f"{name}.csv" for name in NAMES]


@pytest.fixture(scope="module")
def results():
    """Return what was linked before, by what was asked."""
    return {}


@pytest.fixture(autouse=True)
def once(results, monkeypatch):
    """Compare the same records with the same seed and model only once for all tests."""
    real = linking.linked

    def linked(records, **asked):
        key = (len(records), asked["seed"], asked["model"] is None, asked["place"].engine)
        if key not in results:
            results[key] = real(records, **asked)
        return results[key]

    monkeypatch.setattr(linking, "linked", linked)
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def folders(kept_files, settings, tmp_path):
    settings.FOLDER_KEYS, settings.LINK_PASSPHRASE = tmp_path / "folder-keys", ""
    return tmp_path


def run(*words, catch=False):
    return CliRunner().invoke(app, [*map(str, words)], catch_exceptions=catch)


def answered(*words):
    result = run("link", *words, "--format", "json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_the_answer_has_counts_and_nobody_in_it(files):
    told = answered(*files, "--yes")
    assert set(told) == KEYS
    assert told["confirmed"] is True
    assert told["folder"] is None
    for one in told["lists"]:
        assert one["people"] + one["duplicates"] == one["records"]
    rows = list(csv.DictReader(files[0].open()))
    text = json.dumps(told)
    assert not [row["postcode"] for row in rows if row["postcode"] and row["postcode"] in text]


def test_overlaps_go_straight_into_the_hidden_number(files, tmp_path):
    table = tmp_path / "overlaps.csv"
    told = answered(*files, "--yes", "--overlaps", table)
    rows = told["overlaps"]["rows"]
    assert sum(row["count"] for row in rows) == told["people"]
    estimate = json.loads(run("hidden", table, "--method", "chao", "-f", "json").stdout)
    assert estimate["observed"] == told["people"]
    printed = run("link", *files, "--yes", "--format", "csv").stdout
    assert printed.encode().split() == table.read_bytes().split()


def test_overlaps_by_area_and_of_a_split_list_go_straight_into_it_too(files, tmp_path):
    marked = []
    for file in files:
        rows = list(csv.DictReader(file.open()))
        for at, row in enumerate(rows):
            row["area"] = "North" if row["surname"] < "M" else "South"
            row["desk"] = "CID" if at % 2 else "Missing"
        marked.append(tmp_path / file.name)
        with marked[-1].open("w", newline="") as written:
            writer = csv.DictWriter(written, rows[0])
            writer.writeheader()
            writer.writerows(rows)
    table = tmp_path / "overlaps.csv"
    asked = ("--by", "area", "--split", "police")
    told = answered(*marked, "--yes", *asked, "--overlaps", table)
    assert told["overlaps"]["lists"][:2] == ["police: CID", "police: Missing"]
    rows = told["by_group"]["rows"]
    assert sum(row["count"] for row in rows) == told["people"]
    assert told["by_group"]["people_with_several_groups"] > 0
    found = json.loads(
        run("hidden", table, "--by", "area", "--method", "chao", "-f", "json").stdout
    )
    assert [one["group"] for one in found["groups"]] == ["North", "South"]
    assert found["whole"]["observed"] == told["people"]
    same = firsthand.link(*marked, yes=True, by="area", split="police")
    assert same["by_group"] == told["by_group"]
    with pytest.raises(Refused, match="Carried: area"):
        firsthand.link(*marked, yes=True, by="group")


def test_a_column_of_groups_called_as_a_list_is_refused(files, tmp_path):
    lists = [tmp_path / "area.csv", files[1]]
    lists[0].write_text(files[0].read_text())
    with pytest.raises(Refused, match="A list is called 'area'"):
        firsthand.link(*lists, yes=True, by="area")


def test_the_lower_the_threshold_the_fewer_people(files):
    told = answered(*files, "--yes", "--threshold", 0.9)
    swept = {one["threshold"]: one for one in told["sweep"]}
    assert list(swept) == list(counted.SWEPT)
    assert told["people"] == swept[0.9]["people"]
    counts = [one["people"] for one in told["sweep"]]
    assert counts == sorted(counts)
    assert sum(swept[0.5]["counts"]) == swept[0.5]["people"]


def test_the_table_says_what_was_compared_and_that_nothing_was_kept(files):
    shown = run("link", *files, "--yes").stdout
    assert "pairs were compared" in shown
    assert "Nothing about people was kept" in shown


def test_exact_headings_are_taken_unconfirmed_and_that_is_said(files):
    told = answered(*files)
    assert told["confirmed"] is False
    assert any("Nobody confirmed" in reason for reason in told["reasons"])


def test_uncertain_headings_are_shown_and_not_used_until_somebody_confirms(files, tmp_path):
    odd = tmp_path / "odd.csv"
    odd.write_text(files[0].read_text().replace("surname", "surname now", 1))
    result = run("link", odd, files[1], "--format", "json", catch=True)
    assert isinstance(result.exception, Refused)
    shown = json.loads(result.stderr[result.stderr.index("{\n") :])
    assert shown["lists"][0]["fields"]["surname"]["heading"] == "surname now"
    table = "  surname: 'surname now' (like heading)"
    assert table in result.stderr.partition("{\n")[0]
    proposal = tmp_path / "mapping.json"
    proposed = run("link", odd, files[1], "--propose", proposal)
    assert proposed.exit_code == 0
    assert table in proposed.stderr and "{" not in proposed.stderr
    mapping = json.loads(proposal.read_text())
    assert [one["list"] for one in mapping["lists"]] == ["odd", "health"]


def test_a_model_is_saved_and_used_again(files, tmp_path):
    file = tmp_path / "model.json"
    told = answered(*files, "--yes", "--save-model", file)
    again = answered(*files, "--yes", "--model", file)
    assert again["model"] == told["model"]
    assert again["overlaps"] == told["overlaps"]


def test_a_folder_keeps_the_linkage_and_explains_a_pair(files, folders):
    folder = folders / "study"
    told = answered(
        *files, "--yes", "--folder", folder, "--delete-on", "2026-07-02", "--purpose", "count"
    )
    assert (told["folder"], told["delete_on"]) == (str(folder), "2026-07-02")
    opened = keeping.opened(folder, who="Anne", command="linked estimate", now=NOW)
    found = kept.read(opened)
    person = people(found.records, found.pairs, found.threshold)
    assert len(set(person.tolist())) == told["people"]
    pair = found.pairs.frame.row(0, named=True)
    named = found.records.frame.row(pair["left"], named=True)
    one = f"{NAMES[named['list']]}:{named['record']}"
    shown = json.loads(
        run("linked", "waterfall", folder, one, pair["right"], "-f", "json").stdout
    )
    assert shown["weight"] == pytest.approx(pair["weight"], abs=1e-6)
    assert shown["steps"][-1]["total"] == shown["weight"]
    alone = run("linked", "waterfall", folder, named["record"], pair["right"], "-f", "json")
    assert json.loads(alone.stdout)["steps"] == shown["steps"]
    assert "bits" in run("linked", "waterfall", folder, one, pair["right"]).stderr
    for pair_asked, words in (((0, 1), "no pair"), (("police:none", 1), "No record is called")):
        result = run("linked", "waterfall", folder, *pair_asked, catch=True)
        assert isinstance(result.exception, Refused)
        assert words in str(result.exception)


@pytest.mark.parametrize(
    "words",
    [("--folder", "x"), ("--purpose", "count"), ("--folder", "x", "--delete-on", "2026-07-02")],
)
def test_a_folder_needs_a_last_day_and_a_purpose(files, words):
    assert run("link", *files, "--yes", *words).exit_code == 2


def test_what_cannot_be_is_refused_in_words(files, tmp_path):
    wrong = tmp_path / "model.json"
    wrong.write_text("{")
    for words, said in (
        ((*files, "--threshold", "2"), "probability from 0.001"),
        ((*files, "--model", wrong), "no JSON"),
        ((files[0],), "1 list was given"),
        ((*files * 5,), "up to 12"),
    ):
        result = run("link", *words, "--yes", catch=True)
        assert isinstance(result.exception, Refused)
        assert said in str(result.exception)
    with pytest.raises(Refused, match="no engine 'abacus'"):
        firsthand.link(*files, engine="abacus", yes=True)


def test_a_terminal_is_shown_what_is_proposed(files):
    found = proposed_mapping(files, progress=lambda done, total, what: None)
    lines = link.lines_of(found)
    assert lines[0] == "police (police.csv)"
    assert any(line.startswith("  surname: 'surname' (exact") for line in lines)


def test_records_that_another_list_sent_do_not_count_in_overlaps(files, tmp_path):
    sent = tmp_path / "health.csv"
    lines = files[1].read_text().splitlines()
    sent.write_text("\n".join([lines[0], *(line + "police" for line in lines[1:])]))
    told = answered(files[0], sent, files[2], "--yes")
    assert sum(row["count"] for row in told["overlaps"]["rows"] if row["health"]) == 0
    assert any("sent the child" in reason for reason in told["reasons"])


def test_python_gives_the_same_as_the_command(files):
    assert firsthand.link(*files, yes=True)["overlaps"] == answered(*files, "--yes")["overlaps"]


def test_overlaps_have_a_row_for_each_combination(files):
    rows = list(csv.DictReader(io.StringIO(run("link", *files, "--yes", "-f", "csv").stdout)))
    codes = [sum(2**at * int(row[name]) for at, name in enumerate(NAMES)) for row in rows]
    assert codes == np.arange(1, 8).tolist()


def test_whoever_keeps_a_linkage_is_told_what_comes_next(files, folders):
    kept_for = ("--folder", folders / "next", "--delete-on", "2026-07-02", "--purpose", "count")
    told = run("link", *files, "--yes", *kept_for).stdout
    assert f"firsthand linked sample {folders / 'next'} -o pairs.xlsx" in told


def unwrapped(output):
    """Return what an error says without its frame and its breaks, which a path moves."""
    return " ".join(output.replace("│", " ").split())


def test_no_file_is_written_over_a_list(files):
    before = files[0].read_bytes()
    for option in ("--propose", "--overlaps", "--save-model", "--output"):
        result = run("link", *files, "--yes", option, files[0], catch=True)
        assert result.exit_code == 2
        assert "one of the files that are read" in unwrapped(result.output)
    assert files[0].read_bytes() == before


def test_no_mapping_that_somebody_may_have_corrected_is_written_over(files, tmp_path):
    corrected = tmp_path / "mapping.json"
    corrected.write_text("corrected")
    result = run("link", *files, "--propose", corrected, catch=True)
    assert result.exit_code == 2
    assert "Name another file" in unwrapped(result.output)
    assert corrected.read_text() == "corrected"


@pytest.mark.requirement("R22")
@pytest.mark.parametrize("step", [(linking, "linked"), (kept, "keep")])
def test_a_link_that_is_stopped_takes_its_folder_away_and_can_be_given_again(
    files, folders, monkeypatch, step
):
    def stop(*_, **__):
        raise KeyboardInterrupt

    work = folders / "work"
    words = ("--yes", "--folder", work, "--delete-on", "2026-12-31", "--purpose", "overlap")
    with monkeypatch.context() as patch:
        patch.setattr(*step, stop)
        assert run("link", *files, *words, catch=True).exit_code == 130
    assert not work.exists()
    assert run("link", *files, *words).exit_code == 0


@pytest.mark.requirement("R22")
def test_what_a_killed_link_left_is_told_how_it_goes_and_goes(files, folders, monkeypatch):
    monkeypatch.setattr(linking.WorkingFolder, "discard", lambda folder: None)
    monkeypatch.setattr(kept, "keep", lambda *_: 1 / 0)
    work = folders / "work"
    words = ("--yes", "--folder", work, "--delete-on", "2026-12-31", "--purpose", "overlap")
    run("link", *files, *words, catch=True)
    told = str(run("linked", "estimate", work, catch=True).exception)
    assert f"firsthand linked delete {work} --yes" in told
    again = str(run("link", *files, *words, catch=True).exception)
    assert "firsthand linked delete" in again
    assert run("linked", "delete", work, "--yes").exit_code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--save-model", "{}"), "it is a folder"),
        (("--overlaps", "{}/none/overlaps.csv"), "there is no such folder"),
        (("--output", "{}/none/answer.csv", "-f", "csv"), "there is no such folder"),
        (("-f", "xlsx"), "A workbook cannot be printed"),
    ],
)
def test_where_an_answer_cannot_be_written_is_told_before_anything_is_linked(
    files, tmp_path, monkeypatch, words, said
):
    monkeypatch.setattr(linking, "link", lambda *_, **__: pytest.fail("linked"))
    told = [word.format(tmp_path) for word in words]
    result = run("link", *files, "--yes", *told, catch=True)
    assert result.exit_code == 2
    assert said in unwrapped(result.output)


def test_where_nobody_may_write_is_told_before_anything_is_linked(files, tmp_path, monkeypatch):
    monkeypatch.setattr(outputs.os, "access", lambda _, mode, **__: mode != outputs.os.W_OK)
    result = run("link", *files, "--yes", "--overlaps", tmp_path / "o.csv", catch=True)
    assert "you may not write there" in unwrapped(result.output)
