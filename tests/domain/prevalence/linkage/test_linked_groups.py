"""The hidden number of linked lists by area, and with a list split into its parts."""

from dataclasses import replace
from functools import cache

import numpy as np
import polars as pl
import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.carried import Asked
from firsthand.domain.prevalence.linkage.clerical import Match, deciding, sample
from firsthand.domain.prevalence.linkage.counting import Counting
from firsthand.domain.prevalence.linkage.estimated import estimated
from firsthand.domain.prevalence.linkage.group_quality import precision_of_groups
from firsthand.domain.prevalence.linkage.places import as_linked, split
from firsthand.domain.prevalence.linkage.quality import judged_frame
from firsthand.domain.prevalence.linkage.stated import stated
from tests.domain.prevalence.linkage.judged_lists import Made

pytestmark = pytest.mark.requirement("R6")
ASKED = Asked(methods=("stepwise", "chao"), replicates=60)
AREAS = ("East", "West")


@cache
def made():
    """Return lists of which two thirds are of the East, and police of two desks."""
    one = Made(children=1500)
    rng = np.random.default_rng(5)
    east, desk = rng.random(one.children) < 2 / 3, rng.random(len(one.child)) < 0.5
    police = one.records.frame["list"] == 0
    frame = one.records.frame.with_columns(
        pl.Series("area", np.where(east, *AREAS)[one.child]),
        pl.Series("part", np.where(desk, "CID", "desk")),
    ).with_columns(pl.when(police).then("part").alias("part"))
    one.records = replace(one.records, frame=frame)
    return one


def linkage(judged=200, wrong_in=()):
    """Return the linkage judged by who knows the truth but says no in some areas."""
    one = made()
    found = deciding(one.records, one.pairs, threshold=0.5)
    drawn = sample(found, total=judged, rng=np.random.default_rng(3))
    area = one.records.frame["area"]
    said = [
        replace(each, match=Match.NO) if area[each.left] in wrong_in else each
        for each in one.judged(drawn)
    ]
    return one.linkage(0.5, drawn, said)


def told(by="", cut="", asked=ASKED, **how):
    given = linkage(**how)
    way = Counting(
        records=given.records,
        places=split(given.records, cut),
        stated=stated(given.records, by) if by else None,
    )
    return estimated(given, asked, counting=way, draws=8)


@cache
def by_area():
    return told(by="area")


def test_groups_stand_beside_the_whole_which_is_as_without_them():
    found = by_area()
    alone = told().answer
    assert (found.answer.version, found.answer.estimates) == (alone.version, alone.estimates)
    assert found.groups.found.whole is found.answer
    assert [one.name for one in found.groups.found.groups] == list(AREAS)
    seen = [one.answer.table.observed for one in found.groups.found.groups]
    assert sum(seen) == pytest.approx(found.answer.table.observed, abs=2)
    assert seen[0] / sum(seen) == pytest.approx(2 / 3, abs=0.05)
    assert found.groups.unstated == 0


def test_the_number_of_each_group_holds_its_truth_and_they_are_summed():
    found = by_area().groups.found
    for one, truth in zip(found.groups, (1000, 500), strict=True):
        assert one.stated.lower < truth < one.stated.upper
    numbers = [one.stated.estimate for one in found.groups]
    assert found.total.estimate == pytest.approx(sum(numbers))
    assert found.total.lower < 1500 < found.total.upper


def test_children_of_several_groups_are_told_in_number():
    # False links join children of two areas; true ones never do.
    assert 0 < by_area().groups.differing < 40


def test_precision_is_told_of_groups_with_enough_judgements():
    east, west = by_area().groups.precision
    assert (east.name, west.name) == AREAS
    assert min(east.judged, west.judged) >= 10
    assert 0.8 < east.precision.estimate <= 1
    few = linkage(judged=30)
    known = judged_frame(few.sample, few.judgements[:12])
    _, told_of = precision_of_groups(known, stated(few.records, "area"), 0.95)
    assert told_of.judged < 10 and told_of.precision.estimate is None


def test_a_group_whose_links_are_clearly_worse_says_so_as_a_reason():
    east, west = told(by="area", wrong_in=("West",)).groups.found.groups
    assert any("judged links within West" in reason for reason in west.reasons)
    assert not any("judged links within West" in reason for reason in east.reasons)
    same = by_area().groups.found.groups
    assert not any("judged links within" in reason for one in same for reason in one.reasons)


def test_a_group_of_few_is_refused_and_then_there_is_no_sum():
    given = linkage()
    area = np.array(["North"] * 4 + [None] * (len(given.records) - 4), dtype=object)
    frame = given.records.frame.with_columns(pl.Series("area", area, dtype=pl.String))
    records = replace(given.records, frame=frame)
    way = Counting(records=records, places=as_linked(records), stated=stated(records, "area"))
    asked = Asked(methods=("chao",), replicates=0)
    found = estimated(
        replace(given, records=records), asked, counting=way, draws=4, whole=False
    ).groups
    north, unknown = found.found.groups
    assert unknown.name == "not known"
    assert found.unstated == pytest.approx(unknown.answer.table.observed, abs=3)
    assert found.unstated > 900
    assert north.answer is None or north.stated.refused
    assert found.found.total.estimate is None
    assert found.silent == ("health", "school")


def test_a_split_list_counts_as_its_parts_and_gives_about_the_same_number():
    whole, parts = told(), told(cut="police")
    table = parts.answer.table
    assert table.lists == ("police: CID", "police: desk", "health", "school")
    assert table.observed == pytest.approx(whole.answer.table.observed, abs=25)
    assert parts.quality.by_lists[0].lists == ("police", "police")
    # Nobody is on both desks, which chance would have let meet: that bars what heads it.
    assert any("share nobody" in reason for reason in parts.answer.headline.reasons)
    assert "counts as 2 lists" in parts.answer.notes[0]


def test_lists_left_out_taken_as_one_and_split_are_shown_beside():
    changes = {one.change: one for one in told().answer.variants}
    assert set(changes) == {"police split into its 2 parts"}  # of three lists none can go
    assert changes["police split into its 2 parts"].observed > 900
    changes = {one.change for one in told(cut="police").answer.variants}
    assert {"without school", "police: CID and police: desk as one"} <= changes
    assert len(changes) == 4 + 6


def test_a_list_that_cannot_be_shown_split_is_told_and_a_part_of_few_refused():
    given = linkage()
    first = pl.col("row") < 4
    part = pl.when(first).then(pl.lit("few")).otherwise("part")
    frame = given.records.frame.with_columns(part.alias("part"))
    few = replace(given, records=replace(given.records, frame=frame))
    way = Counting(records=few.records, places=split(few.records, "police"))
    with pytest.raises(Refused, match="Too few children are on parts of police"):
        estimated(few, ASKED, counting=way, draws=2)
