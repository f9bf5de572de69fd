"""R10: part of inspection capacity is drawn at random, and speaks for the whole country."""

import numpy as np
import pytest

from firsthand.domain.planning.programme.arm_results import VisitResult, national_estimate
from firsthand.domain.planning.programme.random_arm import draw_arm
from firsthand.refdata import read

pytestmark = pytest.mark.requirement("R10")
REGIONS = {one.la_code: one.region for one in read.authorities() if one.to_on is None}


def test_one_visit_in_ten_at_least_is_drawn_by_lot():
    arm = draw_arm(REGIONS, seed="2026", strata=REGIONS)
    assert len(REGIONS) == 153
    assert len(arm.drawn) / (153 + len(arm.drawn)) >= 0.10
    assert set(arm.inclusion_probability) == set(REGIONS)


def test_what_the_arm_finds_covers_the_truth_at_least_93_times_in_100():
    rng = np.random.default_rng(27)
    # Failures that gather in some regions, as they would.
    hidden = {
        code: bool(rng.uniform() < (0.35 if region in ("London", "North West") else 0.12))
        for code, region in REGIONS.items()
    }
    truth = sum(hidden.values()) / len(hidden)
    held = 0
    for seed in range(200):
        arm = draw_arm(REGIONS, seed=seed, strata=REGIONS)
        visits = [
            VisitResult(
                la_code=code,
                found=hidden[code],
                inclusion_probability=arm.inclusion_probability[code],
                stratum=arm.strata[code],
            )
            for code in arm.drawn
        ]
        held += truth in national_estimate(visits).estimate.interval
    assert held / 200 >= 0.93
