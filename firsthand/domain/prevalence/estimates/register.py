"""Register: every estimate on the record as its acts tell it, up to a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from firsthand.domain.common.act import Act
from firsthand.domain.prevalence.estimates.acts import EstimateRecorded, EstimateWithdrawn
from firsthand.domain.prevalence.estimates.area import ENGLAND
from firsthand.domain.prevalence.estimates.estimate import PopulationEstimate
from firsthand.domain.reference.authority import Authority


class State(StrEnum):
    """Where an estimate stands."""

    STANDING = "standing"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


STATE_TITLES = {
    State.STANDING: "Stands",
    State.SUPERSEDED: "Superseded",
    State.WITHDRAWN: "Withdrawn",
}


@dataclass(frozen=True, kw_only=True)
class OnRecord:
    """
    One estimate: what it says, since when it is known, and what became of it.

    `ended_at` and `ended_by` say when and by whom it was superseded or withdrawn, `reason` why
    it was withdrawn.
    """

    estimate_id: str
    told: PopulationEstimate
    known_at: datetime
    by: str
    replaces: str
    state: State = State.STANDING
    replaced_by: str = ""
    ended_at: datetime | None = None
    ended_by: str = ""
    reason: str = ""

    @property
    def known_on(self) -> date:
        """The day on which it came on the record."""
        return self.known_at.date()

    @property
    def stands(self) -> bool:
        """Tell whether it was neither superseded nor withdrawn."""
        return self.state is State.STANDING


def next_id(acts: Iterable[Act[Any]]) -> str:
    """Return the identifier of the estimate that would be recorded next: 'e1', 'e2', …"""
    count = sum(isinstance(act.body, EstimateRecorded) for act in acts)
    return f"e{count + 1}"


def register(acts: Iterable[Act[Any]], *, as_of: date | None = None) -> dict[str, OnRecord]:
    """Return by identifier every estimate recorded by the end of a day, the oldest first."""
    known = [act for act in acts if as_of is None or act.at.date() <= as_of]
    replaced = {
        act.body.replaces: act
        for act in known
        if isinstance(act.body, EstimateRecorded) and act.body.replaces
    }
    withdrawn = {
        act.body.estimate: act for act in known if isinstance(act.body, EstimateWithdrawn)
    }
    return {
        act.body.estimate: _on_record(act, replaced, withdrawn)
        for act in known
        if isinstance(act.body, EstimateRecorded)
    }


def _on_record(
    act: Act[Any], replaced: Mapping[str, Act[Any]], withdrawn: Mapping[str, Act[Any]]
) -> OnRecord:
    key = act.body.estimate
    later, taken = replaced.get(key), withdrawn.get(key)
    end = taken or later
    state = State.WITHDRAWN if taken else State.SUPERSEDED if later else State.STANDING
    return OnRecord(
        estimate_id=key,
        told=act.body.told,
        known_at=act.at,
        by=act.by,
        replaces=act.body.replaces,
        state=state,
        replaced_by=later.body.estimate if later else "",
        ended_at=end.at if end else None,
        ended_by=end.by if end else "",
        reason=taken.body.reason if taken else "",
    )


def of_authority(
    known: Mapping[str, OnRecord], one: Authority, *, harm: str = ""
) -> tuple[OnRecord, ...]:
    """
    Return what stands for an authority: by harm, of the narrowest area that has an estimate.

    Of several with the same harm, area and population in words, the one of the latest time.
    """
    found = [
        each
        for each in known.values()
        if each.stands and each.told.area.holds(one) and harm in ("", each.told.harm)
    ]
    narrowest: dict[str, int] = {}
    for each in found:
        width = each.told.area.width
        narrowest[each.told.harm] = min(width, narrowest.get(each.told.harm, width))
    near = [each for each in found if each.told.area.width == narrowest[each.told.harm]]
    return _latest(near)


def withdrawn_of(
    known: Mapping[str, OnRecord], one: Authority, standing: Iterable[OnRecord]
) -> tuple[OnRecord, ...]:
    """Return what was withdrawn for an authority where nothing of the harm stands instead."""
    harms = {each.told.harm for each in standing}
    return tuple(
        each
        for each in known.values()
        if each.state is State.WITHDRAWN
        and each.told.area.holds(one)
        and each.told.harm not in harms
    )


def _latest(found: Iterable[OnRecord]) -> tuple[OnRecord, ...]:
    newest: dict[tuple[str, str, frozenset[str]], OnRecord] = {}
    for each in sorted(found, key=lambda one: (one.told.to_on, one.known_at)):
        told = each.told
        words = " ".join(told.population.casefold().split())
        # The same words for another year are the same children, later.
        plain = "".join(letter for letter in words if not letter.isdigit())
        newest[told.harm, plain, frozenset(told.area.la_codes)] = each
    return tuple(sorted(newest.values(), key=lambda one: (one.told.harm, one.known_at)))


def of_england(known: Mapping[str, OnRecord], *, harm: str = "") -> tuple[OnRecord, ...]:
    """Return what stands for England as a whole, the latest of each population."""
    return _latest(
        one
        for one in known.values()
        if one.stands and one.told.area.is_the(ENGLAND) and harm in ("", one.told.harm)
    )
