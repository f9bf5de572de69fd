"""Read which grades are joined into histories (`histories/`), checked, once."""

from functools import cache
from pathlib import Path

from firsthand.domain.surveillance.histories.joining import GradeState, HistoryArea
from firsthand.refdata import read
from firsthand.refdata.documents import Entry, yaml_entries
from firsthand.refdata.errors import RefdataError
from firsthand.refdata.schema import maker

FOLDER = Path(__file__).parent / "histories"


@cache
def history_areas(file: Path = FOLDER / "areas.yaml") -> tuple[HistoryArea, ...]:
    """Return each area of judgement with the grades that make its history."""
    made = maker(HistoryArea, {})
    found: list[HistoryArea] = []
    known = {one.key: {area.key for area in one.areas} for one in read.frameworks()}
    for entry in yaml_entries(file):
        one = made(entry)
        if one.key in {other.key for other in found}:
            raise entry.objection(
                f"'{one.key}' was given before.", "Keep one of the two.", ("key",)
            )
        for k, part in enumerate(one.joined):
            if part.area not in known.get(part.framework, set()):
                raise _unknown(entry, f"{part.framework} has no area '{part.area}'.", k)
        for left in one.left_out:
            if left.framework not in known:
                raise entry.objection(
                    f"There is no framework '{left.framework}'.",
                    "Give the key of a file in refdata/frameworks.",
                    ("left_out",),
                )
        found.append(one)
    return tuple(found)


@cache
def grade_states(file: Path = FOLDER / "states.yaml") -> tuple[GradeState, ...]:
    """Return the states of a history, best first, with the grades that each stands for."""
    made = maker(GradeState, {})
    scales = read.scales()
    found: list[GradeState] = []
    for entry in yaml_entries(file):
        one = made(entry)
        for k, awarded in enumerate(one.awarded):
            scale = scales.get(awarded.scale)
            if scale is None or awarded.grade not in {grade.key for grade in scale.grades}:
                raise entry.objection(
                    f"The scale '{awarded.scale}' has no grade '{awarded.grade}'.",
                    "Give keys of a file in refdata/scales.",
                    ("awarded", k),
                )
        found.append(one)
    if [one.state for one in found] != list(range(1, len(found) + 1)):
        raise RefdataError(
            file, None, "The states are not 1, 2, 3 and so on.", "Number them in order."
        )
    return tuple(found)


def _unknown(entry: Entry, problem: str, place: int) -> RefdataError:
    return entry.objection(
        problem, "Give the key of an area in refdata/frameworks.", ("joined", place)
    )
