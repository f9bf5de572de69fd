"""Tell before a study how often its lists would show the hidden children."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import refuse_if
from firsthand.domain.prevalence.invented.design import Agency, Design, objections
from firsthand.domain.prevalence.invented.power import Method, Power, power
from firsthand.domain.prevalence.invented.size import Size, Wanted, size_of
from firsthand.stats.hidden.accelerated import Resampling
from firsthand.stats.hidden.bounds import chao
from firsthand.stats.hidden.estimate import Estimate
from firsthand.stats.hidden.log_linear import stepwise
from firsthand.stats.hidden.overlaps import Overlaps

Progress = Callable[[int, int, str], None]
STUDIES = "Studies invented and estimated"  # what is counted while power is worked out
MOST_LISTS = 8  # with more, one study takes minutes
MOST_REPEATS = 100_000


@dataclass(frozen=True, kw_only=True)
class Studies:
    """How many studies are invented to tell power, and how each is estimated."""

    repeats: int = 200
    replicates: int = 500
    level: float = 0.95


def power_of(
    design: Design, wanted: Wanted, studies: Studies, *, seed: int, progress: Progress
) -> Power:
    """Return how often the lists of such a design would show its hidden children, or refuse."""
    size = refuse_impossible(design, wanted, studies)
    progress(0, studies.repeats, STUDIES)
    return power(
        design,
        size,
        _methods(studies),
        repeats=studies.repeats,
        rng=np.random.default_rng(seed),
        told=lambda done, total: progress(done, total, STUDIES),
    )


def of_shares(lists: Mapping[str, float], hidden: int, *, spread: float, studies: int) -> Power:
    """Return the same for lists without referrals, given by their shares."""
    agencies = tuple(Agency(name=name, share=share) for name, share in lists.items())
    return power_of(
        Design(agencies=agencies, spread=spread),
        Wanted(hidden=hidden),
        Studies(repeats=studies),
        seed=1,
        progress=lambda done, total, what: None,
    )


def refuse_impossible(design: Design, wanted: Wanted, studies: Studies) -> Size:
    """Return the size of the studies, or refuse what cannot be invented."""
    refuse_if((*objections(design), *_of_studies(design, studies)))
    return size_of(wanted, design)


def _of_studies(design: Design, studies: Studies) -> tuple[Objection, ...]:
    found = []
    if len(design.agencies) > MOST_LISTS:
        found.append(
            Objection(
                rule="power",
                reason=f"{len(design.agencies)} lists were given for the power of a study.",
                remedy=f"Give at most {MOST_LISTS}: take small lists of a kind as one.",
            )
        )
    if design.divisions.misspelt or design.divisions.desks:
        found.append(
            Objection(
                rule="power",
                reason="Names that are misspelt and desks of a list were given; the power of a "
                "study writes no records, so that neither could change anything.",
                remedy="Leave out --misspelt and --parts. Areas and groups, and how well they "
                "are found, may stay: they change the overlaps.",
            )
        )
    if not 1 <= studies.repeats <= MOST_REPEATS:
        found.append(
            Objection(
                rule="repeats",
                reason=f"{studies.repeats:,} studies were to be invented.",
                remedy=f"Give 1 to {MOST_REPEATS:,}; 200 tell a share to about 7 in 100.",
            )
        )
    return tuple(found)


def _methods(studies: Studies) -> dict[str, Method]:
    def by_steps(table: Overlaps, rng: np.random.Generator) -> Estimate:
        return stepwise(
            table, Resampling(replicates=studies.replicates, rng=rng, level=studies.level)
        )

    def at_least(table: Overlaps, rng: np.random.Generator) -> Estimate:
        return chao(table, level=studies.level)

    return {"stepwise": by_steps, "chao": at_least}
