"""Numbers, shares and ranges as people write them."""

import re

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.depth import written
from firsthand.domain.planning.depth.written_group import Sensitivity, WrittenGroup, groups

pytestmark = pytest.mark.requirement("R4")


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("25", (25, None)),
        ("1%", (25, None)),
        ("0.5 %", (13, None)),
        ("10-25", (10, 25)),
        ("10 to 25", (10, 25)),
        ("1-2%", (25, 50)),
        ("1%\u20132%", (25, 50)),
        ("0.001%", (1, None)),
        ("0%", (0, None)),
        ("1,250", (1250, None)),
    ],
)
def test_cases_affected_are_a_number_a_share_or_a_range(given, found):
    assert written.affected(given, population=2500) == found
    assert re.fullmatch(written.PATTERN, given)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("0.8", (0.8, None)),
        (".8", (0.8, None)),
        ("80%", (0.8, None)),
        ("29%", (0.29, None)),
        ("0.5-0.8", (0.5, 0.8)),
        ("50 to 80%", (0.5, 0.8)),
    ],
)
def test_a_chance_is_a_share_a_percentage_or_a_range(given, found):
    assert written.chance(given, what="sensitivity") == found
    assert re.fullmatch(written.PATTERN, given)


@pytest.mark.parametrize("given", ["", "many", "-5", "1e3", "1.5", "5-", "0.5-0.8-0.9", "٣"])
def test_what_is_not_understood_is_refused_with_an_example(given):
    with pytest.raises(Refused, match=r"Needed: .*such as|whole cases"):
        written.affected(given, population=2500)


@pytest.mark.parametrize(
    "act",
    [
        lambda: written.whole("60%", what="sample"),
        lambda: written.whole("1.5", what="sample"),
        lambda: written.number("90%", what="minutes"),
        lambda: written.one_chance("0.5-0.8", what="confidence"),
    ],
)
def test_a_number_of_the_wrong_kind_is_refused(act):
    with pytest.raises(Refused):
        act()


def test_whole_numbers_and_others_are_read():
    assert written.whole(" 2,500 ", what="population") == 2500
    assert written.number("7.5", what="minutes") == 7.5
    assert written.one_chance("95%", what="confidence") == 0.95


ROW = WrittenGroup(name="", population="100", affected="1%", sample="5")


def test_a_row_without_a_sensitivity_takes_the_common_one():
    (group,) = groups([ROW], sensitivity=Sensitivity(low=0.4, high=0.6))
    assert (group.name, group.sensitivity, group.sensitivity_to) == ("all cases", 0.4, 0.6)


def test_everything_that_is_wrong_with_any_row_is_told_at_once():
    bad = WrittenGroup(name="b", population="x", affected="y", sample="z", sensitivity="q")
    worse = WrittenGroup(name="c", population="5", affected="9", sample="7", sensitivity="2")
    with pytest.raises(Refused) as refusal:
        groups([ROW, bad, worse])
    told = [(one.reason.partition(":")[0], one.rule) for one in refusal.value.objections]
    assert told == [
        ("all cases", "depth-sensitivity"),
        ("b", "depth-population"),
        ("b", "depth-sample"),
        ("b", "depth-sensitivity"),
        ("c", "depth-affected"),
        ("c", "depth-sample"),
        ("c", "depth-sensitivity"),
    ]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", r"affected is missing\. .*Fill it in"),
        ("  ", "affected is missing"),
        ("-5", "no minus sign and no exponent"),
        ("1e5", "no minus sign and no exponent"),
        ("0.01", "a spreadsheet that shows 1% keeps 0.01"),
    ],
)
def test_what_is_wrong_comes_with_the_remedy_for_just_that(given, said):
    with pytest.raises(Refused, match=said):
        written.affected(given, population=2500)


def test_what_is_impossible_is_told_beside_what_is_not_understood():
    row = WrittenGroup(name="A", population="0", affected="many", sample="9", sensitivity="7")
    with pytest.raises(Refused) as refused:
        groups([row])
    rules = {one.rule for one in refused.value.objections}
    assert rules == {
        "depth-population",
        "depth-affected",
        "depth-sensitivity",
    }
