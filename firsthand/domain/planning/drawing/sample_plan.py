"""
Plans of samples: whom an inspection will look at, how many, and what stands against it.

Two objections can be set aside, by two different people who give a reason and are published
with it: that a group is read below the minimum, and that no list from outside statutory
services is drawn from, so that only children already known can be met. All others must be
mended.
"""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256

from firsthand.domain.common.objection import Objection
from firsthand.domain.planning.drawing.frame import FrameKind
from firsthand.domain.planning.drawing.minimum import Minimum, measured, objection_to_size

BELOW_MINIMUM = "below-minimum"
NO_FRAME_OUTSIDE = "no-frame-outside"
MOST_CHILDREN = 15_000_000  # more than live in England, where some 12 million are under 18
REMOVABLE = frozenset({BELOW_MINIMUM, NO_FRAME_OUTSIDE})


@dataclass(frozen=True, kw_only=True)
class PlannedGroup:
    """One group of children: which list it stands in, how many there are, how many are read."""

    name: str
    kind: FrameKind
    population: int
    sample: int


@dataclass(frozen=True, kw_only=True)
class Derogation:
    """Two people say why a rule need not be kept; `about` names the group, if it is of one."""

    rule: str
    first: str
    second: str
    reason: str
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class SamplePlan:
    """Who looks at which children of which authority, or for which theme, and when."""

    title: str
    la_code: str  # empty for a plan of a theme
    theme: str
    proposed_by: str
    from_on: date
    to_on: date
    groups: tuple[PlannedGroup, ...]
    derogations: tuple[Derogation, ...] = ()
    replaces: str | None = None  # the identifier of the plan that this one corrects


@dataclass(frozen=True, kw_only=True)
class PlanObjection:
    """An objection, the group it is about, and the derogation that sets it aside, if any."""

    objection: Objection
    about: str = ""
    derogation: Derogation | None = None

    @property
    def removable(self) -> bool:
        """Tell whether two people may set it aside."""
        return self.objection.rule in REMOVABLE


def identifier(plan: SamplePlan) -> str:
    """Return 16 digits that the same plan always has."""
    written = json.dumps(asdict(plan), sort_keys=True, default=str)
    return sha256(written.encode()).hexdigest()[:16]


def plan_objections(plan: SamplePlan, *, minimum: Minimum) -> tuple[PlanObjection, ...]:
    """Return everything that stands against a plan, with what sets it aside."""
    return (
        *(PlanObjection(objection=one) for one in _malformed(plan)),
        *_removable(plan, minimum),
    )


def open_objections(plan: SamplePlan, *, minimum: Minimum) -> tuple[Objection, ...]:
    """Return what still stands in the way of approving a plan; nothing when it may stand."""
    found = plan_objections(plan, minimum=minimum)
    needed = {(one.objection.rule, one.about) for one in found}
    return (
        *(one.objection for one in found if one.derogation is None),
        *(o for given in plan.derogations for o in _objections_to(given, needed)),
    )


def possible(group: PlannedGroup) -> bool:
    """Tell whether a group can be as large, and so many of it be read."""
    there = 1 <= group.population <= MOST_CHILDREN
    return there and 0 <= group.sample <= group.population


def same_person(first: str, second: str) -> bool:
    """Tell whether two names are one, whatever the case, the spaces and the full stops."""
    return _folded(first) == _folded(second)


def _removable(plan: SamplePlan, minimum: Minimum) -> Iterator[PlanObjection]:
    for group in plan.groups:
        if not possible(group):
            continue  # malformed: told already
        found = measured(population=group.population, sample=group.sample, minimum=minimum)
        if objection := objection_to_size(found, minimum=minimum, group=group.name):
            yield PlanObjection(
                objection=objection,
                about=group.name,
                derogation=_derogation(plan, BELOW_MINIMUM, group.name),
            )
    if not any(group.kind.outside and group.sample > 0 for group in plan.groups):
        yield PlanObjection(
            objection=Objection(
                rule=NO_FRAME_OUTSIDE,
                reason="No case is taken from a list outside statutory services: only "
                "children whom services already know can be met.",
                remedy="Add a group from a voluntary project, a school, a sexual health "
                "service or the records of missing persons; or let two named people say why "
                "there is none.",
            ),
            derogation=_derogation(plan, NO_FRAME_OUTSIDE, ""),
        )


