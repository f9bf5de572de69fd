"""Outside frames: lists that hold children whom no service knows, and what each misses."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from firsthand.domain.planning.drawing.frame import FrameKind


@dataclass(frozen=True, kw_only=True)
class OutsideFrame:
    """
    One kind of list outside statutory social care.

    `harms` are those for which it is worth most; empty means any. `basis` says whether the
    reason stands in the source named, or is this project's own judgement.
    """

    key: str
    name: str
    kind: FrameKind
    keeper: str
    holds: str
    misses: str
    source: str
    basis: Literal["source", "own-judgement"]
    harms: tuple[str, ...] = ()


def frames_for(
    frames: Iterable[OutsideFrame], harms: Iterable[str]
) -> tuple[OutsideFrame, ...]:
    """Return the frames for these harms, those named for one of them first; all if none."""
    wanted = set(harms)
    every = tuple(frames)
    named = [one for one in every if wanted & set(one.harms)]
    general = [one for one in every if one not in named and (not one.harms or not wanted)]
    return (*named, *general)
