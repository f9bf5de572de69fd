"""The sentences of depth: what a report prints, and that it never promises too much."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.domain.planning.depth import depth_wording as words
from firsthand.domain.planning.depth.allocation import allocation
from firsthand.domain.planning.depth.chances import Range
from firsthand.domain.planning.depth.depth import depth
from firsthand.domain.planning.depth.design import Design
from firsthand.domain.planning.depth.group import Group
from firsthand.domain.planning.depth.reader import DoubleReadings, attention
from tests.domain.planning.depth.designs import one, two

pytestmark = pytest.mark.requirement("R4")
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_the_sentence_of_the_report():
    assert words.sentence(depth(one())) == (
        "Reading 60 of 2,500 files, this inspection had a 38 percent chance of meeting a "
        "failure that touches 1 percent of cases."
    )


def test_the_sentence_of_ranges_and_groups():
    found = depth(
        Design(
            groups=(
                two().groups[0],
                Group(**{**vars(two().groups[1]), "sensitivity_to": 0.9, "affected_to": 42}),
            )
        )
    )
    assert words.sentence(found) == (
        "Reading 60 of 2,500 files in 2 groups, this inspection had a chance of 44 to 68 "
        "percent of meeting a failure that touches 1 to 2 percent of cases."
    )


@pytest.mark.parametrize(
    ("changes", "words_found"),
    [
        ({"sample": 0}, "could not meet"),
        ({"sample": 2500, "sensitivity": 1.0}, "was certain to meet"),
        ({"sample": 2500}, "a more than 99 percent chance"),
        ({"sample": 1, "affected": 1}, "a less than 1 percent chance"),
        ({"sample": 450, "affected": 10, "sensitivity": 1.0}, "had an 86 percent chance"),
    ],
)
def test_certain_and_impossible_are_said_of_what_is_exactly_so(changes, words_found):
    assert words_found in words.sentence(depth(one(**changes)))


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0.0, "0 percent"),
        (1e-9, "less than 1 percent"),
        (0.29, "29 percent"),
        (0.3899999, "38 percent"),
        (0.99, "99 percent"),
        (0.991, "more than 99 percent"),
        (1 - 1e-12, "more than 99 percent"),
        (1.0, "100 percent"),
    ],
)
def test_chances_are_rounded_down(chance, said):
    assert words.percent(chance) == said


@unhurried
@given(st.floats(0.01, 0.99))
def test_no_chance_is_said_to_be_greater_than_it_is(chance):
    said = int(words.percent(chance).removesuffix(" percent"))
    assert said / 100 <= chance + 1e-9 < (said + 1) / 100 + 2e-9


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.01, "1 percent"),
        (0.014, "1.4 percent"),
        (1 / 3, "33 percent"),
        (0.0004, "0.04 percent"),
        (0.999, "more than 99 percent"),
        (1.0, "100 percent"),
    ],
)
def test_shares_keep_two_digits(value, said):
    assert words.share(value) == said


def test_what_is_missed_is_told_at_the_chance_asked_and_at_even():
    assert words.missed(depth(one())) == (
        "A failure could touch 150 cases (6 percent) and still be found with a chance below "
        "95 percent; one that touches 35 cases (1.4 percent) is likelier to be missed than "
        "found."
    )


def test_when_even_is_asked_for_it_is_told_once():
    told = words.missed(depth(Design(groups=one().groups, confidence=0.5)))
    assert told.endswith("with a chance below 50 percent.")


def test_a_failure_in_every_case_can_be_missed_too():
    assert "touches every case" in words.missed(depth(one(sample=0)))


def test_where_more_finds_are_asked_for_what_is_missed_is_said_of_so_many():
    told = words.missed(depth(Design(groups=one().groups, at_least=2)))
    assert told == (
        "A failure could touch 237 cases (9.5 percent) and still show at least 2 of them with "
        "a chance below 95 percent; one that touches 86 cases (3.4 percent) is likelier not to "
        "show so many."
    )
    nothing = words.missed(depth(Design(groups=one(sample=1).groups, at_least=2)))
    assert "would have shown at least 2 of them" in nothing


def test_what_is_enough_comes_with_its_cost_and_its_guesses():
    assert words.enough(depth(one(sensitivity=0.5, sensitivity_to=0.8))) == (
        "For a chance of 95 percent, 564 of 2,500 files would have to be read (352 at best): "
        "141 reader-days, or 36 days on site for 4 readers, at 90 minutes a case and 6 hours "
        "of reading a day."
    )


def test_that_nothing_is_enough_is_said():
    assert words.enough(depth(one(affected=1, sensitivity=0.5))).startswith(
        "For a chance of 95 percent: reading every case would not be enough"
    )


def test_the_two_and_the_number_asked_for_are_told():
    told = words.sentences(depth(Design(groups=one().groups, at_least=3)))
    assert "The chance of meeting at least two such cases was 8 percent." in told
    assert "The chance of meeting at least 3 such cases was 1 percent." in told


def test_a_better_split_is_told_in_cases():
    told = words.splitting(two(), allocation(two()))
    assert "60 of missing, 0 of others would have a chance of 95 percent" in told[0]
    assert "352 cases of all lists as one shrink to 58" in told[1]
    assert told[2] == "One further case adds most in missing: 2.5 percentage points."


def test_a_split_that_cannot_be_bettered_is_told():
    groups = tuple(
        Group(name=name, population=100, affected=2, sample=10, sensitivity=0.5)
        for name in ("a", "b")
    )
    design = Design(groups=groups)
    assert words.splitting(design, allocation(design))[0].startswith("No other split")


def test_a_range_for_a_table():
    assert words.short_chances(Range(low=0.001, high=0.999)) == "under 1% to over 99%"


def test_what_double_readings_tell_comes_with_intervals_and_checks():
    found = attention(DoubleReadings(both=24, only_first=6, only_second=6, neither=64))
    told = words.noticing(found)
    assert told[0] == (
        "By 100 cases that two have read, a reader notices 80 percent of affected cases (95 "
        "percent interval: 66 to 90 percent)."
    )
    assert told[1].startswith("About 37 of these cases were affected")
    assert told[2:] == found.checks


def test_that_the_overlooked_cannot_be_told_is_said():
    found = attention(DoubleReadings(both=24, only_first=0, only_second=0, neither=64))
    assert "cannot be told from these readings" in words.noticing(found)[1]


def test_a_split_that_is_not_worked_out_says_so_and_promises_nothing():
    groups = tuple(
        Group(name=name, population=90_000, affected=9, sample=20, sensitivity=0.8)
        for name in ("a", "b")
    )
    design = Design(groups=groups)
    told = words.splitting(design, allocation(design))
    assert told[0].startswith("The best split is worked out for totals up to 5,000 cases")
    assert not any("shrink" in sentence for sentence in told)


def test_groups_that_are_alike_need_no_fewer_cases_apart():
    groups = tuple(
        Group(name=name, population=20, affected=1, sample=2, sensitivity=0.1)
        for name in ("a", "b")
    )
    design = Design(groups=groups)
    assert not any("shrink" in told for told in words.splitting(design, allocation(design)))
