"""Power: counted by hand from methods that say known things, and by inventing every child."""

import numpy as np
import pytest

from firsthand.domain.prevalence.invented.capture import captured
from firsthand.domain.prevalence.invented.power import power
from firsthand.domain.prevalence.invented.size import Wanted, size_of
from firsthand.stats.hidden.bounds import chao
from firsthand.stats.hidden.estimate import Estimate, refused
from tests.domain.prevalence.invented.made import design, rng

pytestmark = pytest.mark.requirement("R6")

PLAIN = design(spread=0.0)
SIZE = size_of(Wanted(hidden=300), PLAIN)


def saying(lower, upper, refuse_every=0):
    """Return a method whose interval of the hidden runs so, and that refuses each nth time."""
    calls = []

    def method(table, _):
        calls.append(table)
        if refuse_every and len(calls) % refuse_every == 0:
            return refused("known", f"Only {len(calls)} people were seen.")
        return Estimate(
            method="known",
            estimate=table.observed + (lower + upper) / 2,
            lower=table.observed + lower,
            upper=table.observed + upper,
            level=0.95,
            identifiable=True,
            refused=False,
            reasons=(),
        )

    return method


def of(method, repeats=20):
    (found,) = power(PLAIN, SIZE, {"known": method}, repeats=repeats, rng=rng()).methods
    return found


def shares(found):
    return [getattr(found, name).share for name in ("seen", "shown", "half", "held", "refused")]


@pytest.mark.parametrize(
    ("lower", "upper", "expected"),
    [
        (200, 400, [1, 1, 1, 1, 0]),  # begins above half of 300 and holds it
        (50, 400, [1, 1, 0, 1, 0]),
        (0, 400, [0, 0, 0, 1, 0]),  # may be nobody
        (400, 600, [0, 1, 1, 0, 0]),  # too high
        (1, 100, [0, 1, 0, 0, 0]),  # too low
    ],
)
def test_what_an_interval_shows_by_hand(lower, upper, expected):
    assert shares(of(saying(lower, upper))) == expected


def test_studies_without_a_number_count_as_not_seen():
    found = of(saying(200, 400, refuse_every=4))
    assert shares(found) == [0.75, 0.75, 0.75, 0.75, 0.25]
    # The score interval of 5 of 20, by hand: (0.25 + 0.096 -+ 0.206) / 1.192.
    assert (found.refused.lower, found.refused.upper) == pytest.approx((0.112, 0.469), abs=5e-4)
    # Reasons that differ in their figures alone are one.
    assert found.reasons == ("In 5 of 20 studies, such as: Only 4 people were seen.",)
    assert found.middle == 300


def test_a_method_that_never_answers_has_no_middle():
    found = of(saying(200, 400, refuse_every=1))
    assert (found.low, found.middle, found.high) == (None, None, None)
    assert "gives no number in 100%" in found.sentence


def test_a_list_that_comes_out_empty_gives_no_number():
    tiny = design(police=0.001, health=0.001, school=0.001, spread=0.0)
    size = size_of(Wanted(children=50), tiny)
    (found,) = power(tiny, size, {"chao": _chao}, repeats=10, rng=rng()).methods
    assert found.refused.share == 1.0
    assert found.reasons == ("In 10 of 10 studies, such as: A list holds nobody.",)


def test_a_bound_promises_no_more_than_that_there_are_any():
    (found,) = power(PLAIN, SIZE, {"chao": _chao}, repeats=5, rng=rng()).methods
    assert "lower bound, and need not hold the true number" in found.sentence


def _chao(table, _):
    return chao(table)


def test_inventing_every_child_gives_the_same_power():
    # The other way: each study child by child, each interval looked at here.
    unequal = design(spread=1.0)
    size = size_of(Wanted(hidden=150), unequal)
    (found,) = power(unequal, size, {"chao": _chao}, repeats=400, rng=rng(5)).methods
    by_child = rng(6)
    held = []
    for _ in range(400):
        one = chao(captured(size.children, unequal, by_child).overlaps)
        held.append(one.lower <= size.children <= one.upper)
    error = np.sqrt(2 * 0.25 / 400)
    assert found.held.share == pytest.approx(np.mean(held), abs=3 * error)
    assert 0.2 < found.held.share < 0.98  # else the test could not tell one from the other


def test_progress_is_told_study_by_study():
    told = []
    power(
        PLAIN, SIZE, {"known": saying(1, 2)}, repeats=3, rng=rng(),
        told=lambda done, total: told.append((done, total)),
    )  # fmt: skip
    assert told == [(1, 3), (2, 3), (3, 3)]
