"""Teams: who takes part in an inspection, as what, and on which days they were on site."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from firsthand.domain.inspection.acts.opening import Inspectorate
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.role import Role


class Part(StrEnum):
    """As what somebody takes part."""

    LEAD = "lead"
    INSPECTOR = "inspector"
    ANALYST = "analyst"
    REVIEWER = "reviewer"


# Those who collect and write; a reviewer must be none of them.
WRITERS = frozenset({Part.LEAD, Part.INSPECTOR, Part.ANALYST})
# The roles in which somebody may take part as what.
FITTING: dict[Part, tuple[Role, ...]] = {
    Part.LEAD: (Role.LEAD,),
    Part.INSPECTOR: (Role.INSPECTOR, Role.LEAD),
    Part.ANALYST: (Role.DATA_ANALYST, Role.INSPECTOR),
    Part.REVIEWER: (Role.REVIEWER, Role.QUALITY_LEAD),
}


@dataclass(frozen=True, kw_only=True)
class Joined:
    """Somebody joined the inspection; the `id` is the person's code."""

    id: str
    name: str
    part: Part
    inspectorate: Inspectorate


def fits(actor: Actor, joined: Joined) -> bool:
    """Tell whether somebody's role of today is still that of their part and inspectorate."""
    here = actor.inspectorate in ("", joined.inspectorate.value)
    return here and actor.role in FITTING[joined.part]


@dataclass(frozen=True, kw_only=True)
class CutOff:
    """
    Somebody lost access because a link with the authority came to light (R21).

    `acts` are the numbers of the acts of content that they did before; each is flagged on the
    record. `question` is the open question, raised with it, whether they may stand.
    """

    id: str
    person: str
    because: str
    acts: tuple[int, ...] = ()
    question: str = ""


@dataclass(frozen=True, kw_only=True)
class OnSite:
    """Who was on site on one day; the `id` is the day in ISO form."""

    id: str
    on: date
    people: tuple[str, ...]
