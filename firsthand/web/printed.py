"""Printed: the document of an inspection in the shapes of a page, published or about to be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from firsthand.domain.common.words import counted
from firsthand.domain.inspection.acts.opening import INSPECTORATES

GAPS: Mapping[str, str] = {
    "line": "Lines of enquiry",
    "harm": "Harms",
    "matter": "Sensitive matters",
    "voice": "Voices",
    "area": "Areas",
    "children": "Children not reached",
}
MATTERS: Mapping[str, str] = {
    "recorded": "Recorded by the body",
    "not-recorded": "Not recorded by the body",
    "not-examined": "Not examined",
}


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar of a chart; `length` is its share of the longest."""

    name: str
    number: int
    length: float
    own_account: bool


@dataclass(frozen=True, kw_only=True)
class Gaps:
    """What was not looked at, of one kind."""

    name: str
    rows: tuple[dict[str, str], ...]


def past(document: dict[str, Any], *, as_of: date) -> bool:
    """Tell whether a publication tells of the past only by now (N1)."""
    return as_of > date.fromisoformat(document["limits"]["ends_on"])


def found(document: dict[str, Any]) -> str:
    """Return how much was found: '2 weaknesses, 1 of them a priority; 1 strength'."""
    weak = [one for one in document["findings"] if one["kind"] == "weakness"]
    urgent = sum(one["priority"] for one in weak)
    told = counted(len(weak), "weakness", "weaknesses")
    if urgent:
        told += f", {urgent} of them a priority" if urgent == 1 else f", {urgent} priorities"
    return f"{told}; {counted(len(document['findings']) - len(weak), 'strength')}"


def bars(document: dict[str, Any]) -> tuple[Bar, ...]:
    """Return the numbers by source kind, the longest bar first; kinds without any come last."""
    counts = document["numbers"]["by_kind"]
    longest = max((one["number"] for one in counts), default=0) or 1
    made = (
        Bar(
            name=one["name"],
            number=one["number"],
            length=one["number"] / longest,
            own_account=one["own_account"],
        )
        for one in counts
    )
    return tuple(sorted(made, key=lambda bar: -bar.number))


def gaps(document: dict[str, Any]) -> tuple[Gaps, ...]:
    """Return what was not looked at, by kind, in a fixed order."""
    by_kind: dict[str, list[dict[str, str]]] = {kind: [] for kind in GAPS}
    for one in document["not_looked_at"]:
        by_kind[one["kind"]].append(one)
    return tuple(
        Gaps(name=name, rows=tuple(by_kind[kind]))
        for kind, name in GAPS.items()
        if by_kind[kind]
    )


def looked_at(document: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    """Return the harms of which something was seen or heard."""
    return tuple(one for one in document["harms"] if one["practice"] or one["weaknesses"])


def by_inspectorate(document: dict[str, Any]) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    """Return the grades of each inspectorate; each judges for itself (R22)."""
    return tuple(
        (name, tuple(g for g in document["grades"] if g["inspectorate"] == key.value))
        for key, name in INSPECTORATES.items()
        if any(g["inspectorate"] == key.value for g in document["grades"])
    )


def parts(document: dict[str, Any]) -> dict[str, Any]:
    """Return what `published/body.html` is made from."""
    return {
        "d": document,
        "bars": bars(document),
        "gaps": gaps(document),
        "looked_at": looked_at(document),
        "grades": by_inspectorate(document),
        "matter_states": MATTERS,
    }
