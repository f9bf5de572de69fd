"""Put an estimate on record in the shape of its page: its facts by name, and what was done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from firsthand.domain.common import words
from firsthand.domain.prevalence.estimates import wording
from firsthand.domain.prevalence.estimates.estimate import RESULT_TITLES
from firsthand.domain.prevalence.estimates.register import OnRecord, State
from firsthand.refdata import read


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that was done with an estimate; `by` is empty for those who may not read it."""

    title: str
    at: datetime
    by: str = ""
    said: str = ""
    other: str = ""  # the estimate that it replaced, or that replaced it


def rows(one: OnRecord, *, as_of: date) -> list[tuple[str, str]]:
    """Return the facts of an estimate by name."""
    told = one.told
    return [
        ("Area", wording.area_named(told.area, places())),
        ("Harm", harm_names().get(told.harm, told.harm)),
        ("Children meant", told.population),
        ("Time", f"{words.day(told.from_on)} to {words.day(told.to_on)}"),
        ("Lists", ", ".join(told.lists)),
        ("Children on one list at least", wording.number(told, "observed")),
        ("Result", RESULT_TITLES[told.result]),
        *_numbers(one),
        ("Method", told.method),
        ("Version of the table", told.table_version),
        ("Linkage", wording.linkage(told)),
        ("Age", wording.age(told, as_of)),
        ("Worked out on", words.day(told.worked_out_on)),
        ("Known here since", words.day(one.known_on)),
        ("Who answers for it", told.answers),
    ]


def _numbers(one: OnRecord) -> list[tuple[str, str]]:
    told = one.told
    found = []
    if told.estimate is not None or "estimate" in told.few:
        level = f"{told.level * 100:g}% interval"
        limits = f"{wording.number(told, 'lower')} to {wording.number(told, 'upper')}"
        found.append(("All children", f"{wording.number(told, 'estimate')} ({level} {limits})"))
    if told.lower_bound is not None or "lower_bound" in told.few:
        parts = (wording.number(told, "lower_bound"), wording.above(told))
        found.append(("Lower bound", ". ".join(one for one in parts if one)))
    return found


def steps(one: OnRecord, *, names: Mapping[str, str]) -> list[Step]:
    """Return what was done with an estimate; `names` is empty for readers of the public."""
    told = [
        Step(
            title="Put on the record",
            at=one.known_at,
            by=names.get(one.by, ""),
            other=one.replaces,
        )
    ]
    if one.replaced_by and one.ended_at and one.state is State.SUPERSEDED:
        by = names.get(one.ended_by, "")
        told.append(Step(title="Superseded", at=one.ended_at, by=by, other=one.replaced_by))
    if one.state is State.WITHDRAWN and one.ended_at:
        by = names.get(one.ended_by, "")
        told.append(Step(title="Withdrawn", at=one.ended_at, by=by, said=one.reason))
    return told


def places() -> dict[str, str]:
    """Return the names of authorities by code."""
    return {one.la_code: one.name for one in read.authorities()}


def harm_names() -> dict[str, str]:
    """Return the names of harms by key."""
    return {one.key: one.name for one in read.harms()}
