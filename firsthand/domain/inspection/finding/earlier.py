"""
Earlier actions: what an earlier inspection asked for, and whether it was done and held (R16).

The body's own word that it was done is recorded beside what inspectors found; it never makes an
action 'verified'. Each inspection begins with the list, and cannot be published while an action
stands there untold.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.domain.common import words
from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.earlier_action import Done, EarlierAction
from firsthand.domain.inspection.acts.evidence import OWN_ACCOUNT, Evidence
from firsthand.domain.inspection.acts.findings import Recommendation
from firsthand.domain.inspection.acts.publication import Published
from firsthand.domain.inspection.conduct import Conduct


@dataclass(frozen=True, kw_only=True)
class Asked:
    """An earlier recommendation as it was published, with what is found of it here, if told."""

    id: str
    text: str
    who: str
    by_on: date
    published_on: date
    told: EarlierAction | None


@dataclass(frozen=True, kw_only=True)
class Capacity:
    """How many earlier actions were verified, of those that were examined, and of all."""

    asked: int
    examined: int
    verified: int


def asked_earlier(conduct: Conduct, published: Sequence[Conduct]) -> tuple[Asked, ...]:
    """Return what inspections of these bodies asked for, published before this one opened."""
    opened_at, here = conduct.acts[0].at, set(conduct.opened.la_codes)
    found = []
    for other in published:
        publications = other.of(Published)
        if not publications or other.inspection_id == conduct.inspection_id:
            continue
        if publications[0].at >= opened_at or not here & set(other.opened.la_codes):
            continue
        for one in other.bodies(Recommendation):
            key = f"{other.inspection_id}:{one.id}"
            told = conduct.found(EarlierAction, key)
            found.append(
                Asked(
                    id=key,
                    text=one.text,
                    who=one.who,
                    by_on=one.by_on,
                    published_on=publications[0].at.date(),
                    told=told.body if told else None,
                )
            )
    return tuple(found)


def capacity(asked: Sequence[Asked]) -> Capacity:
    """Return how many earlier actions were verified, examined and asked for."""
    told = [one.told for one in asked if one.told is not None]
    return Capacity(
        asked=len(asked),
        examined=sum(one.done is not Done.NOT_EXAMINED for one in told),
        verified=sum(one.done is Done.VERIFIED for one in told),
    )


def objections_to_earlier_action(
    action: EarlierAction, conduct: Conduct, asked: Sequence[Asked]
) -> tuple[Objection, ...]:
    """Return why what is told of an earlier action cannot stand."""
    if action.id not in {one.id for one in asked}:
        return (_object("No earlier inspection of this body asked for that.", "Choose one."),)
    cited = [conduct.found(Evidence, one) for one in action.evidence]
    if None in cited:
        return (_object("It cites evidence that is not here.", "Cite evidence by its number."),)
    if action.done is Done.NOT_EXAMINED:
        if action.because.strip():
            return ()
        return (_object("Nobody says why it was not examined.", "Give the reason."),)
    own = all(act.body.source in OWN_ACCOUNT for act in cited if act is not None)
    if own and action.done is not Done.NOT_DONE:
        return (
            _object(
                "Only the body's own account says that it was done.",
                "Look at practice, or ask those whom it was for, and cite that.",
            ),
        )
    return ()


def objections_to_untold(asked: Sequence[Asked]) -> tuple[Objection, ...]:
    """Return one objection for each earlier action of which nothing is told."""
    return tuple(
        _object(
            f"Nothing is told of what {one.who} was asked for, published on "
            f"{words.day(one.published_on)}: “{one.text}”",
            "Say what you found of it, or that it was not examined and why.",
        )
        for one in asked
        if one.told is None
    )


def _object(reason: str, remedy: str) -> Objection:
    return Objection(rule="earlier-action", reason=reason, remedy=remedy)
