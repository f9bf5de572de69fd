"""
Theme: what is on record of children whom known cases leave out, in areas chosen for one harm.

Of each area stands the estimate of the narrowest area that has one, as on the page of an
authority. One of a region or of England is told once, for the chosen areas that lie in it, and
divided among none of them. Where none stands, that is said of each area by name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from firsthand.domain.planning.outside import reach_wording
from firsthand.domain.planning.outside.outside_frame import OutsideFrame
from firsthand.domain.planning.outside.reach import Reach, reach
from firsthand.domain.prevalence.estimates import wording
from firsthand.domain.prevalence.estimates.register import (
    OnRecord,
    of_authority,
    withdrawn_of,
)
from firsthand.domain.reference.authority import Authority


@dataclass(frozen=True, kw_only=True)
class OfAreas:
    """One estimate, the chosen areas that it stands for, and what a plan leaves out by it."""

    on_record: OnRecord
    areas: tuple[str, ...]
    reach: Reach
    sentences: tuple[str, ...]
    wider: str


@dataclass(frozen=True, kw_only=True)
class BesideTheme:
    """
    Every estimate of a theme's harm beside the areas chosen, and the frames outside services.

    `without` names the areas for which none stands; `withdrawn` are those that stood for one of
    these and were taken back.
    """

    estimates: tuple[OfAreas, ...]
    without: tuple[str, ...]
    withdrawn: tuple[OnRecord, ...]
    frames: tuple[OutsideFrame, ...]

    @property
    def none_means(self) -> str:
        """What it does not say that none stands; nothing where each area has one."""
        if not self.without:
            return ""
        return f"No estimate stands for {'; '.join(self.without)}. {wording.NOT_NONE_STANDS}"


def beside_theme(
    chosen: Iterable[Authority],
    known: Mapping[str, OnRecord],
    *,
    harm: str,
    names: Mapping[str, str],
    frames: tuple[OutsideFrame, ...],
) -> BesideTheme:
    """Return what is on record of a harm for the areas chosen; `names` are by code."""
    areas: dict[str, list[str]] = {}
    without: list[str] = []
    withdrawn: dict[str, OnRecord] = {}
    for one in chosen:
        standing = of_authority(known, one, harm=harm)
        for each in standing:
            areas.setdefault(each.estimate_id, []).append(one.name)
        if not standing:
            without.append(one.name)
            gone = [each for each in withdrawn_of(known, one, ()) if each.told.harm == harm]
            withdrawn |= {each.estimate_id: each for each in gone}
    return BesideTheme(
        estimates=tuple(_of_areas(known[key], tuple(own), names) for key, own in areas.items()),
        without=tuple(without),
        withdrawn=tuple(withdrawn.values()),
        frames=frames,
    )


def _of_areas(one: OnRecord, areas: tuple[str, ...], names: Mapping[str, str]) -> OfAreas:
    found = reach(one.told)
    return OfAreas(
        on_record=one,
        areas=areas,
        reach=found,
        sentences=reach_wording.sentences(one.told, found),
        wider=wording.wider_of(one.told.area, dict(names), areas),
    )
