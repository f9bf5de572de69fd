"""`firsthand hidden TABLE`: one JSON document, a table for people, refusals in words."""

import csv
import io
import json

import pypdfium2
import pytest
from typer.testing import CliRunner

from firsthand.cli.commands import app
from firsthand.domain.common.refusal import Refused
from firsthand.stats.hidden.estimate import refused
from firsthand.stats.hidden.methods import METHODS

pytestmark = [
    pytest.mark.requirement("R6"),
    pytest.mark.requirement("R12"),
]

KEYS = {
    *("method", "estimate", "lower", "upper", "level", "identifiable", "refused", "reasons"),
    *("observed", "lists", "table_version", "notes", "detail"),
}
KOREA = "b,c,d,count\n0,0,1,41\n0,1,0,5\n1,0,0,5\n1,1,0,54\n1,0,1,6\n0,1,1,0\n1,1,1,12\n"
APART = "a,b,c,count\n1,0,0,30\n0,1,0,20\n0,0,1,10\n"
INSIDE = "a,b,c,count\n1,0,0,30\n0,1,0,20\n1,1,0,12\n1,0,1,9\n1,1,1,5\n"


def answered(*arguments, catch=True):
    return CliRunner().invoke(app, ["hidden", *map(str, arguments)], catch_exceptions=catch)


