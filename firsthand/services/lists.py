"""Lists: what was understood of a list of children, before anything is drawn from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from firsthand.domain.planning.drawing.frame import Doubt, Frame, FrameKind
from firsthand.domain.reference.column import ListForm
from firsthand.refdata import read_lists
from firsthand.sources.lists.read import Passed, read_lists_of


@dataclass(frozen=True, kw_only=True)
class ListsAnswer:
    """The lists of one file with their forms, what contradicts across them, what is no list."""

    file: str
    frames: tuple[Frame, ...]
    forms: Mapping[str, ListForm]
    contradictions: tuple[tuple[str, Doubt], ...]
    passed: tuple[Passed, ...]
    absent: tuple[ListForm, ...]  # lists of Annex A that the file does not hold


def understood(
    path: Path, *, kind: FrameKind, reference: str | None = None, sheet: str | None = None
) -> ListsAnswer:
    """Return what was understood of the lists in a file; refuse a file without a list."""
    found = read_lists_of(
        path, name=path.name, kind=kind, reference_column=reference, sheet=sheet
    )
    forms = {form.key: form for form in read_lists.list_forms()}
    held = {frame.standard for frame in found.frames}
    several = sum(standard is not None for standard in held) > 1
    return ListsAnswer(
        file=path.name,
        frames=found.frames,
        forms=forms,
        contradictions=found.contradictions,
        passed=found.passed,
        absent=tuple(one for key, one in forms.items() if key not in held) if several else (),
    )
