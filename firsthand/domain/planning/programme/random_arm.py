"""
The random arm: visits drawn by lot, so that something is learned of places nobody suspects.

An inspectorate that goes only where it expects failure learns only about its expectations. The
arm is drawn before anything else is decided, from every authority, with a chance that is known
for each, drawn or not; its results speak for the whole country (`stats/horvitz_thompson.py`).
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import ceil

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.stats.lottery import in_order_of_lot, proportional

SHARE = 0.10  # at least one visit in ten: the issue's own figure, a choice and no finding
WHOLE = "England"
PAIRS = 2  # fewer from a stratum leave its variance unknown


@dataclass(frozen=True, kw_only=True)
class RandomArm:
    """
    Who was drawn, and the chance that each authority had of it.

    `strata` and `inclusion_probability` name every authority, drawn or not. `design` says in
    plain words how the draw was made and how to repeat it.
    """

    drawn: tuple[str, ...]
    inclusion_probability: Mapping[str, float]
    strata: Mapping[str, str]
    seed: str | int
    share: float
    design: str


def arm_size(authorities: int, *, share: float) -> int:
    """Return how many visits by lot make `share` of all, each authority having another one."""
    if not 0 <= share <= 0.5:
        raise Refused(
            Objection(
                rule="random share",
                reason=f"The share drawn at random is {share}. Needed: 0 to 0.5.",
                remedy="Give 0.10 for one visit in ten, or another share up to a half.",
            )
        )
    # A hair is taken off, lest 17.000000000000004 become 18.
    return ceil(share * authorities / (1 - share) - 1e-9)


def draw_arm(
    la_codes: Collection[str],
    *,
    share: float = SHARE,
    seed: str | int,
    strata: Mapping[str, str] | None = None,
) -> RandomArm:
    """
    Return the arm: at least `share` of all visits when each authority also has a full one.

    `strata` puts each authority in a stratum, such as its region; None draws from one list. The
    arm is spread over the strata in proportion, and each gives two at least.
    """
    if not la_codes:
        raise Refused(
            Objection(
                rule="nobody to draw from",
                reason="There is no authority to draw from. Needed: one at least.",
                remedy="Give a day on which authorities existed.",
            )
        )
    within = {code: (strata or {}).get(code, WHOLE) for code in la_codes}
    sizes = Counter(within.values())
    wanted = arm_size(len(within), share=share)
    at_least = PAIRS if wanted else 0
    drawn = proportional(dict(sorted(sizes.items())), total=wanted, at_least=at_least)
    taken = [
        code
        for name, count in drawn.items()
        for code in in_order_of_lot(
            (code for code in within if within[code] == name), seed=seed
        )[:count]
    ]
    return RandomArm(
        drawn=tuple(sorted(taken)),
        inclusion_probability={
            code: drawn[name] / sizes[name] for code, name in within.items()
        },
        strata=within,
        seed=seed,
        share=share,
        design=_design(drawn, sizes, seed),
    )


def _design(drawn: Mapping[str, int], sizes: Mapping[str, int], seed: str | int) -> str:
    spread = "; ".join(f"{name} {count} of {sizes[name]}" for name, count in drawn.items())
    return (
        f"Drawn by lot within each stratum: {spread}. The order of an authority is the "
        f"SHA-256 of the seed ({seed}), the character U+001F and its three-digit code; the "
        "smallest are drawn. Every authority's chance is the number drawn from its stratum "
        "over the number in it."
    )
