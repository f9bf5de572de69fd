"""The random arm, drawn from invented authorities."""

from collections import Counter
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.programme.random_arm import arm_size, draw_arm

CODES = tuple(f"{number:03d}" for number in range(1, 154))
REGIONS = {code: f"Region {int(code) % 9}" for code in CODES}


@pytest.mark.requirement("R10")
def test_one_visit_in_ten_is_drawn_when_everybody_has_another_one():
    arm = draw_arm(CODES, seed=1)
    assert len(arm.drawn) == 17
    assert 17 / (153 + 17) >= 0.10 > 16 / (153 + 16)


@pytest.mark.requirement("R10")
def test_every_authority_has_a_known_chance_drawn_or_not():
    arm = draw_arm(CODES, seed=1, strata=REGIONS)
    assert set(arm.inclusion_probability) == set(CODES)
    assert all(0 < chance <= 1 for chance in arm.inclusion_probability.values())
    assert sum(arm.inclusion_probability.values()) == pytest.approx(len(arm.drawn))


def test_the_draw_can_be_repeated_with_nothing_but_sha_256():
    by_hand = sorted(CODES, key=lambda code: sha256(f"42\x1f{code}".encode()).hexdigest())
    assert draw_arm(CODES, seed=42).drawn == tuple(sorted(by_hand[:17]))


def test_the_order_of_the_list_does_not_matter_and_the_seed_does():
    arm = draw_arm(CODES, seed="a", strata=REGIONS)
    assert draw_arm(CODES[::-1], seed="a", strata=REGIONS).drawn == arm.drawn
    assert draw_arm(CODES, seed="b", strata=REGIONS).drawn != arm.drawn


def test_every_region_gives_two_so_that_its_variance_is_known():
    arm = draw_arm(CODES, seed=7, strata=REGIONS)
    assert min(Counter(REGIONS[code] for code in arm.drawn).values()) >= 2


def test_each_authority_is_drawn_as_often_as_its_chance_says():
    codes = CODES[:20]
    strata = {code: "large" if int(code) <= 14 else "small" for code in codes}
    drawn = Counter(
        code for seed in range(1500) for code in draw_arm(codes, seed=seed, strata=strata).drawn
    )
    chances = draw_arm(codes, seed=0, strata=strata).inclusion_probability
    for code in codes:
        # Four standard errors of a share of 1,500 draws.
        error = 4 * (chances[code] * (1 - chances[code]) / 1500) ** 0.5
        assert drawn[code] / 1500 == pytest.approx(chances[code], abs=error)


@settings(deadline=None)
@given(st.integers(1, 400), st.floats(0, 0.5))
def test_the_share_is_reached_and_one_fewer_would_not_do(authorities, share):
    size = arm_size(authorities, share=share)
    assert size / (authorities + size) >= share - 1e-9
    assert size == 0 or (size - 1) / (authorities + size - 1) < share


@pytest.mark.parametrize("share", [-0.1, 0.6, 2])
def test_an_impossible_share_is_refused(share):
    with pytest.raises(Refused, match="share"):
        draw_arm(CODES, seed=1, share=share)


def test_a_draw_from_nobody_is_refused():
    with pytest.raises(Refused, match="no authority"):
        draw_arm((), seed=1)


def test_an_authority_alone_in_its_stratum_is_certain():
    arm = draw_arm(CODES[:5], seed=1, strata={code: code for code in CODES[:5]})
    assert set(arm.inclusion_probability.values()) == {1.0}