def _derogation(plan: SamplePlan, rule: str, about: str) -> Derogation | None:
    return next(
        (
            one
            for one in plan.derogations
            if one.rule == rule and _folded(one.about) == _folded(about) and not _faults(one)
        ),
        None,
    )


def _objections_to(given: Derogation, needed: set[tuple[str, str]]) -> Iterator[Objection]:
    yield from _faults(given)
    places = {(rule, _folded(about)) for rule, about in needed}
    if (given.rule, _folded(given.about)) not in places:
        yield Objection(
            rule="derogation-of-nothing",
            reason=f"A derogation was given from {given.rule!r}"
            f"{f' for {given.about!r}' if given.about else ''}, which nothing objects to.",
            remedy="Leave it away: a derogation is published and must have an object.",
        )


def _faults(given: Derogation) -> tuple[Objection, ...]:
    found = []
    if not _folded(given.first) or not _folded(given.second):
        found.append(_fault("names fewer than two people", "Name both, by name and office."))
    elif same_person(given.first, given.second):
        found.append(
            _fault(f"names {given.first.strip()} twice", "Let a second person answer for it.")
        )
    if not given.reason.strip():
        found.append(_fault("gives no reason", "Give the reason; it is published."))
    return tuple(found)


def _fault(what: str, remedy: str) -> Objection:
    return Objection(rule="derogation", reason=f"The derogation {what}.", remedy=remedy)


def _malformed(plan: SamplePlan) -> Iterator[Objection]:
    for name, said in (("title", plan.title), ("name of who proposes it", plan.proposed_by)):
        if not said.strip():
            yield _plan(f"The {name} of the plan is missing.", "Give it.")
    if bool(plan.la_code.strip()) == bool(plan.theme.strip()):
        yield _plan(
            "A plan is either of one authority or of a theme; this one names "
            f"{'both' if plan.theme.strip() else 'neither'}.",
            "Give the code of the authority, such as 372, or the theme.",
        )
    if plan.to_on < plan.from_on:
        yield _plan(
            f"The plan ends on {plan.to_on} before it begins on {plan.from_on}.",
            "Exchange or correct the days.",
        )
    if not plan.groups:
        yield _plan("The plan has no group of children.", "Add one at least.")
    yield from _malformed_groups(plan)


def _malformed_groups(plan: SamplePlan) -> Iterator[Objection]:
    seen: set[str] = set()
    for group in plan.groups:
        name = group.name.strip()
        if not name:
            yield _plan("A group of the plan has no name.", "Name it.")
        elif _folded(name) in seen:
            yield _plan(f"Two groups are called {name!r}.", "Give each its own name.")
        seen.add(_folded(name))
        if group.population < 1:
            yield _plan(
                f"{name}: the population is {group.population}.",
                "Leave the group away, or say how many children it has.",
            )
        elif group.population > MOST_CHILDREN:
            yield _plan(
                f"{name}: the population is {group.population:,}, more than the children of "
                "England.",
                "Say how many children the list has.",
            )
        elif not 0 <= group.sample <= group.population:
            yield _plan(
                f"{name}: {group.sample:,} cases are to be read of {group.population:,}.",
                f"Read from 0 to {group.population:,}.",
            )


def _plan(reason: str, remedy: str) -> Objection:
    return Objection(rule="plan", reason=reason, remedy=remedy)


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).casefold().replace(".", " ")
    return " ".join(plain.split())
