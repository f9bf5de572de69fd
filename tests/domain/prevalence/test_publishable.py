"""What may be published of a hidden number: no count under five can be read or worked out."""

import json
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.domain.prevalence.answer import HiddenAnswer, headline, judged
from firsthand.domain.prevalence.carrying import carried
from firsthand.domain.prevalence.groups import Group, by_group
from firsthand.domain.prevalence.publishable import (
    COARSE,
    MOVED,
    NOT_EVERY,
    REASONS,
    TOO_MANY,
    of_groups,
    publishable,
)
from firsthand.domain.prevalence.telling import sentence, told, would_change
from firsthand.services import overlap_tables
from firsthand.services.shapes_hidden import of_publishable
from firsthand.stats.hidden.accelerated import Resampling
from firsthand.stats.hidden.estimate import Estimate, refused
from firsthand.stats.hidden.methods import METHODS
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
        detail={"one_fewer": fewer, "replicates": 100, "replicates_asked": 100},
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


def worked_out(counts, *names):
    """Return what methods say of a table whose counts stand in the order of codes."""
    lists = tuple("abcde"[: len(counts).bit_length()])
    table = overlaps(lists, histories_of(len(lists)), np.array(counts))
    found = []
    for name in names:
        asked = Resampling(replicates=60, rng=np.random.default_rng(1))
        one = refused(name, "slow") if name == "latent" else METHODS[name](table, asked)
        found.append(judged(one, table))
    return HiddenAnswer(
        table=table,
        version="0123456789abcdef",
        estimates=tuple(found),
        headline=headline(found, table) if len(found) > 1 else None,
        variants=(),
        notes=(),
    )


def texts(counts, *names):
    """Return what is published for every choice of 0 to 4 in the places that hold None."""
    free = [at for at, count in enumerate(counts) if count is None]
    for values in product(range(5), repeat=len(free)):
        given_here = dict(zip(free, values, strict=True))
        filled = [given_here.get(at, count) for at, count in enumerate(counts)]
        yield json.dumps(of_publishable(publishable(worked_out(filled, *names))))


THREE = [230, 150, 24, 180, 31, None, 7]  # a, b, ab, c, ac, bc, abc
MODELS = ("stepwise", "bic", "downhill", "graphs", "latent", "coverage", "chao")


@pytest.mark.parametrize(
    ("counts", "names"),
    [
        ([100, 80, None], ("chao",)),
        ([100, 80, None], ("chapman",)),
        ([100, 80, None], ("chapman", "chao")),
        (THREE, ("coverage",)),
        (THREE, ("chao",)),
        (THREE, ("bic",)),
        (THREE, MODELS),
        ([None, 90, 50, 60, 20, 20, 20], ("chao", "coverage", "bic")),  # a within b
        ([230, 150, 24, 180, None, 28, None], ("stepwise", "coverage", "chao")),
    ],
)
def test_somebody_who_tries_every_value_finds_none_that_fits_better(counts, names):
    assert len(set(texts(counts, *names))) == 1


def test_what_is_told_holds_the_number_of_every_table_that_it_may_be_of():
    """A second way: each table by itself, by the method and not by its repetition."""
    (shown,) = publishable(worked_out([230, 150, 24, 180, 31, 2, 17], "chao")).estimates
    each = [worked_out([230, 150, 24, 180, 31, v, 17], "chao").estimates[0] for v in range(5)]
    assert shown.lower <= min(one.lower for one in each)
    assert shown.upper >= max(one.upper for one in each)
    assert shown.lower < shown.estimate < shown.upper


def test_a_number_that_a_count_not_shown_moves_too_far_is_not_told_and_that_is_said():
    (shown,) = publishable(worked_out([100, 80, 3], "chao")).estimates
    assert (shown.estimate, shown.lower, shown.upper) == (None, None, None)
    assert shown.reasons == (NOT_EVERY,)
    (moved,) = publishable(worked_out([60, 50, 0, 40, 4, 5, 3], "coverage")).estimates
    assert moved.estimate is None and MOVED in moved.reasons


def test_no_number_is_told_whose_rounding_is_coarser_than_half_of_it():
    """Before, 0 (0 to 1,000,000) stood beside “at least 572”."""
    names = [name for name in MODELS if name != "latent"]
    shown = publishable(worked_out([230, 150, 12, 180, 2, 0, 0], *names))
    for one in (shown.headline, *shown.estimates):
        assert one.estimate is None or (one.lower >= 570 and one.upper < 100_000)
        assert one.estimate is not None or one.reasons
    table = answer([20, 15, 10, 10, 8, 8, 20], estimate=14.0)
    (told_of,) = of_groups(by_group("area", table, [Group(name="n", answer=table)])).groups
    assert told_of[1].estimate is None and COARSE in told_of[1].reasons


@given(st.lists(st.integers(0, 4), min_size=2, max_size=2))
@settings(max_examples=10, deadline=None)
def test_whatever_the_small_counts_are_the_same_is_published(small):
    counts = [50, 40, 30, 20, *small, 35]
    assert publishable(answer(counts)) == publishable(answer([50, 40, 30, 20, 0, 0, 35]))


def test_where_most_is_not_shown_nothing_is_told():
    shown = publishable(worked_out([9, 0, 0, 0, 0, 7, 3], "chao", "coverage"))
    assert shown.headline.reasons == (TOO_MANY,)


def test_with_many_counts_not_shown_the_shown_ones_still_say_something():
    one = worked_out([230, 150, 24, 180, 31, 28, 0, 90, 18, 12, 3, 17, 4, 2, 0], "chao", "bic")
    other = worked_out(
        [230, 150, 24, 180, 31, 28, 4, 90, 18, 12, 0, 17, 1, 1, 3], "chao", "bic"
    )
    assert publishable(one) == publishable(other)
    assert publishable(one).estimates[0].estimate is not None


def test_a_table_that_nobody_expects_keeps_no_lower_bound_back():
    """Four people on all five lists and none on four: no fit, and nearly no such table."""
    table = overlap_tables.published("uk-2013").table.overlaps
    (bound,) = publishable(worked_out(table.counts, "chao")).estimates
    true = METHODS["chao"](table, Resampling(replicates=0, rng=np.random.default_rng(0)))
    assert bound.lower < true.estimate < bound.upper


def test_estimates_are_rounded_outward_to_two_figures():
    head = publishable(answer([50, 40, 30, 20, 14, 9, 35])).headline
    assert (head.estimate, head.lower, head.upper) == (1200, 900, 1700)


def test_where_no_count_is_small_nothing_is_said_to_be_left_out():
    told_all = of_publishable(publishable(answer([50, 40, 30, 20, 14, 9, 35])))
    assert told_all["small_counts"] is None and told_all["observed_at_least"] == 198


def test_every_rule_has_words_that_name_no_count():
    assert not any(character.isdigit() for words in REASONS.values() for character in words)


def test_no_reason_tells_a_count_nor_which_of_them_is_nought():
    found = [
        publishable(worked_out([50, 40, 30, *some, 30], "chao", "bic"))
        for some in ((20, 0, 0), (20, 3, 2))
    ]
    assert found[0] == found[1]
    assert found[0].headline.reasons
    assert "(3)" not in json.dumps(of_publishable(found[1]))


def test_groups_tell_their_number_and_no_count():
    group = Group(name="north", answer=answer([25, 20, 15, 10, 12, 13, 20]))
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
