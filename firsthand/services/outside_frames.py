"""Outside frames: what a plan of known children leaves out, and where else to look."""

from dataclasses import dataclass
from datetime import date

from firsthand.domain.planning.outside import reach_wording
from firsthand.domain.planning.outside.known_cases import KnownCases
from firsthand.domain.planning.outside.outside_frame import OutsideFrame, frames_for
from firsthand.domain.planning.outside.reach import (
    Reach,
    chances_with_hidden,
    leaves_out_known,
    reach,
)
from firsthand.domain.prevalence.estimates import wording
from firsthand.domain.prevalence.estimates.area import ENGLAND, Area
from firsthand.domain.prevalence.estimates.estimate import Span
from firsthand.domain.prevalence.estimates.register import (
    OnRecord,
    of_authority,
    of_england,
)
from firsthand.domain.reference.authority import Authority, named
from firsthand.domain.reference.unknown import UnknownAuthority, UnknownHarm
from firsthand.refdata import read
from firsthand.refdata.read_outside_frames import outside_frames
from firsthand.store.estimates import load_shown


@dataclass(frozen=True, kw_only=True)
class PlanOf:
    """
    What a plan is of: an authority (else England), a harm (else all), the cases to be read.

    `touched` is how many children of the list's area the harm is taken to touch.
    """

    la_code: str = ""
    harm: str = ""
    cases: KnownCases | None = None
    touched: int | None = None


@dataclass(frozen=True, kw_only=True)
class Beside:
    """
    One estimate beside a plan, in numbers and in sentences.

    `chance` is that of meeting one child touched or more, `chance_if_none_hidden` what it would
    be if all of them were on the list; None where they were not asked for, or not known.
    """

    on_record: OnRecord
    reach: Reach
    sentences: tuple[str, ...]
    wider: str
    chance: Span | None = None
    chance_if_none_hidden: float | None = None


@dataclass(frozen=True, kw_only=True)
class BesidePlan:
    """Every estimate beside a plan, and the frames outside services to sample from."""

    as_of: date
    place: str
    estimates: tuple[Beside, ...]
    frames: tuple[OutsideFrame, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """What to say where there is no estimate; nothing where there is one."""
        return () if self.estimates else reach_wording.sentences(None, reach(None))


def beside_plan(asked: PlanOf, *, as_of: date) -> BesidePlan:
    """Return what is known on a day of the children whom a plan cannot draw."""
    harms = {one.key for one in read.harms()}
    if asked.harm and asked.harm not in harms:
        raise UnknownHarm(asked.harm, harms)
    place = _place(asked.la_code, as_of)
    known = load_shown(as_of=as_of)
    found = (
        of_authority(known, place, harm=asked.harm)
        if place
        else of_england(known, harm=asked.harm)
    )
    touching = (asked.harm,) if asked.harm else tuple(one.told.harm for one in found)
    return BesidePlan(
        as_of=as_of,
        place=place.name if place else "England",
        estimates=tuple(_beside(one, asked, place) for one in found),
        frames=frames_for(outside_frames(), touching),
    )


def harm_of_theme(theme: str) -> str:
    """Return the key of the harm that a theme names, in its key or its name; else nothing."""
    wanted = theme.strip().casefold()
    return next(
        (one.key for one in read.harms() if wanted in (one.key, one.name.casefold())), ""
    )


def _place(name_or_code: str, as_of: date) -> Authority | None:
    if not name_or_code:
        return None
    known = read.authorities()
    one = named(name_or_code, known, on=as_of) or named(name_or_code, known)
    if one is None:
        raise UnknownAuthority(name_or_code, {each.name for each in known})
    return one


def _beside(one: OnRecord, asked: PlanOf, place: Authority | None) -> Beside:
    found = reach(one.told)
    told = reach_wording.sentences(one.told, found)
    chance, whole = None, None
    if asked.cases and found.seen and one.told.observed is not None:
        if _is_of(one, place) and leaves_out_known(asked.cases, one.told):
            told = (*told, reach_wording.too_short(asked.cases, one.told.observed))
        else:
            told = (*told, reach_wording.of_sample(asked.cases, found.seen))
            chance, whole = _chances(asked, found)
    if chance is not None and whole is not None and asked.touched is not None:
        told = (*told, reach_wording.of_chances(asked.touched, chance, whole))
    names = {each.la_code: each.name for each in read.authorities()}
    return Beside(
        on_record=one,
        reach=found,
        sentences=told,
        wider=wording.wider(one.told.area, names, place.name) if place else "",
        chance=chance,
        chance_if_none_hidden=whole,
    )


def _is_of(one: OnRecord, place: Authority | None) -> bool:
    """Tell whether an estimate is of the very area that a list is of, and of none wider."""
    return one.told.area.is_the(Area(la_codes=(place.la_code,)) if place else ENGLAND)


def _chances(asked: PlanOf, found: Reach) -> tuple[Span | None, float | None]:
    if asked.cases is None or asked.touched is None or found.seen is None:
        return None, None
    none_hidden = Span(value=1.0, lower=1.0, upper=1.0)
    return (
        chances_with_hidden(asked.cases, touched=asked.touched, seen=found.seen),
        chances_with_hidden(asked.cases, touched=asked.touched, seen=none_hidden).value,
    )
