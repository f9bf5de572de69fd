"""Answers of estimates: what the commands wrote, and what is no such answer."""

import json

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.estimates.worked_out import Result
from firsthand.sources.estimate_answers import (
    ALONE,
    MOST_BYTES,
    MOST_RESAMPLES,
    read_answer,
    read_table,
)

HEAD = {
    "method": "all",
    "estimate": 550.4,
    "lower": 429.6,
    "upper": 820.0,
    "level": 0.95,
    "identifiable": True,
    "refused": False,
    "reasons": [],
    "observed": 310,
    "lists": ["police", "health", "school"],
    "table_version": "7b1d",
    "notes": [],
    "detail": {"lower_bound": 401.2},
}


def read(answer, name="answer.json"):
    return read_answer(json.dumps(answer).encode(), name=name)


def test_the_first_of_several_methods_stands_for_all_in_whole_children():
    found = read([HEAD, {**HEAD, "method": "bic", "estimate": 9.0}])
    assert (found.estimate, found.lower, found.upper) == (550, 430, 820)
    assert (found.lower_bound, found.observed, found.result) == (401, 310, Result.ESTIMATED)
    assert found.method == "all methods side by side"
    assert (found.linked, found.linkage_share, found.reasons) == (False, None, ())


def test_a_refusal_keeps_its_reasons_and_bound_and_no_number():
    refused = {**HEAD, "refused": True, "estimate": None, "reasons": ["Methods disagree."]}
    found = read([refused])
    assert (found.result, found.estimate, found.lower, found.lower_bound) == (
        Result.REFUSED,
        None,
        None,
        401,
    )
    assert found.reasons == ("Methods disagree.",)


def test_a_bound_alone_is_a_bound_and_one_method_alone_says_so():
    bound = read({**HEAD, "method": "chao", "detail": {}})
    assert (bound.result, bound.lower_bound, bound.estimate) == (Result.LOWER_BOUND, 550, None)
    assert bound.reasons
    assert read({**HEAD, "method": "bic"}).reasons == (ALONE,)


def test_the_share_of_linkage_is_read_where_the_answer_has_one():
    found = read({**HEAD, "linkage_share": 0.21})
    assert (found.linked, found.linkage_share) == (True, 0.21)
    within = read({**HEAD, "detail": {"linkage_share": 0.3}})
    assert (within.linked, within.linkage_share, within.lower_bound) == (True, 0.3, None)


def test_groups_side_by_side_are_refused_with_what_to_give_instead():
    with pytest.raises(Refused, match=r"groups by area side by side.*without --by"):
        read({"by": "area", "sentence": "", "whole": [HEAD], "groups": []})


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"[1, 2]",
        b"[" * 5000,
        json.dumps({**HEAD, "lists": "police"}).encode(),
        json.dumps({**HEAD, "estimate": "many"}).encode(),
        json.dumps({**HEAD, "estimate": float("inf")}).encode(),
        b" " * (MOST_BYTES + 1),
    ],
    ids=range(10),
)
def test_what_is_no_answer_is_refused_with_what_to_give(content):
    with pytest.raises(Refused) as refusal:
        read_answer(content, name="answer.json")
    assert "answer.json" in str(refusal.value)


ROWS = [
    {"lists": ["police"], "count": 30},
    {"lists": ["health"], "count": 20},
    {"lists": ["police", "health"], "count": 3},
]
ALONE_WITH_TABLE = {**HEAD, "method": "chao", "lists": ["police", "health"]}


def with_table(**changed):
    detail = {"combinations": ROWS, "replicates_asked": 100, **changed.pop("detail", {})}
    return json.dumps({**ALONE_WITH_TABLE, "detail": detail, **changed}).encode()


def test_the_overlaps_of_an_answer_are_read_with_what_was_asked():
    found = read_table(with_table(), name="answer.json")
    assert found.overlaps.counts.tolist().count(3) == 1 and found.overlaps.observed == 53
    assert (list(found.methods), found.level) == (["chao"], 0.95)
    assert read_table(json.dumps(HEAD).encode(), name="answer.json") is None


@pytest.mark.parametrize(
    "changed",
    [
        {"level": 1.5},
        {"level": -1},
        {"method": None},
        {"method": "guess"},
        {"detail": {"replicates_asked": MOST_RESAMPLES + 1}},
        {"detail": {"replicates_asked": "many"}},
        {"detail": {"combinations": [{"lists": ["police"], "count": 10**12}]}},
        {"detail": {"combinations": [{"lists": ["police"], "count": -1}]}},
    ],
    ids=range(8),
)
def test_overlaps_of_which_nothing_can_be_worked_out_anew_are_refused(changed):
    with pytest.raises(Refused, match="is no answer of an estimate"):
        read_table(with_table(**changed), name="answer.json")
