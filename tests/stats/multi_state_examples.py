"""Histories for the tests of the multi-state model: invented ones, and msm's example."""

import csv
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from firsthand.stats.multi_state import History, Look, Structure, neighbours
from firsthand.stats.multi_state_chances import chances

# Structures of the example `cav` of the R package msm 1.7, with state 4 an exactly told death.
CAV = Structure(
    states=4, moves=((1, 2), (1, 4), (2, 1), (2, 3), (2, 4), (3, 2), (3, 4)), death=4
)
CAV_WITH_ERRORS = Structure(
    states=4,
    moves=((1, 2), (1, 4), (2, 3), (2, 4), (3, 4)),
    errors=((1, 2), (2, 1), (2, 3), (3, 2)),
    death=4,
    initial=(1.0, 0.0, 0.0, 0.0),
)
THREE = Structure(states=3, moves=neighbours(3))
SIXTY = ((1, 2), (2, 1), (2, 3))
# Sixty drawn histories, one digit for each look, which R's msm was given too.
SIXTY_LOOKS = """
2213 221112 123 22223 222113 2113 112113 111212 211112 1123 112122 123 2223 112113 111112
1113 213 123 111223 211222 23 1113 221213 223 122221 121212 122213 212211 112223 211112
213 112223 13 121222 121121 221123 122221 112121 211113 111112 1113 13 13 211123 222122
121222 23 223 223 1123 113 111213 121113 222211 1113 112222 112212 23 13 111121
"""
SIXTY_YEARS = (0, 1, 2.1, 3.5, 4.2, 6.0)


def history(subject: str, *looks: tuple[float, int]) -> History:
    return History(
        subject=subject, looks=tuple(Look(years=years, state=state) for years, state in looks)
    )


def sixty(*, known_at: float | None = None) -> list[History]:
    """Return the sixty; the looks at `known_at` years are known to be true."""
    return [
        History(
            subject=f"{k}",
            looks=tuple(
                Look(years=years, state=int(digit), known=years == known_at)
                for years, digit in zip(SIXTY_YEARS, digits, strict=False)
            ),
        )
        for k, digits in enumerate(SIXTY_LOOKS.split())
    ]


def invented(
    intensities: Iterable[Iterable[float]],
    *,
    things: int = 150,
    looks: int = 5,
    errors: np.ndarray | None = None,
    seed: int,
) -> list[History]:
    """Draw histories with looks half a year to two and a half years apart."""
    rng, q = np.random.default_rng(seed), np.array(list(intensities), dtype=float)
    states = len(q)
    found = []
    for thing in range(things):
        lengths = rng.integers(2, 11, looks - 1) / 4
        state, seen, at = int(rng.integers(states)), [], chances(q, lengths).at
        for k in range(looks):
            if k:
                state = int(rng.choice(states, p=at[k - 1][state]))
            shown = state if errors is None else int(rng.choice(states, p=errors[state]))
            seen.append(shown + 1)
        years = np.concatenate([[0.0], np.cumsum(lengths)])
        found.append(history(f"thing {thing}", *zip(map(float, years), seen, strict=True)))
    return found


def cav(shared: Path, *, first_is_known: bool) -> list[History]:
    """Return the looks of the example; its first looks are known to be true."""
    by_subject: dict[str, list[Look]] = defaultdict(list)
    with (shared / "vectors" / "msm_cav.csv").open() as lines:
        for row in csv.DictReader(lines):
            by_subject[row["PTNUM"]].append(
                Look(
                    years=float(row["years"]),
                    state=int(row["state"]),
                    known=first_is_known and row["firstobs"] == "1",
                )
            )
    return [History(subject=key, looks=tuple(each)) for key, each in by_subject.items()]
