"""
Absence: how sure one may be that a failure is not there, look after look, while it may return.

Assumptions. Before the first look the failure is absent with chance `prior`. In each period it
may arrive with a chance that is known, before the look of that period; a look finds it with its
chance if it is there, and no look says falsely that it is. A look that found something ends
the story: these figures are for looks that found nothing.

Reasoning. Each look is Bayes' rule, each period a discount [MartinEtAl2007, p. 71-97]. With
equal looks and periods the two balance where a look adds what a period takes away.

When not to believe it. It follows the prior and the chance of arriving, which nobody has
measured for a hidden harm: show them beside the answer, and the answer for other values too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.stats.detection import refuse_unless_chance, still_there


@dataclass(frozen=True, kw_only=True)
class Absence:
    """How sure one may be just before a look, and after it found nothing."""

    before: float
    after: float


def still_absent(*, absent: float, arriving: float) -> float:
    """Return the chance that it is absent after a period in which it may have arrived."""
    refuse_unless_chance("absent", absent)
    refuse_unless_chance("arriving", arriving)
    return absent * (1 - arriving)


def course(
    *, prior: float, chances: Sequence[float], arriving: Sequence[float]
) -> tuple[Absence, ...]:
    """Return how sure one may be around each of a row of looks that all found nothing."""
    if len(chances) != len(arriving):
        raise ValueError(
            f"{len(chances)} looks and {len(arriving)} periods were given; give the chance of "
            "arriving before each look"
        )
    told: list[Absence] = []
    absent = prior
    for chance, arrives in zip(chances, arriving, strict=True):
        before = still_absent(absent=absent, arriving=arrives)
        absent = 1 - still_there(prior=1 - before, chance=chance)
        told.append(Absence(before=before, after=absent))
    return tuple(told)


def balance(*, chance: float, arriving: float) -> Absence:
    """Return where endless equal looks and periods end; before is 0 if looks are too weak."""
    refuse_unless_chance("chance", chance)
    refuse_unless_chance("arriving", arriving)
    if arriving >= chance:
        return Absence(before=0.0, after=0.0) if arriving else Absence(before=1.0, after=1.0)
    before = 1 - arriving / chance
    return Absence(before=before, after=1 - still_there(prior=1 - before, chance=chance))


def chance_needed(*, prior: float, wanted: float) -> float:
    """Return how surely a look must find it, for finding nothing to leave one `wanted` sure."""
    refuse_unless_chance("prior", prior)
    refuse_unless_chance("wanted", wanted)
    if wanted <= prior:
        return 0.0
    if prior == 0:
        raise ValueError(
            "a failure that is certain cannot be shown absent by any look; give a prior above 0"
        )
    return 1 - prior * (1 - wanted) / (wanted * (1 - prior))
