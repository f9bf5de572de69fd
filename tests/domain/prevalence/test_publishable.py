"""What may be published of a hidden number: no count under five can be read or worked out."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.prevalence.answer import HiddenAnswer, headline, judged
from firsthand.domain.prevalence.carrying import carried
from firsthand.domain.prevalence.groups import Group, by_group
from firsthand.domain.prevalence.publishable import REASONS, of_groups, publishable
from firsthand.domain.prevalence.telling import sentence, told, would_change
from firsthand.services.shapes_hidden import of_publishable
from firsthand.stats.hidden.estimate import Estimate
from firsthand.stats.hidden.overlaps import histories_of, overlaps

pytestmark = [pytest.mark.requirement("R6"), pytest.mark.requirement("R12")]


def answer(counts, *, estimate=1234.0, moved=0.0):
    """Return an answer of three lists whose one method moves so far by one person fewer."""
    table = overlaps(("a", "b", "c"), histories_of(3), np.array(counts))
    names = ("a", "b", "a + b", "c", "a + c", "b + c", "a + b + c")
    fewer = {n: estimate - moved for n, count in zip(names, counts, strict=True) if count}
    one = Estimate(
        method="bic",
        estimate=estimate,
        lower=estimate * 0.8,
        upper=estimate * 1.3,
        level=0.95,
        identifiable=True,
        refused=False,
        reasons=(),
        detail={"one_fewer": fewer, "replicates": 100},
    )
    whole = (judged(one, table),)
    return HiddenAnswer(
        table=table,
        version="0123456789abcdef",
        estimates=whole,
        headline=headline(whole, table),
        variants=(),
        notes=(),
    )


def test_shown_counts_are_five_or_more_and_sums_are_of_shown_counts():
    found = publishable(answer([50, 40, 30, 20, 4, 0, 5]))
    assert {one.combination: one.count for one in found.cells} == {
        "a": 50,
        "b": 40,
        "a + b": 30,
        "c": 20,
        "a + b + c": 5,
    }
    assert found.at_least == 145 and found.suppressed


@given(st.lists(st.integers(0, 4), min_size=2, max_size=2))
def test_whatever_the_small_counts_are_the_same_is_published(small):
    counts = [50, 40, 30, 20, *small, 35]
    assert publishable(answer(counts)) == publishable(answer([50, 40, 30, 20, 0, 0, 35]))


def test_estimates_are_rounded_outward_to_two_figures():
    head = publishable(answer([50, 40, 30, 20, 4, 9, 35])).headline
    assert (head.estimate, head.lower, head.upper) == (1200, 900, 1700)


def test_where_four_people_could_move_an_estimate_further_it_is_rounded_more_coarsely():
    head = publishable(answer([50, 40, 30, 20, 4, 9, 35], moved=60.0)).headline
    assert head.estimate == 1000 and head.upper == 2000


def test_where_no_count_is_small_nothing_is_said_to_be_left_out():
    told_all = of_publishable(publishable(answer([50, 40, 30, 20, 14, 9, 35])))
    assert told_all["small_counts"] is None and told_all["observed_at_least"] == 198


def test_every_rule_has_words_that_name_no_count():
    assert not any(character.isdigit() for words in REASONS.values() for character in words)


def test_no_reason_of_a_refusal_tells_a_count():
    inside = answer([50, 40, 30, 0, 0, 0, 3])
    shape = json.dumps(of_publishable(publishable(inside)))
    assert "(3)" not in shape and "Everybody on one list is on another too." in shape


def test_groups_tell_their_number_and_no_count():
    group = Group(name="north", answer=answer([25, 20, 15, 10, 2, 3, 20]))
    none = Group(name="south", answer=None, because=("nobody is on b",))
    whole = answer([50, 40, 30, 20, 14, 9, 35])
    shown = of_groups(by_group("area", whole, [group, none]))
    assert [name for name, _ in shown.groups] == ["north", "south"]
    assert shown.groups[0][1].estimate == 1200 and shown.groups[1][1] is None


def test_a_group_that_hides_nobody_does_not_tell_how_many_it_has():
    """Else the whole, less the others, would be the last group: here 91 less 88."""
    whole = answer([20, 15, 10, 10, 8, 8, 20])
    group = Group(name="north", answer=answer([19, 14, 10, 10, 8, 8, 19], estimate=88.0))
    assert publishable(group.answer).headline.estimate == 88
    told = of_groups(by_group("area", whole, [group])).groups[0][1]
    assert (told.estimate, told.lower, told.upper) == (90, 70, 120)


def test_the_sum_of_groups_is_given_only_where_each_has_a_number():
    one, other = (
        Group(name=name, answer=answer([25, 20, 15, 10, 7, 8, 20], estimate=size))
        for name, size in (("north", 500.0), ("south", 700.0))
    )
    whole = answer([50, 40, 30, 20, 14, 16, 40])
    found = by_group("area", whole, [one, other]).total
    assert (found.estimate, found.lower, found.upper) == (1200.0, 960.0, 1560.0)
    missing = by_group("area", whole, [one, Group(name="east", answer=None)]).total
    assert missing.estimate is None and "east" in missing.because


def test_the_sentence_gives_the_number_the_interval_and_how_many_are_hidden():
    assert sentence(answer([50, 40, 30, 20, 14, 9, 35])) == (
        "About 1,230 people in all (987 to 1,600 at 95 percent): 198 are on at least one of "
        "these 3 lists, so about 1,040 are on none."
    )


def test_a_refused_headline_says_why_and_what_is_known():
    whole = answer([50, 40, 30, 20, 14, 9, 35])
    refused = replace(
        whole.headline,
        estimate=None,
        lower=None,
        upper=None,
        refused=True,
        reasons=("Methods disagree.",),
    )
    said = sentence(replace(whole, headline=refused))
    assert said.startswith("No headline number: Methods disagree. What is known: 198 are on")


def test_what_carries_an_estimate_comes_first():
    whole = answer([50, 40, 30, 20, 14, 9, 35], moved=12.34)
    found = carried(whole)
    assert found.method == "bic" and len(found.weights) == 7
    assert found.weights[0].moves == pytest.approx(-0.01)
    assert "One person fewer on a (50) would make it 1,220" in would_change(whole)[0]


@pytest.mark.parametrize(
    ("number", "words"), [(0.4, "0"), (999.4, "999"), (1234.5, "1,230"), (98765, "98,800")]
)
def test_a_number_is_told_in_three_figures(number, words):
    assert told(number) == words
