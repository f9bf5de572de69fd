"""Draws: anyone with the list and the seed draws the same cases."""

from collections import Counter
from dataclasses import replace
from hashlib import sha256
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.drawing.children import NOT_RECORDED, SEVERAL
from firsthand.domain.planning.drawing.draw import Design, draw
from tests.domain.planning.drawing.invented_frame import children, frame

TEN = frame(*children(10))


def drawn(found):
    return [case.reference for case in found.cases]


def of(number, **design):
    return draw(frame(*children(number)), Design(**{"seed": "2026", "size": 5, **design}))


def refusal(list_of_children, **design):
    with pytest.raises(Refused) as told:
        draw(list_of_children, Design(**{"seed": "2026", "size": 5, **design}))
    return told.value.objections[0]


def test_the_cases_are_those_with_the_smallest_hashes():
    by_hash = sorted(
        (sha256(f"2026:C{n:04}".encode()).hexdigest(), f"C{n:04}") for n in range(1, 11)
    )
    found = of(10, size=4, reserves=3)
    assert drawn(found) == [reference for _, reference in by_hash[:4]]
    assert [case.reference for case in found.reserves] == [r for _, r in by_hash[4:7]]
    assert [case.number for case in found.reserves] == ["R1", "R2", "R3"]


def test_a_draw_worked_with_another_tool():
    # printf '%s' 'lottery 3 14 15:C0001' | sha256sum, for C0001 to C0010; the two smallest.
    assert drawn(of(10, seed="lottery 3 14 15", size=2)) == ["C0001", "C0010"]


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_rows_plays_no_part(random):
    rows = list(children(30))
    random.shuffle(rows)
    assert drawn(draw(frame(*rows), Design(seed="a", size=7))) == drawn(
        of(30, seed="a", size=7)
    )


@given(st.text(alphabet="abc 1", min_size=1).filter(str.strip), st.integers(1, 30))
def test_a_larger_sample_contains_the_smaller(seed, size):
    assert set(drawn(of(30, seed=seed, size=size))) <= set(
        drawn(of(30, seed=seed, size=min(30, size + 3)))
    )


def test_every_child_has_the_chance_that_is_told():
    # 4,000 seeds, 3 of 10 each: 1,200 times expected; 5 standard deviations are 145.
    times = Counter(r for seed in range(4000) for r in drawn(of(10, seed=str(seed), size=3)))
    assert all(abs(times[f"C{n:04}"] - 1200) < 145 for n in range(1, 11))


def test_no_pair_of_children_is_drawn_together_more_often_than_chance():
    # 3 of 10: a pair comes together with chance 3/10 * 2/9 = 1/15.
    together = sum(
        {"C0001", "C0002"} <= set(drawn(of(10, seed=str(seed), size=3))) for seed in range(4000)
    )
    assert abs(together - 4000 / 15) < 80


def test_each_stratum_has_its_chance():
    found = of(30, size=12, strata="Plan")
    told = {one.name: (one.population, one.drawn) for one in found.public.strata}
    assert told == {"CIN": (20, 8), "CPP": (10, 4)}
    assert all(case.inclusion_probability == 0.4 for case in found.cases)


def test_a_column_may_be_named_by_its_standard_name():
    assert of(30, strata="area").public.strata == of(30, strata="Area ").public.strata


def test_numbers_may_be_given_for_each_stratum():
    found = of(30, size=None, strata="Plan", allocation="given", given={"cpp": 10})
    assert {one.name: one.drawn for one in found.public.strata} == {"CIN": 0, "CPP": 10}
    assert found.public.size == 10


def test_a_child_without_an_entry_is_in_a_stratum_of_its_own_name():
    rows = (*children(8), ("X1", " ", "CIN"), ("X2", "", "CIN"))
    found = draw(frame(*rows), Design(seed="1", size=5, strata="Area"))
    assert {s.name: s.population for s in found.public.strata}[NOT_RECORDED] == 2


def test_rows_of_one_child_are_one_case_where_the_list_repeats_children():
    rows = (*children(4), ("C0001", "South", "CIN"), ("C0002", "East", "CIN"))
    found = draw(frame(*rows, repeats=True), Design(seed="1", size=4, strata="Plan"))
    assert found.public.list.children == 4
    assert {case.reference: case.rows for case in found.cases}["C0001"] == (2, 6)


