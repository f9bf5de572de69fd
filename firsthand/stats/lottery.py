"""
Lottery: units drawn so that anybody with the same seed draws the same ones.

Assumptions. The seed is fixed before anyone sees what it draws, and published. SHA-256 spreads
its values evenly and without regard to what the keys mean, so that the order is as good as a
throw of dice; no secret is needed, and none is kept.

Reasoning. Each unit gets a permanent random number, here the SHA-256 of seed, the character
U+001F and key; the units with the smallest numbers are drawn [Ohlsson1995, p. 153-169]. The
order does not depend on how the list was sorted, and a unit that comes or goes changes no
other's number. The first n of N are a simple random sample, of chance n/N each. Drawing with
chances in proportion to a size is systematic sampling from the list in that same
random order [HartleyRao1962, p. 350-374]: a unit longer than the step is certain, is set apart,
and the rest is stepped through anew; each chance is then exactly size times n over the sum
[Madow1949, p. 333-354].

When not to believe it. A seed chosen after its draw was seen is no lottery. Systematic sampling
has no unbiased estimate of its variance; the usual ones assume the random order used here.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256

SEPARATOR = "\x1f"
BITS = 256


def number(key: str, *, seed: str | int) -> float:
    """Return the permanent random number of `key`, at least 0 and less than 1."""
    digest = sha256(f"{seed}{SEPARATOR}{key}".encode()).digest()
    # 53 bits are all that a float keeps; more could round up to 1.
    return (int.from_bytes(digest, "big") >> (BITS - 53)) / 2**53


def in_order_of_lot(keys: Iterable[str], *, seed: str | int) -> tuple[str, ...]:
    """Return the keys by their permanent random numbers, the smallest first."""
    given = tuple(keys)
    if len(set(given)) < len(given):
        repeated = sorted({key for key in given if given.count(key) > 1})
        raise ValueError(
            f"{', '.join(repeated[:5])} is listed more than once; list each unit once"
        )
    return tuple(sorted(given, key=lambda key: sha256(_text(seed, key)).digest()))


def proportional(sizes: Mapping[str, int], *, total: int, at_least: int = 0) -> dict[str, int]:
    """
    Return how many of `total` to draw from each stratum, in proportion to its size.

    What is left after whole numbers goes to the largest remainders, ties to the first name.
    Then each stratum is raised to `at_least` (or to all it has), so that the sum may exceed
    `total`: without two units in a stratum its variance cannot be estimated.
    """
    population = sum(sizes.values())
    if not 0 <= total <= population:
        raise ValueError(f"{total} cannot be drawn from {population}; give 0 to {population}")
    if population == 0:
        return dict.fromkeys(sizes, 0)
    exact = {name: total * size / population for name, size in sizes.items()}
    drawn = {name: int(share) for name, share in exact.items()}
    by_rest = sorted(exact, key=lambda name: (drawn[name] - exact[name], name))
    for name in by_rest[: total - sum(drawn.values())]:
        drawn[name] += 1
    return {name: max(drawn[name], min(at_least, sizes[name])) for name in sizes}


def chances_by_size(sizes: Mapping[str, float], *, draws: int) -> dict[str, float]:
    """Return each unit's chance when `draws` are made in proportion to size."""
    if not 0 < draws <= len(sizes):
        raise ValueError(
            f"{draws} cannot be drawn from {len(sizes)} units; give 1 to {len(sizes)}"
        )
    small = [key for key, size in sizes.items() if not size > 0]
    if small:
        raise ValueError(f"{small[0]} has the size {sizes[small[0]]}; sizes must exceed 0")
    certain: set[str] = set()
    while True:
        rest = sum(size for key, size in sizes.items() if key not in certain)
        left = draws - len(certain)
        found = {
            key for key in sizes if key not in certain and left and sizes[key] * left >= rest
        }
        if not found:
            break
        certain |= found
    return {key: 1.0 if key in certain else left * size / rest for key, size in sizes.items()}


def systematic(chances: Mapping[str, float], *, seed: str | int) -> tuple[str, ...]:
    """Return the units drawn by steps of one through their chances, laid in order of lot."""
    certain = tuple(sorted(key for key, chance in chances.items() if chance >= 1))
    others = [key for key in in_order_of_lot(chances, seed=seed) if chances[key] < 1]
    start = number("start", seed=seed)
    wanted = round(sum(chances[key] for key in others))
    drawn: list[str] = []
    reached = 0.0
    for position, key in enumerate(others):
        last = position == len(others) - 1
        reached = wanted if last else reached + chances[key]
        if len(drawn) < wanted and start + len(drawn) < reached:
            drawn.append(key)
    return (*certain, *drawn)


def _text(seed: str | int, key: str) -> bytes:
    return f"{seed}{SEPARATOR}{key}".encode()
