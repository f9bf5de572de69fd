"""Invented groups whose names are misspelt more often have fewer of their links made."""

from dataclasses import replace
from functools import cache

import numpy as np
import polars as pl
import pytest

from firsthand.domain.prevalence.linkage.carried import Asked
from firsthand.domain.prevalence.linkage.clerical import Judgement, Match, deciding, sample
from firsthand.domain.prevalence.linkage.counting import Counting
from firsthand.domain.prevalence.linkage.estimated import Linkage, estimated
from firsthand.domain.prevalence.linkage.places import as_linked
from firsthand.domain.prevalence.linkage.records import joined
from firsthand.domain.prevalence.linkage.stated import stated
from firsthand.engines.linking.backend import Place
from firsthand.engines.linking.linked import linked
from tests.engines.invented_lists import FAULTS, invented_lists

pytestmark = pytest.mark.requirement("R6")
CHILDREN = {"many": 3000, "few": 1000}
KEPT = ("list", "record", "given_name", "surname", "date_of_birth")


def misspelt(times):
    """Return the usual faults with names misspelt so many times as often."""
    given, surname = FAULTS.spelling_given, FAULTS.spelling_surname
    return replace(FAULTS, spelling_given=times * given, spelling_surname=times * surname)


@cache
def lists(times):
    """Return records by names and birth, and their children; the few are misspelt so often."""
    parts, child, before = [], [], 0
    for seed, (group, many) in enumerate(CHILDREN.items()):
        rates = misspelt(2 * times if group == "few" else 2)
        records, own, _ = invented_lists(many, seed=seed, rates=rates)
        parts.append(records.frame.select(KEPT).with_columns(pl.lit(group).alias("group")))
        child.append(own + before)
        before += many
        names = records.lists
    place = np.concatenate([part["list"].to_numpy() for part in parts])
    whole = pl.concat(parts).drop("list").with_columns(pl.col("record") + pl.col("group"))
    lists = [(name, whole.filter(pl.Series(place == at))) for at, name in enumerate(names)]
    order = np.argsort(place, kind="stable")
    return joined(lists), np.concatenate(child)[order]


@cache
def answered(times):
    """Return what 600 judged pairs say, and by group the share of true links that was made."""
    records, child = lists(times)
    made = linked(records, place=Place(), progress=lambda done, total, what: None)
    found = deciding(records, made.pairs, threshold=0.5)
    drawn = sample(found, total=600, rng=np.random.default_rng(1))
    given = Linkage(
        records=records,
        pairs=made.pairs,
        model=made.model,
        threshold=0.5,
        sample=drawn,
        judgements=[
            Judgement(left=a, right=b, match=_said(child[a] == child[b]), by="A", on="")
            for a, b in drawn.select("left", "right").rows()
        ],
    )
    way = Counting(records=records, places=as_linked(records), stated=stated(records, "group"))
    asked = Asked(methods=("chao",), replicates=0)
    return estimated(given, asked, counting=way, draws=40), _truth(records, child, found.person)


def _said(same):
    return Match.YES if same else Match.NO


def _truth(records, child, person):
    """Return for the few and the many the share of true pairs, compared or not, linked."""
    rows = records.frame.select("row", "list", "group").with_columns(
        child=pl.Series(child), person=pl.Series(person)
    )
    pairs = rows.join(rows, on="child").filter(pl.col("list") < pl.col("list_right"))
    same = (pl.col("person") == pl.col("person_right")).mean().alias("share")
    return pairs.group_by("group").agg(same).sort("group")["share"].to_list()


def reasons(estimate):
    return {
        one.name: [reason for reason in one.reasons if "Of true links within" in reason]
        for one in estimate.groups.found.groups
    }


def test_recall_of_a_group_misspelt_three_times_as_often_is_lower_and_holds_the_truth():
    estimate, truth = answered(3)
    few, many = estimate.groups.recall
    assert (few.name, many.name) == ("few", "many")
    assert truth[0] < truth[1] - 0.03
    assert few.recall.upper < many.recall.lower
    for one, share in zip((few, many), truth, strict=True):
        assert not one.guess
        assert one.recall.lower <= share <= one.recall.upper
    (said,) = reasons(estimate)["few"]
    assert "this number is then too large" in said


def test_what_was_compared_alone_would_hide_that_names_fail_the_rules_too():
    few, many = answered(3)[0].groups.recall
    gap = many.recall.estimate - few.recall.estimate
    compared = many.of_compared.estimate - few.of_compared.estimate
    assert answered(3)[0].groups.by_fields
    assert gap > compared + 0.02


def test_groups_that_are_misspelt_as_often_have_like_recall_and_no_such_reason():
    estimate, truth = answered(1)
    for one, share in zip(estimate.groups.recall, truth, strict=True):
        assert one.recall.lower <= share <= one.recall.upper
    assert reasons(estimate) == {"few": [], "many": []}
