"""Funnels on the command line: of anybody's own table, and of a published figure."""

import csv
import io
import json

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.reference.unknown import UnknownIndicator
from tests.stats.funnel_cases import DENOMINATORS, NUMERATORS

KEYS = {
    *("name", "indicator", "period", "kind", "target", "phi", "tau2", "between", "units"),
    *("limits", "caveats", "could_not", "doubts", "how_read"),
}
OF_A_UNIT = {
    *("unit", "la_code", "numerator", "denominator", "value", "z", "z_unadjusted", "lower95"),
    *("upper95", "lower998", "upper998", "outside", "outside95", "because"),
}


@pytest.fixture
def table(tmp_path):
    """Return a function that writes a table and gives its path."""

    def written(text):
        file = tmp_path / "own.csv"
        file.write_text(text)
        return str(file)

    return written


def six():
    rows = zip("abcdef", NUMERATORS, DENOMINATORS, strict=True)
    return "unit,numerator,denominator\n" + "".join(f"{u},{a},{b}\n" for u, a, b in rows)


@pytest.mark.requirement("R10")
def test_six_providers_are_answered_with_every_key(run, table):
    found = run("funnel", table(six()), "--kind", "ratio-log", "--format", "json")
    assert found.exit_code == 0
    answer = json.loads(found.stdout)
    assert set(answer) == KEYS
    assert all(set(one) == OF_A_UNIT for one in answer["units"])
    # As FunnelPlotR 0.6.0 prints of the data of its own tests.
    assert answer["phi"] == pytest.approx(2.94803317510236)
    assert answer["tau2"] == pytest.approx(0.0194775305780216)
    assert answer["units"][1]["z_unadjusted"] == pytest.approx(3.09168129454357)
    assert [one["unit"] for one in answer["units"] if one["outside"]] == ["b"]
    assert (answer["target"], answer["period"], answer["could_not"]) == (1.0, None, [])


def test_published_limits_and_another_trim_can_be_asked_for(run, table):
    words = ("--kind", "ratio-sqrt", "--trim", "0.05", "--published-limits", "--format", "json")
    answer = json.loads(run("funnel", table(six()), *words).stdout)
    assert answer["phi"] == pytest.approx(2.74678261151236)
    # (1 - 1.959964 x root(1 / (4 x 108) + tau2)) squared
    assert answer["units"][0]["lower95"] == pytest.approx(
        (1 - 1.959964 * 0.0819944) ** 2, rel=1e-4
    )


BAD = """unit,numerator,denominator
a,3,20
b,4,20
c,5,0
d,-3,20
e,c,20
f,2,20
f,2,20
g,30,20
"""


def test_bad_rows_are_told_and_never_silently_left_out(run, table):
    found = run("funnel", table(BAD), "--kind", "proportion", "--format", "json")
    answer = json.loads(found.stdout)
    reasons = {one["unit"]: one["because"] for one in answer["units"]}
    assert (reasons["a"], reasons["b"]) == (None, None)
    assert "denominator is 0" in reasons["c"]
    assert "count is -3" in reasons["d"]
    assert "suppressed" in reasons["e"]
    assert "2 times" in reasons["f"]
    assert "30 of 20 is no share" in reasons["g"]
    assert len(answer["could_not"]) == 5


def test_where_nothing_happened_no_funnel_is_drawn_and_it_says_so(run, table):
    text = "unit,numerator,denominator\na,0,20\nb,0,30\n"
    found = run("funnel", table(text), "--kind", "proportion", "--format", "json")
    answer = json.loads(found.stdout)
    assert "count of 0" in answer["could_not"][0]
    assert (answer["limits"], answer["target"]) == ([], None)


