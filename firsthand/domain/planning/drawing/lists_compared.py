"""Lists compared: what cannot be when the lists of one authority are laid beside each other."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from firsthand.domain.planning.drawing.frame import Doubt, Frame

OPEN_UNTIL = (
    ("annex-a-7", "Child Protection Plan End Date"),
    ("annex-a-8", "Date Ceased to be Looked After"),
)


def contradictions(frames: Sequence[Frame]) -> tuple[tuple[str, Doubt], ...]:
    """
    Return what cannot be, each with the name of the list in which it stands.

    A child in care (list 8) or with a plan (list 7) who is not among the children in need (list
    6), or whose case is closed there. Nothing is said where list 6 is not among the lists.
    """
    by_form = {frame.standard: frame for frame in frames}
    need = by_form.get("annex-a-6")
    if need is None:
        return ()
    ends: dict[str, set[bool]] = defaultdict(set)
    for row in need.rows:
        ends[row.reference.casefold()].add(row.read.get("CIN Closure Date") is not None)
    return tuple(
        (frame.name, doubt)
        for key, ended in OPEN_UNTIL
        if (frame := by_form.get(key))
        for doubt in _against(frame, ended, ends)
    )


def _against(frame: Frame, ended: str, ends: dict[str, set[bool]]) -> Iterator[Doubt]:
    for row in frame.rows:
        closed = ends.get(row.reference.casefold())
        if not row.reference or row.read.get(ended) is not None or closed == {False}:
            continue
        if closed is None or closed == {True}:
            yield Doubt(
                row=row.number,
                column=frame.reference_column,
                given=row.reference,
                reason="is open here and is not in list 6 (children in need)"
                if closed is None
                else "is open here and closed in list 6 (children in need)",
                remedy="Ask which of the two lists is right.",
            )
