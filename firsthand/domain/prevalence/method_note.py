"""Method note: an answer as a document that a committee can read, as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from firsthand.domain.prevalence import note_tables, telling
from firsthand.domain.prevalence.answer import BOUNDS, HiddenAnswer
from firsthand.domain.prevalence.carrying import carried, counts_of
from firsthand.domain.prevalence.groups import ByGroup, stated
from firsthand.domain.prevalence.method_names import NAMES
from firsthand.domain.prevalence.note_words import explained
from firsthand.stats.hidden.estimate import Estimate

MOST_CELLS = 40  # combinations that the note lists; the rest are counted together
MOST_CARRYING = 10
AS_GIVEN = (
    "This note holds the table as it was given, small counts among it. To publish, take the "
    "form without small counts."
)
AS_LINKED = (
    "This note holds the table as it was linked, small counts among it, and no record of any "
    "child. Do not publish it: small counts may tell of somebody."
)
WORKED_OUT = (
    "Who is the same on several lists was worked out, and is not sure. Links that were missed, "
    "and false ones, are in the number and its interval as far as a judge of pairs can see "
    "them; what nobody can see of them stands with the linkage."
)
HOW = {
    "stepwise": "From independent lists, pairs whose overlap surprises enter one by one.",
    "bic": "Of all models, the one that explains most for its size.",
    "downhill": "From independent lists, terms enter or leave while that explains more.",
    "graphs": "An average over all graphs of which lists depend on which.",
    "latent": "A few kinds of people; within a kind, lists are independent.",
    "coverage": "How much the lists know of each other.",
    "chao": "A lower bound: what makes a person likely on one list does so on all.",
    "chapman": "Two lists that say nothing of each other.",
}


@dataclass(frozen=True, kw_only=True)
class Making:
    """How an answer was made: the name of its table, the draws, their seed, and the day."""

    title: str
    source: str
    replicates: int
    seed: int
    made_on: date


def note(
    answer: HiddenAnswer,
    making: Making,
    groups: ByGroup | None = None,
    linkage: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """
    Return the note of an answer, and of its groups where there are any.

    `linkage` is what is said of how the lists were linked, None for a table as it was given.
    """
    head = stated(answer)
    moved = carried(answer)
    return {
        "title": making.title,
        "source": making.source,
        "sentence": telling.sentence(answer),
        "means": telling.NOT_A_LIST,
        "reasons": list(head.reasons),
        "assumptions": [
            WORKED_OUT if linkage and one == telling.RECOGNISED else one
            for one in telling.ASSUMPTIONS
        ],
        "observed": answer.table.observed,
        "lists": [
            {"name": name, "people": int(size)}
            for name, size in zip(answer.table.lists, answer.table.sizes, strict=True)
        ],
        "methods": [_method(one) for one in answer.estimates],
        "combinations": _combinations(answer),
        "linkage": linkage and dict(linkage),
        "changed": note_tables.changed(answer),
        "dependences": note_tables.dependences(answer),
        "words": explained(linked=linkage is not None),
        "small": AS_LINKED if linkage else AS_GIVEN,
        "would_change": list(telling.would_change(answer)),
        "carrying": []
        if moved is None
        else [
            {
                "combination": one.combination,
                "count": one.count,
                "one_fewer": "none" if one.one_fewer is None else telling.told(one.one_fewer),
                "moves": "not known" if one.moves is None else f"{one.moves:+z.1%}",
            }
            for one in moved.weights[:MOST_CARRYING]
        ],
        "groups": None if groups is None else _groups(groups),
        "version": answer.version,
        "replicates": making.replicates,
        "seed": making.seed,
        "made_on": making.made_on.isoformat(),
        "notes": list(answer.notes),
    }


def _method(one: Estimate) -> dict[str, Any]:
    return {
        "name": NAMES[one.method],
        "how": HOW[one.method],
        "said": "None"
        if one.estimate is None
        else f"{telling.told(one.estimate)}{telling.interval(one)}",
        "estimate": one.estimate,
        "lower": one.lower,
        "upper": one.upper,
        "bound": one.method in BOUNDS,
        "reasons": list(one.reasons),
    }


def _combinations(answer: HiddenAnswer) -> Mapping[str, Any]:
    counts = sorted(counts_of(answer).items(), key=lambda one: -one[1])
    held = [(name, count) for name, count in counts if count]
    rest = held[MOST_CELLS:]
    return {
        "shown": [
            {"lists": name.split(" + "), "name": name, "count": count}
            for name, count in held[:MOST_CELLS]
        ],
        "further": len(rest),
        "further_people": sum(count for _, count in rest),
        "empty": len(counts) - len(held),
    }


def _groups(found: ByGroup) -> dict[str, Any]:
    return {
        "by": found.by,
        "sentence": telling.of_groups(found),
        "rows": [
            {
                "name": one.name,
                "observed": None if one.answer is None else one.answer.table.observed,
                "said": "None"
                if one.stated is None or one.stated.estimate is None
                else f"{telling.told(one.stated.estimate)}{telling.interval(one.stated)}",
                "reasons": " ".join(one.reasons),
            }
            for one in found.groups
        ],
    }