def test_of_several_periods_the_newest_is_drawn_and_the_others_counted(run, table):
    text = "unit,period,numerator,denominator\na,2024,2,10\nb,2024,5,10\n"
    text += "a,2023,1,10\nb,2023,4,10\n"
    file = table(text)
    answer = json.loads(run("funnel", file, "--kind", "proportion", "--format", "json").stdout)
    assert (answer["period"], answer["target"]) == ("2024", 0.35)
    assert "2 rows of other periods" in answer["could_not"][0]
    words = ("--kind", "proportion", "--period", "2023", "--format", "json")
    assert json.loads(run("funnel", file, *words).stdout)["target"] == 0.25
    refused = run("funnel", file, "--kind", "proportion", "--period", "1999").exception
    assert isinstance(refused, Refused)
    assert "2023, 2024" in str(refused)


def test_a_rate_is_shown_for_so_many(run, table):
    text = "unit,numerator,denominator\na,30,10000\nb,50,10000\n"
    words = ("--kind", "rate", "--per", "10000", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(run("funnel", table(text), *words).stdout)))
    assert [float(row["value"]) for row in rows] == [30, 50]


def test_a_table_says_beside_itself_what_is_doubtful(run, table):
    found = run("funnel", table(six()), "--kind", "ratio-log")
    assert "6 units do not tell" in found.stderr
    assert "yes" in found.stdout


def test_a_workbook_is_written(run, table, tmp_path):
    target = tmp_path / "funnel.xlsx"
    words = ("--kind", "ratio-log", "--format", "xlsx", "--output", str(target))
    assert run("funnel", table(six()), *words).exit_code == 0
    assert target.read_bytes()[:2] == b"PK"


def test_a_table_of_values_without_counts_is_refused(run, table):
    found = run("funnel", table("unit,value\na,0.3\nb,0.4\n"), "--kind", "proportion")
    assert isinstance(found.exception, Refused)
    assert "needs the counts behind each value" in str(found.exception)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "either a FILE"),
        (("{file}", "--indicator", "referrals-rate"), "either a FILE"),
        (("{file}",), "Give --kind"),
        (("{file}", "--kind", "rate", "--as-of", "2024-01-01"), "--as-of is for"),
        (("--indicator", "referrals-rate", "--kind", "rate"), "FILE of your own"),
        (("{file}", "--kind", "rate", "--trim", "0.6"), "equal to 0.49"),
    ],
)
def test_what_does_not_go_together_is_refused(run, table, words, says):
    file = table(six())
    found = run("funnel", *(word.format(file=file) for word in words))
    assert found.exit_code == 2
    assert says in " ".join(found.stderr.replace("│", " ").split())


def test_of_a_published_figure_with_one_authority_no_funnel_can_be_drawn(invented, run):
    words = ("--indicator", "factor-cse", "--as-of", "2024-01-01", "--format", "json")
    found = run("funnel", *words)
    assert found.exit_code == 0
    answer = json.loads(found.stdout)
    assert answer["could_not"][0].startswith("No funnel can be drawn")
    assert answer["indicator"] == "factor-cse"
    assert answer["could_not"][0] in found.stderr
    assert len(answer["units"]) > 150
    assert all(unit["because"] for unit in answer["units"])


def test_an_unknown_figure_is_refused(invented, run):
    assert isinstance(run("funnel", "--indicator", "boredom").exception, UnknownIndicator)


@pytest.mark.parametrize("per", ["inf", "nan", "1e10", "0", "-1"])
def test_rates_for_no_real_number_are_refused(run, table, per):
    words = ("--kind", "proportion", "--per", per, "--format", "json")
    answer = run("funnel", table(six()), *words)
    assert (answer.exit_code, answer.stdout) == (2, "")


KINDS = ("proportion", "ratio-log", "ratio-sqrt", "counts-log", "rate")


@pytest.mark.parametrize("kind", KINDS)
def test_counts_beyond_reckoning_have_no_place_and_say_why(run, table, kind, recwarn):
    below = ("1e308", "1e-308", "nan", "inf")
    far = "".join(f"u{n},1e308,{d}\n" for n, d in enumerate(below))
    told = run("funnel", table(six() + far), "--kind", kind, "--format", "json")
    answer = json.loads(told.stdout, parse_constant=lambda name: 1 / 0)
    assert "too far from 1" in " ".join(answer["could_not"])
    assert not recwarn.list
