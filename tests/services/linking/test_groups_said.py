"""The recall of groups as JSON and in sentences: what was found, and apart what is a guess."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from firsthand.domain.prevalence.linkage.group_quality import PrecisionOfGroup, RecallOfGroup
from firsthand.domain.prevalence.linkage.linked_groups import LinkedGroups
from firsthand.domain.prevalence.linkage.quality import NOTHING, Told
from firsthand.services.linking import shapes_grouped

pytestmark = pytest.mark.requirement("R6")
SHARE = Told(estimate=0.8, lower=0.7, upper=0.9)
COMPARED = Told(estimate=0.9, lower=0.85, upper=0.95)
FOUND = RecallOfGroup(
    name="East",
    judged=40,
    guess=False,
    because="",
    recall=SHARE,
    of_compared=COMPARED,
    above=NOTHING,
)
GUESS = replace(FOUND, name="West", judged=3, guess=True, because="Only 3 were judged.")
NOTHING_TRUE = replace(
    GUESS, name="North", because="None is true.", recall=NOTHING, of_compared=NOTHING
)


def groups(*recall, by_fields=True):
    return LinkedGroups(
        found=SimpleNamespace(by="area"),
        differing=2.0,
        unstated=0.0,
        silent=(),
        precision=(PrecisionOfGroup(name="East", judged=40, precision=SHARE),),
        recall=recall,
        compared=COMPARED,
        by_fields=by_fields,
    )


def said(told, monkeypatch):
    monkeypatch.setattr(shapes_grouped, "sentences", lambda found: [])
    return " ".join(shapes_grouped.sentences_of_groups(None, told))


def test_a_recall_that_was_found_is_told_and_no_guess_stands_beside_it():
    told = shapes_grouped.of_groups(groups(FOUND))
    (east,) = told["recall"]
    assert east == {
        "group": "East",
        "judged": 40,
        "estimate": 0.8,
        "lower": 0.7,
        "upper": 0.9,
        "of_compared": {"estimate": 0.9, "lower": 0.85, "upper": 0.95},
        "guess": {"estimate": None, "lower": None, "upper": None},
        "because": None,
    }
    assert told["recall_of_compared"]["estimate"] == 0.9
    assert told["never_compared_by_group"] is True


def test_a_guess_is_never_told_as_found():
    (west,) = shapes_grouped.of_groups(groups(GUESS))["recall"]
    assert west["estimate"] is None and west["of_compared"]["estimate"] is None
    assert west["guess"] == {"estimate": 0.8, "lower": 0.7, "upper": 0.9}
    assert west["because"] == "Only 3 were judged."


def test_sentences_keep_findings_and_guesses_apart(monkeypatch):
    text = said(groups(FOUND, GUESS, NOTHING_TRUE), monkeypatch)
    assert (
        "True links within one area that were made: East 80.0% (70.0% to 90.0%) of all, 90.0% "
        "(85.0% to 95.0%) of those compared (40 judged)."
    ) in text
    assert (
        "Only 3 were judged. A guess, no finding: West 80.0% (70.0% to 90.0%) of true links "
        "made."
    ) in text
    assert "None is true. " in text and "North" not in text


def test_sentences_say_whether_what_was_never_compared_is_told_by_group(monkeypatch):
    assert shapes_grouped.BY_FIELDS in said(groups(FOUND), monkeypatch)
    assert shapes_grouped.AS_IN_THE_WHOLE in said(groups(FOUND, by_fields=False), monkeypatch)
    assert shapes_grouped.BY_FIELDS not in said(groups(GUESS), monkeypatch)
