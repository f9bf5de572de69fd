"""What a planner enters: groups of cases in rows, and what is asked of the reading."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.depth import design, written
from firsthand.domain.planning.depth.group import Group
from firsthand.domain.planning.depth.reader import Attention, DoubleReadings
from firsthand.domain.planning.depth.written_group import Sensitivity, WrittenGroup, understood
from firsthand.services.depth import readers

FIELDS = ("name", "population", "affected", "sample", "sensitivity")
AIMS = {
    "confidence": "95%",
    "at_least": "1",
    "minutes": f"{design.MINUTES_PER_CASE:g}",
    "readers": str(design.READERS),
}
EXAMPLE = WrittenGroup(
    name="Children in need",
    population="2500",
    affected="1%",
    sample="60",
    sensitivity="0.8",
)
EMPTY = WrittenGroup(name="", population="", affected="", sample="", sensitivity="")
LONGEST_NAME = 60
STAND_IN = Group(name="", population=1, affected=1, sample=1, sensitivity=1.0)
# Which field of a group an objection is about.
ABOUT = {f"depth-{field}": field for field in FIELDS}
ABOUT_AIMS = {
    "depth-confidence": "confidence",
    "depth-at-least": "at_least",
    "depth-minutes": "minutes",
    "depth-readers": "readers",
    "depth-groups": "name-1",
    "depth-affected": "affected-1",
}
Value = TypeVar("Value")
TWICE = ("both", "only_first", "only_second", "neither")
ABOUT_TWICE = {f"depth-{name.replace('_', '-')}": name for name in TWICE}


@dataclass(frozen=True, kw_only=True)
class DepthForm:
    """What was entered, row by row, and either the design it means or the errors by field."""

    rows: tuple[WrittenGroup, ...]
    aims: Mapping[str, str]
    twice: Mapping[str, str]
    attention: Attention | None
    design: design.Design | None
    errors: Mapping[str, str]

    @property
    def shown_rows(self) -> tuple[WrittenGroup, ...]:
        """Return the rows with an empty one below, while there is room."""
        return (*self.rows, EMPTY) if len(self.rows) < design.MOST_GROUPS else self.rows


def filled(given: Mapping[str, str], *, start: Sequence[WrittenGroup] = ()) -> DepthForm:
    """Return the form as it was entered; before that, as `start` or the example fills it."""
    rows = entered(given) or tuple(start) or (EXAMPLE,)
    aims = {name: given.get(name, "").strip() or usual for name, usual in AIMS.items()}
    twice = {name: given.get(name, "").strip() for name in TWICE}
    errors: dict[str, str] = {}
    attention = _attention(twice, errors)
    groups = _groups(rows, attention, errors)
    # The aims are checked beside rows that cannot be used, so that all is mended at once.
    made = _design((STAND_IN,) if errors else groups, aims, errors)
    return DepthForm(
        rows=rows,
        aims=aims,
        twice=twice,
        attention=attention,
        design=None if errors else made,
        errors=errors,
    )


def entered(given: Mapping[str, str]) -> tuple[WrittenGroup, ...]:
    """Return the rows in which anything was entered, each with a name."""
    found = []
    for number in range(1, design.MOST_GROUPS + 1):
        cells = {field: given.get(f"{field}-{number}", "").strip() for field in FIELDS}
        cells["name"] = cells["name"][:LONGEST_NAME]
        if any(cells.values()):
            found.append(WrittenGroup(**cells))
    return tuple(
        row if row.name else replace(row, name=f"Group {number}")
        for number, row in enumerate(found, start=1)
    )


def _attention(twice: Mapping[str, str], errors: dict[str, str]) -> Attention | None:
    """Return what the cases read twice tell, if any were entered."""
    if not any(twice.values()):
        return None
    try:
        counts = {
            name: written.whole(number or "0", what=name.replace("_", " "))
            for name, number in twice.items()
        }
        return readers(DoubleReadings(**counts))
    except Refused as refusal:
        for one in refusal.objections:
            errors.setdefault(ABOUT_TWICE.get(one.rule, "both"), said(one))
        return None


def _groups(
    rows: Sequence[WrittenGroup], attention: Attention | None, errors: dict[str, str]
) -> tuple[Group, ...]:
    groups = []
    common = None
    if attention is not None:
        ends = attention.both.interval
        common = Sensitivity(low=ends.lower, high=ends.upper)
    for number, row in enumerate(rows, start=1):
        group, wrong = understood(row, sensitivity=common)
        for one in wrong:
            errors.setdefault(f"{ABOUT.get(one.rule, 'name')}-{number}", said(one))
        if group is not None:
            groups.append(group)
    return tuple(groups)


def _design(
    groups: tuple[Group, ...], aims: Mapping[str, str], errors: dict[str, str]
) -> design.Design | None:
    made = design.Design(
        groups=groups,
        confidence=_aim("confidence", written.one_chance, aims, errors),
        at_least=_aim("at_least", written.whole, aims, errors),
        minutes_per_case=_aim("minutes", written.number, aims, errors),
        readers=_aim("readers", written.whole, aims, errors),
    )
    for one in design.objections(made):
        errors.setdefault(ABOUT_AIMS.get(one.rule, "name-1"), said(one))
    return made


def _aim(
    name: str,
    understood: Callable[..., Value],
    aims: Mapping[str, str],
    errors: dict[str, str],
) -> Value:
    """Return what is meant; where nothing is, the usual, so that all is mended at once."""
    what = name.replace("_", " ")
    try:
        return understood(aims[name], what=what)
    except Refused as refusal:
        errors[name] = said(refusal.objections[0])
        return understood(AIMS[name], what=what)


def said(one: Objection) -> str:
    """Return an objection as an error message: what is wrong, and what to do."""
    return f"{one.reason} {one.remedy}"
