"""
Answers of estimates: what `firsthand hidden` and `firsthand linked estimate` wrote as JSON.

Of several methods side by side the first stands for all: the headline, or the refusal of one.
Counts are kept as whole children. Overlaps are read only to tell which counts are small;
variants and everything else in the file are left where they are.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.answer import BOUNDS
from firsthand.domain.prevalence.estimates.worked_out import Result, WorkedOut
from firsthand.stats.hidden.overlaps import MOST_PEOPLE, Overlaps, overlaps

MOST_BYTES = 2_000_000  # such a file stays in memory and is never written to disk
MOST_RESAMPLES, LEVELS = 100_000, (0.5, 0.999)  # that a command takes
METHOD_TITLES = {
    "all": "all methods side by side",
    "stepwise": "stepwise log-linear model",
    "bic": "log-linear model by BIC",
    "downhill": "log-linear model by descent of BIC",
    "graphs": "average over decomposable graphs",
    "latent": "latent classes",
    "coverage": "sample coverage",
    "chao": "Chao's lower bound",
    "chapman": "Chapman's estimate from two lists",
}
NEEDED = ("method", "refused", "reasons", "observed", "lists", "table_version")
ALONE = "One method was asked alone: nothing shows whether others agree with it."
Answer = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class AnswerTable:
    """The overlaps of an answer, its methods with their details, its level, what is apart."""

    overlaps: Overlaps
    methods: Mapping[str, dict[str, Any]]
    level: float
    apart: tuple[tuple[str, str], ...] = ()


def read_answer(content: bytes, *, name: str) -> WorkedOut:
    """Return the numbers of an answer, or refuse what is none."""
    answer = _first(_json(content, name), name)
    bound = answer["method"] in BOUNDS
    refused = bool(answer["refused"]) or answer.get("estimate") is None
    detail = answer.get("detail")
    detail = detail if isinstance(detail, Mapping) else {}
    least = detail.get("lower_bound")
    try:
        share = answer.get("linkage_share", detail.get("linkage_share"))
        return WorkedOut(
            lists=tuple(map(str, answer["lists"])),
            method=METHOD_TITLES.get(answer["method"], str(answer["method"])),
            table_version=str(answer["table_version"] or ""),
            result=_result(refused=refused, bound=bound),
            observed=_whole(answer["observed"]),
            **_interval(answer, nothing=refused or bound),
            level=float(answer.get("level") or 0.95),
            lower_bound=_whole(answer["estimate"] if bound and not refused else least),
            reasons=_reasons(answer, bound=bound),
            linked=share is not None or bool(answer.get("linked")),
            linkage_share=None if share is None else float(share),
        )
    except (TypeError, ValueError, OverflowError):
        raise Refused(_no_answer(name)) from None


def read_table(content: bytes, *, name: str) -> AnswerTable | None:
    """Return the overlaps that an answer holds with it; None where it holds none."""
    given = _json(content, name)
    first = _first(given, name)
    rest = first.get("estimates") or given
    detail = first.get("detail")
    combined = detail.get("combinations") if isinstance(detail, Mapping) else None
    if not combined:
        return None
    try:
        lists = tuple(map(str, first["lists"]))
        rows = [[int(one in row["lists"]) for one in lists] for row in combined]
        told = rest if isinstance(rest, list) else [first]
        found = AnswerTable(
            overlaps=overlaps(lists, rows, [int(row["count"]) for row in combined]),
            methods={
                str(one["method"]): dict(one.get("detail") or {})
                for one in told
                if one["method"] in METHOD_TITLES
            },
            level=float(first.get("level") or 0.95),
            apart=_apart(lists, " ".join(map(str, first["reasons"]))),
        )
    except (TypeError, ValueError, KeyError, OverflowError):
        raise Refused(_no_answer(name)) from None
    if not _could_be_asked(found):
        raise Refused(_no_answer(name))
    return found


def _could_be_asked(found: AnswerTable) -> bool:
    """Tell whether a command can have been asked for it; it is worked out anew from this."""
    asked = [one.get("replicates_asked", 0) for one in found.methods.values()]
    return (
        bool(found.methods)
        and LEVELS[0] <= found.level <= LEVELS[1]
        and found.overlaps.observed <= MOST_PEOPLE
        and all(isinstance(one, int) and 0 <= one <= MOST_RESAMPLES for one in asked)
    )


def _apart(lists: tuple[str, ...], reasons: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of lists of which a reason says that they cannot share anybody."""
    return tuple(
        (one, other)
        for one, other in permutations(lists, 2)
        if f"{one} and {other} cannot share anybody by design" in reasons
    )


def _result(*, refused: bool, bound: bool) -> Result:
    if refused:
        return Result.REFUSED
    return Result.LOWER_BOUND if bound else Result.ESTIMATED


def _interval(answer: Answer, *, nothing: bool) -> dict[str, int | None]:
    names = ("estimate", "lower", "upper")
    return {name: None if nothing else _whole(answer.get(name)) for name in names}


def _reasons(answer: Answer, *, bound: bool) -> tuple[str, ...]:
    given = tuple(str(one) for one in answer["reasons"])
    if bound:
        return given or ("Only the lower bound was asked for.",)
    alone = answer["method"] in METHOD_TITLES and answer["method"] != "all"
    return (*given, ALONE) if alone else given


def _whole(number: float | None) -> int | None:
    return None if number is None else round(float(number))


def _json(content: bytes, name: str) -> Any:
    if len(content) > MOST_BYTES:
        raise Refused(
            Objection(
                rule="answer",
                reason=f"{name} has {len(content):,} bytes.",
                remedy=f"An answer has at most {MOST_BYTES:,}: give what the command wrote.",
            )
        )
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise Refused(_no_answer(name)) from None


def _first(given: Any, name: str) -> Answer:
    if isinstance(given, Mapping) and {"by", "groups", "whole"} <= given.keys():
        raise Refused(_groups(given, name))
    first = given[0] if isinstance(given, list) and given else given
    if not isinstance(first, Mapping) or any(key not in first for key in NEEDED):
        raise Refused(_no_answer(name))
    if not isinstance(first["lists"], list) or not isinstance(first["reasons"], list):
        raise Refused(_no_answer(name))
    return first


def _groups(given: Answer, name: str) -> Objection:
    return Objection(
        rule="answer",
        reason=f"{name} tells groups by {given['by']} side by side, and an estimate on the "
        "record is of one lot of children.",
        remedy="Work out the table without --by, or the table of one group by itself, and give "
        "that answer.",
    )


def _no_answer(name: str) -> Objection:
    return Objection(
        rule="answer",
        reason=f"{name} is no answer of an estimate.",
        remedy="Give what `firsthand hidden TABLE --format json --output FILE` or `firsthand "
        "linked estimate --format json` wrote, as it is.",
    )