def test_a_child_in_two_strata_is_in_neither():
    rows = (*children(6), ("C0001", "North", "CIN"))
    found = draw(frame(*rows, repeats=True), Design(seed="1", size=5, strata="Area"))
    assert {s.name: s.population for s in found.public.strata}[SEVERAL] == 1


def test_a_child_twice_in_a_list_of_single_rows_is_refused_by_name():
    twice = frame(*children(5), ("C0003", "North", "CIN"))
    told = refusal(twice)
    assert told.rule == "duplicate-children"
    assert "C0003 in rows 4, 7" in told.reason
    assert "--join-duplicates" in told.remedy
    assert drawn(draw(twice, Design(seed="1", size=5, join_duplicates=True)))


def test_only_ten_doubles_are_named_and_the_rest_counted():
    assert "and 2 more" in refusal(frame(*children(12), *children(12))).reason


def test_rows_that_name_no_child_are_counted_and_shown():
    found = draw(frame(*children(6), ("", "North", "CIN")), Design(seed="1", size=3))
    assert found.could_not_be_drawn == (8,)
    assert (found.public.list.rows, found.public.list.children) == (7, 6)


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"size": 11}, "sample-larger-than-list"),
        ({"size": 0}, "sample-of-nobody"),
        ({"size": -3}, "sample-of-nobody"),
        ({"size": None}, "sample-of-nobody"),
        ({"seed": "  "}, "seed"),
        ({"seed": "a\nb"}, "seed"),
        ({"strata": "Ward"}, "strata-column"),
        ({"strata": "Child ID"}, "strata-column"),
        ({"allocation": "given", "strata": "Area", "given": {"East": 1}}, "unknown-stratum"),
        (
            {"allocation": "given", "strata": "Area", "given": {"North": 9}},
            "sample-larger-than-list",
        ),
        ({"allocation": "given", "strata": "Area", "given": {"North": 2}}, "sizes-differ"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_what_to_do(given, rule):
    told = refusal(TEN, **given)
    assert told.rule == rule
    assert told.remedy


def test_a_list_of_nobody_is_refused():
    assert refusal(frame(("", "North", "CIN"))).rule == "nobody-to-draw"
    assert refusal(frame()).rule == "nobody-to-draw"


def test_a_column_that_tells_children_apart_cannot_make_strata():
    rows = tuple((f"C{n}", f"Street {n}", "CIN") for n in range(10))
    assert refusal(frame(*rows), strata="Area").rule == "too-many-strata"


def test_the_same_reference_written_in_two_ways_of_unicode_is_one_child():
    composed, decomposed = "Zo\u00eb-1", "Zoe\u0308-1"
    one = draw(frame((composed, "", ""), *children(3)), Design(seed="1", size=4))
    other = draw(frame((f" {decomposed} ", "", ""), *children(3)), Design(seed="1", size=4))
    assert drawn(one) == drawn(other)


def test_a_shuffled_list_draws_the_same_in_every_stratum():
    rows = list(children(40))
    Random(3).shuffle(rows)
    design = Design(seed="s", size=11, strata="Plan")
    shuffled = draw(frame(*rows), design)
    plain = draw(frame(*children(40)), design)
    assert [replace(c, rows=()) for c in shuffled.cases] == [
        replace(c, rows=()) for c in plain.cases
    ]


TWICE_SPELT = frame(("ab1", "North", "CIN"), ("AB1", "North", "CIN"), ("C", "South", "CIN"))


def test_a_child_spelt_in_two_ways_is_a_double():
    assert refusal(TWICE_SPELT, size=1).rule == "duplicate-children"
    joined = draw(TWICE_SPELT, Design(seed="1", size=2, join_duplicates=True))
    assert sorted(drawn(joined)) == ["AB1", "C"]


@pytest.mark.parametrize(
    "design",
    [
        {"allocation": "given", "given": {"North": 1}},
        {"allocation": "given", "strata": "Area"},
        {"allocation": "given", "strata": "Area", "given": {"North": 1, "north": 2}},
        {"strata": "Area", "given": {"North": 1}},
    ],
)
def test_numbers_for_strata_that_mean_nothing_are_refused(design):
    assert refusal(TEN, size=3, **design).rule == "strata-numbers"
