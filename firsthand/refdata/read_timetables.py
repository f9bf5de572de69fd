"""Read the timetables of inspections, checked; steps that several share stand in parts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from firsthand.domain.planning.calendar.timetable import Step, Timetable
from firsthand.refdata import words
from firsthand.refdata.documents import Entry, yaml_entries
from firsthand.refdata.read import ROOT
from firsthand.refdata.schema import maker

ALLOWED = {
    "family": words.FAMILIES,
    "kind": words.VISITS,
    "steps.owner": frozenset(
        {
            "authority",
            "director of children's services",
            "inspectorate",
            "lead inspector",
            "partner agencies",
        }
    ),
}


@dataclass(frozen=True, kw_only=True)
class _Part:
    """Steps that several timetables share."""

    key: str
    steps: tuple[Step, ...]


@cache
def timetables(root: Path = ROOT) -> tuple[Timetable, ...]:
    """Return each timetable, by family, kind and the day from which it holds."""
    folder = root / "timetables"
    parts = {str(part.data["key"]): part for part in _parts(folder / "parts")}
    made = maker(Timetable, ALLOWED)
    found: list[Timetable] = []
    seen: dict[str, str] = {}
    for entry in _entries(folder):
        timetable = made(_joined(entry, parts))
        if timetable.key in seen:
            raise entry.objection(
                f"The key {timetable.key!r} was given before, in {seen[timetable.key]}.",
                "Keep one of the two files.",
                ("key",),
            )
        seen[timetable.key] = entry.file.name
        found.append(timetable)
    return tuple(sorted(found, key=lambda one: (one.family, one.kind, one.from_on)))


def _parts(folder: Path) -> Iterator[Entry]:
    """Yield each part whose steps are sound, so that a fault is told where it stands."""
    made = maker(_Part, {"steps.owner": ALLOWED["steps.owner"]})
    for entry in _entries(folder):
        made(entry)
        yield entry


def _entries(folder: Path) -> Iterator[Entry]:
    return (e for file in sorted(folder.glob("*.yaml")) for e in yaml_entries(file))


def _joined(entry: Entry, parts: dict[str, Entry]) -> Entry:
    """
    Return the entry with the steps of its parts: the first part before its own, others after.

    Own steps stay where they are in the file, so a fault in them is told with their line.
    """
    named = entry.data.get("parts", [])
    if not isinstance(named, list) or not all(isinstance(one, str) for one in named):
        raise entry.objection("'parts' is no list of keys.", "Write [week-before].", ("parts",))
    for one in named:
        if one not in parts:
            raise entry.objection(
                f"There is no part {one!r}.",
                f"Use one of: {', '.join(sorted(parts))}.",
                ("parts",),
            )
    own = entry.data.get("steps", [])
    if not isinstance(own, list):
        raise entry.objection("'steps' is no list.", "Write a list of steps.", ("steps",))
    before = [step for one in named[:1] for step in parts[one].data["steps"]]
    after = [step for one in named[1:] for step in parts[one].data["steps"]]
    data = {name: part for name, part in entry.data.items() if name != "parts"}
    shift = len(before)

    def line_of(at: tuple[int | str, ...]) -> int:
        if len(at) > 1 and at[0] == "steps" and isinstance(at[1], int):
            return entry.line_of(("steps", at[1] - shift, *at[2:]))
        return entry.line_of(at)

    return replace(entry, data={**data, "steps": [*before, *own, *after]}, line_of=line_of)