def estimated(path, *arguments):
    result = answered(path, "--format", "json", "--replicates", "20", *arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Let the method that samples for long, and is slow to compile, stand in by a refusal."""
    monkeypatch.setitem(
        METHODS, "latent", lambda table, resampling: refused("latent", "Not sampled.")
    )


@pytest.fixture
def table(tmp_path):
    def written(text):
        file = tmp_path / "own.csv"
        file.write_text(text)
        return file

    return written


def test_one_method_is_one_object_with_every_key(table):
    found = estimated(table(KOREA), "--method", "bic", "--seed", "7")
    assert set(found) == KEYS
    assert found["method"] == "bic" and found["detail"]["model"] == "[12,23]"
    assert found["estimate"] == pytest.approx(157.1667, abs=1e-3)
    assert found["lower"] < found["estimate"] < found["upper"]
    assert found["identifiable"] is True and found["refused"] is False
    assert estimated(table(KOREA), "--method", "bic", "--seed", "7") == found


def test_all_methods_are_a_list_that_begins_with_the_headline(table):
    head, *methods = estimated(table(KOREA), "--method", "all")
    assert all(set(one) == KEYS for one in (head, *methods))
    assert head["method"] == "all"
    assert {one["method"] for one in methods} == set(METHODS) - {"chapman"}
    assert (
        sum(one["count"] for one in head["detail"]["combinations"]) == head["observed"] == 123
    )
    assert len({one["table_version"] for one in (head, *methods)}) == 1


def test_where_lists_share_nobody_no_number_is_given_and_the_command_succeeds(table):
    head, *methods = estimated(table(APART), "--method", "all")
    assert head["refused"] and head["estimate"] is None and head["reasons"]
    for one in methods:
        assert one["estimate"] is None and one["reasons"], one["method"]


DECIDED = (  # by few: more resamples refuse the headline for its width
    "a,b,c,count\n0,0,1,151\n0,1,0,46\n0,1,1,23\n1,0,0,223\n1,0,1,12\n1,1,0,65\n1,1,1,41\n"
)


@pytest.mark.parametrize("replicates", [0, 1, 2, 20, 39])
def test_too_few_resamples_give_no_headline_and_leave_the_methods_their_numbers(
    table, replicates
):
    head, *methods = estimated(table(DECIDED), "--replicates", replicates)
    assert head["refused"] and (head["estimate"], head["lower"], head["upper"]) == (None,) * 3
    assert any("Ask for 1,000 (--replicates 1000)" in reason for reason in head["reasons"])
    numbers = {one["method"]: one for one in methods}
    for name in ("stepwise", "bic", "downhill", "coverage"):
        one = numbers[name]
        assert one["estimate"] is not None and not one["refused"]
        assert (one["lower"] is None) == (one["upper"] is None) == (replicates < 2)
        assert any("it takes 40 or more" in reason for reason in one["reasons"])


def test_a_model_that_rests_on_one_person_says_that_its_limits_miss_its_number(table):
    counts = (160, 189, 147, 448, 88, 94, 2, 9, 4, 11, 0, 21, 1, 8, 2)
    rows = "".join(
        f"{','.join(f'{code:04b}')},{count}\n" for code, count in enumerate(counts, start=1)
    )
    found = estimated(
        table(f"a,b,c,d,count\n{rows}"),
        *("--method", "stepwise", "--level", "0.8", "--replicates", "1000"),
    )
    assert found["estimate"] < found["lower"] and not found["refused"]
    assert any("2,388 lies outside its own limits" in reason for reason in found["reasons"])


def test_chapman_refuses_three_lists_in_any_order_of_columns(table):
    for text in (KOREA, KOREA.replace("b,c,d", "d,b,c")):
        found = estimated(table(text), "--method", "chapman")
        assert found["refused"] and found["estimate"] is None
        assert any("of two lists and the table has 3" in reason for reason in found["reasons"])
        assert len(found["detail"]["pairs"]) == 3


def test_two_lists_have_a_number_that_nobody_can_check_and_no_headline(table):
    head, *methods = estimated(table("a,b,count\n1,0,30\n0,1,20\n1,1,10\n"), "--method", "all")
    assert [one["method"] for one in methods] == ["chapman", "chao"]
    assert methods[0]["estimate"] == pytest.approx(41 * 31 / 11 - 1)
    assert head["refused"] and head["estimate"] is None
    assert any("2 lists" in reason for reason in head["reasons"])


def test_a_list_inside_another_is_said(table):
    found = estimated(table(INSIDE), "--method", "stepwise")
    assert found["refused"] and found["estimate"] is None
    assert any("Everybody on c (14) is on a too" in reason for reason in found["reasons"])


def test_lists_that_cannot_meet_are_declared(table):
    found = estimated(table(KOREA), "--method", "stepwise", "--apart", "b, d")
    assert found["refused"] and "b and d cannot share anybody" in found["reasons"][0]
    with pytest.raises(Refused, match="no list 'police'"):
        answered(table(KOREA), "--apart", "b,police", catch=False)
    assert answered(table(KOREA), "--apart", "b").exit_code == 2


def test_models_are_kept_to_so_many_lists_and_that_is_told(table):
    found = estimated(table(KOREA), "--method", "bic", "--order", "1", "--count", "count")
    assert found["detail"]["order"] == 1 and found["detail"]["model"] == "[1,2,3]"
    assert found["notes"] == ["In best model (bic) no interaction is of more than 1 list."]
    with pytest.raises(Refused, match="'stepwise' has no order"):
        answered(table(KOREA), "--method", "stepwise", "--order", "2", catch=False)
    assert answered(table(KOREA), "--order", "0").exit_code == 2


def test_what_changes_when_a_list_is_left_out_or_two_are_one(table):
    cells = [(f"{code:04b}", 40 // code.bit_count() ** 2) for code in range(1, 16)]
    four = "a,b,c,d,count\n" + "".join(f"{','.join(on)},{count}\n" for on, count in cells)
    head, *_ = estimated(table(four), "--method", "all")
    changes = {one["change"] for one in head["detail"]["variants"]}
    assert {"without a", "without d", "a and b as one", "c and d as one"} <= changes
    assert len(changes) == 4 + 6


def test_a_table_for_people_says_why_there_is_no_headline(table):
    result = answered(table(APART), "--replicates", "0")
    assert result.exit_code == 0
    words = result.stdout
    assert words.count("No headline number") == 1
    assert "for the reasons below" in words and "60 are on at least one" in words
    told = [
        line for line in words.splitlines() if "0 of 60 people are on more than one" in line
    ]
    every = {"all", *METHODS} - {"chapman"}
    # Chains of so thin a table may agree or not, and those that do not have a reason of theirs.
    assert [set(line.partition(":")[0].split(", ")) | {"latent"} for line in told] == [every]
    assert "stepwise, bic, downhill: Not even independent lists" in words


def test_one_method_alone_is_said_to_show_no_agreement(table):
    alone = answered(table(KOREA), "--method", "stepwise", "--replicates", "0").stdout
    assert "one method alone, and nothing here shows whether others agree" in alone
    refused = answered(table(APART), "--method", "stepwise", "--replicates", "0").stdout
    assert "one method alone" not in refused


def test_what_may_be_published_is_printed_for_people_as_other_answers_are(table):
    words = answered(table(KOREA), "--publish", "--method", "chao", "--replicates", "0").stdout
    assert "True" not in words and "False" not in words
    assert words.count("chao") == 1 and "one method alone" in words


def test_of_many_lists_taken_as_one_the_least_and_the_most_are_told():
    from firsthand.domain.prevalence.answer import Variant
    from firsthand.domain.prevalence.telling import changes

    many = [
        Variant(change=f"a and {name} as one", method="bic", estimate=number, observed=5)
        for number, name in enumerate("bcdefghijkl", start=200)
    ]
    assert changes(many) == (
        "from 200 (a and b as one) to 210 (a and l as one), of 11 such changes; JSON has each"
    )
    assert changes(many[:2]) == "a and b as one 200; a and c as one 201"


def test_csv_has_a_row_for_each_estimate(table):
    result = answered(table(KOREA), "--method", "stepwise", "--replicates", "0", "-f", "csv")
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert row["method"] == "stepwise" and float(row["estimate"]) == pytest.approx(
        268.778, abs=1e-3
    )
    assert "No resamples" in row["reasons"]


BY = "b,c,d,area,count\n" + "".join(
    f"{b},{c},{d},{area},{count}\n"
    for area in ("north", "south")
    for b, c, d, count in (
        *((0, 0, 1, 40), (0, 1, 0, 38), (1, 0, 0, 42), (1, 1, 0, 20)),
        *((1, 0, 1, 21), (0, 1, 1, 19), (1, 1, 1, 3 if area == "south" else 11)),
    )
)


def test_groups_are_told_beside_their_sum_and_the_whole(table):
    found = estimated(table(BY), "--by", "Area", "--method", "stepwise")
    assert found["by"] == "area"
    numbers = [one["answers"]["estimate"] for one in found["groups"]]
    assert found["total"]["estimate"] == pytest.approx(sum(numbers))
    assert found["whole"]["observed"] == 374
    told = answered(table(BY), "--by", "area", "--method", "stepwise", "--replicates", "20")
    assert "The 2 groups add up to" in told.stdout and "all as one" in told.stdout
    assert answered(table(BY), "--by", "area", "-f", "csv").stdout.count("\n") == 5


def test_where_a_group_has_no_number_the_others_are_added_up_and_said_not_to_be_all(table):
    text = BY + "1,0,0,not known,3\n0,1,0,not known,2\n0,0,1,not known,1\n"
    found = estimated(table(text), "--by", "area", "--method", "stepwise")
    *numbers, none = [one["answers"] for one in found["groups"]]
    assert none["refused"] and found["total"]["estimate"] is None
    given = found["total"]["given"]
    assert given["groups"] == ["north", "south"]
    assert given["estimate"] == pytest.approx(sum(one["estimate"] for one in numbers))
    assert "1 of 3 groups have no number (not known)" in found["sentence"]
    assert "The other 2 add up to" in found["sentence"] and "not everybody" in found["sentence"]


def test_the_method_note_is_a_tagged_pdf_of_its_day(table, tmp_path):
    note = tmp_path / "note.pdf"
    result = answered(table(BY), "--by", "area", "--replicates", "20", "--pdf", note)
    assert result.exit_code == 0, result.output
    content = note.read_bytes()
    assert content.startswith(b"%PDF") and b"/MarkInfo" in content
    with pypdfium2.PdfDocument(content) as read:
        text = " ".join(page.get_textpage().get_text_bounded() for page in read)
    words = " ".join(text.split())
    assert "What is taken to be true" in words and "seed: 1" in words
    assert "One person fewer" in words and "on none" in words
    both = answered(table(BY), "--publish", "--pdf", note)
    assert both.exit_code == 2 and "small counts" in both.output


def test_the_note_of_four_lists_has_what_lists_left_out_and_dependence_would_do(
    table, tmp_path
):
    note = tmp_path / "note.pdf"
    cells = [(f"{code:04b}", 40 // code.bit_count() ** 2) for code in range(1, 16)]
    four = "a,b,c,d,count\n" + "".join(f"{','.join(on)},{count}\n" for on, count in cells)
    result = answered(table(four), "--replicates", "0", "--pdf", note)
    assert result.exit_code == 0, result.output
    assert "without d " in result.stdout and "a and b as one " in result.stdout
    with pypdfium2.PdfDocument(note.read_bytes()) as read:
        text = " ".join(page.get_textpage().get_text_bounded() for page in read)
    words = " ".join(text.split())
    for said in ("without d", "a and b as one", "c and d as one", "To halve", "To double"):
        assert said in words, said
    for explained in ("odds ratio", "log-linear model", "sample coverage", "resample", "BIC"):
        assert explained in words.partition("What the words mean")[2], explained


def test_for_publication_small_counts_and_what_gives_them_away_are_left_out(table):
    told = estimated(table(KOREA.replace("54", "4")), "--publish", "--method", "stepwise")
    shown = {one["combination"]: one["count"] for one in told["overlaps"]}
    assert "b + c" not in shown and min(shown.values()) >= 5
    assert told["observed_at_least"] == sum(shown.values()) == 69
    assert "73" not in json.dumps(told)  # the people observed
    told = estimated(table(BY), "--publish", "--by", "area", "--method", "stepwise")
    assert len(told["groups"]) == 2 and told["small_counts"] is None
    assert all(one["headline"]["estimate"] % 10 == 0 for one in told["groups"])
    assert (
        "small_counts"
        in answered(table(KOREA), "--publish", "--method", "chao", "-f", "json").stdout
    )


@pytest.mark.parametrize(
    ("by", "words"), [("colour", "no column of groups"), ("count", "how many people there are")]
)
def test_a_column_that_names_no_groups_is_refused(table, by, words):
    with pytest.raises(Refused, match=words):
        answered(table(BY), "--by", by, catch=False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("police,count\n1,5\n", "1 list"),
        ("a,b,c,count\n1,0,0,0\n0,1,1,0\n", "counts nobody"),
        ("a,b,c,count\n1,0,0,-4\n", "cannot be negative"),
        ("a,b,c,count\n1,0,0,4.5\n", "whole numbers"),
    ],
)
def test_bad_tables_are_refused(table, text, words):
    with pytest.raises(Refused, match=words):
        answered(table(text), catch=False)
