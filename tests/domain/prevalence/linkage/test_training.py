"""What is learned from lists, what is not, and that it is told."""

import numpy as np
import polars as pl
import pytest

from firsthand.domain.prevalence.linkage.blocking import NO_KEY
from firsthand.domain.prevalence.linkage.comparing import TWINS_BEFORE, comparisons
from firsthand.domain.prevalence.linkage.model import SharedBy
from firsthand.domain.prevalence.linkage.pairs import LEVEL, ON_ONE_LIST
from firsthand.domain.prevalence.linkage.priors import refitted
from firsthand.domain.prevalence.linkage.rarity import frequencies, with_rarity
from firsthand.domain.prevalence.linkage.training import trained
from tests.domain.prevalence.linkage.modelled import COLUMNS, MODEL, SAME, TWINS

pytestmark = [pytest.mark.requirement("R6"), pytest.mark.requirement("R12")]


def people_of(count):
    """Return records of two each: everybody is there twice, and all agrees."""
    at = [str(row // 2) for row in range(count)]
    return pl.DataFrame(
        {
            "list": [row % 2 for row in range(count)],
            "given_name": at,
            "surname": at,
            "sex": ["f"] * count,
            "date_of_birth": [f"2010-01-{int(one) % 28 + 1:02}" for one in at],
            "postcode": at,
        }
    )


def agreeing(key, compared):
    """Say that pairs at random agree in nothing, and that those chosen agree in all."""
    chosen = key.max() > 0
    levels = [len(one.levels) - 1 if chosen else 0 for one in compared]
    return np.array([levels], np.int8), np.array([float((key >= 0).sum() / 2)])


def told_by(frame, agreements=agreeing):
    return trained(
        frame,
        agreements,
        blocking=("same postcode and birth",),
        rng=np.random.default_rng(1),
        progress=lambda done, total: None,
    )


def test_of_many_agreeing_pairs_it_is_learned_that_one_child_agrees():
    told = told_by(people_of(400))
    surname = told.model.comparison("surname")
    assert surname.levels[-1].m > 0.97
    assert surname.levels[0].u > 0.95
    assert not [one for one in told.reasons if "surname" in one]


def test_records_that_hold_nothing_are_not_drawn_to_learn_from():
    blank = pl.DataFrame({"list": [0] * 5_000, "surname": [None] * 5_000})
    people = people_of(400)
    keys = []

    def kept(key, compared):
        keys.append(key)
        return agreeing(key, compared)

    told_by(pl.concat([people, blank.cast({"surname": pl.String})], how="diagonal"), kept)
    assert (keys[0][400:] == NO_KEY).all() and (keys[0][:400] != NO_KEY).all()
    told_by(people, kept)
    assert keys[len(keys) // 2].tolist() == keys[0][:400].tolist()


def test_where_too_few_pairs_teach_what_is_believed_is_used_and_told():
    told = told_by(people_of(4))
    before = {one.name: one for one in comparisons(COLUMNS)}
    for one in told.model.comparisons:
        assert [level.m for level in one.levels] == [
            level.m for level in before[one.name].levels
        ]
        assert any(
            one.title in reason and "believed before" in reason for reason in told.reasons
        )
    assert told.model.twins == TWINS_BEFORE
    assert any("twins was not learned" in reason for reason in told.reasons)


def test_what_would_seldom_be_the_same_in_one_child_is_not_believed():
    def disagreeing(key, compared):
        levels, counts = agreeing(key, compared)
        levels = np.where([one.name == "sex" for one in compared], 0, levels).astype(np.int8)
        return levels, counts

    told = told_by(people_of(400), disagreeing)
    assert told.model.comparison("sex").levels[-1].m == 0.99
    assert any("sex would be the same in" in reason for reason in told.reasons)


def test_a_single_column_teaches_nothing_and_is_still_a_model():
    told = told_by(people_of(40).select("list", "surname"))
    assert [one.name for one in told.model.comparisons] == ["surname"]
    assert told.model.twins == 0
    assert told.reasons


def test_only_names_of_families_and_homes_are_shared_by_siblings():
    shared = {one.name for one in comparisons(COLUMNS) if one.shared_by is SharedBy.SIBLINGS}
    assert shared == {"surname", "home"}


@pytest.mark.parametrize(
    ("columns", "whom"), [(["surname", "postcode"], "siblings"), (["date_of_birth"], "twins")]
)
def test_where_nothing_tells_children_of_one_family_apart_that_is_told(columns, whom):
    told = told_by(people_of(40).select("list", *columns))
    assert f"{whom} cannot be told from one child" in told.reasons[0]


def kept(same, twins):
    rows = [SAME] * same + [TWINS] * twins
    levels = {LEVEL + name: [row[name] for row in rows] for name in SAME}
    return pl.DataFrame(levels | {ON_ONE_LIST: [False] * len(rows)})


def test_the_prior_is_as_high_as_the_pairs_say():
    found = refitted(MODEL, kept(same=30, twins=2), (300, 300))
    assert found.prior * 300 * 300 == pytest.approx(30, abs=1.5)
    assert found.within <= MODEL.within  # there was no duplicate among the pairs


def test_a_rare_name_is_rare_by_the_other_records_that_bear_it():
    names = ["smith"] * 5 + ["quill"] * 2 + ["lone"] + [None]
    frame = pl.DataFrame({"given_name": ["a"] * 9, "surname": names})
    known = frequencies(frame, MODEL)
    share = dict(known["surname"].iter_rows())
    assert share == {"smith": 4 / 7, "quill": 1 / 7, "lone": 0.5 / 7}
    pairs = pl.DataFrame(
        {
            "left": [0, 5, 0],
            "right": [1, 6, 5],
            "level_given_name": [4] * 3,
            "level_surname": [3, 3, 0],
        }
    )
    bits = with_rarity(pairs, frame, MODEL, known)["rarity_surname"].to_list()
    u = MODEL.comparison("surname").levels[-1].u
    assert bits == pytest.approx([np.log2(u * 7 / 4), np.log2(u * 7), 0.0])
