"""New terms: the evidence by hand, by another road, and what must hold whatever the texts."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from firsthand.stats.novelty import Design, Sightings, evidence, likelihood_ratio


def ratio(k, n, total, texts):
    return float(likelihood_ratio(*(np.array([float(x)]) for x in (k, n, total, texts)))[0])


def test_the_ratio_by_hand():
    # 3 of 4 texts in the window, none of 4 before. With two rates the likelihood is
    # (3/4)^3 (1/4) = 27/256; with one rate it is (3/8)^3 (5/8)^5.
    two, one = (3 / 4) ** 3 * (1 / 4), (3 / 8) ** 3 * (5 / 8) ** 5
    assert ratio(3, 4, 3, 8) == pytest.approx(math.log10(two / one), abs=1e-12)


def test_the_ratio_is_half_of_the_g_statistic_that_scipy_works_out():
    table = np.array([[7, 23], [5, 115]])
    g = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
    assert ratio(7, 30, 12, 150) == pytest.approx(g / 2 / math.log(10), rel=1e-10)


def test_the_ratio_of_dunnings_first_pair_of_words():
    # [Dunning1993, table 1]: 'the swiss': 110 and 2442 against 111 and 29114,
    # -2 log lambda = 270.72.
    k, other, before, rest = 110, 2442, 111, 29114
    found = ratio(k, k + before, k + other, k + other + before + rest)
    assert 2 * math.log(10) * found == pytest.approx(270.72, abs=0.01)


@given(
    n=st.integers(1, 60),
    earlier=st.integers(1, 60),
    k=st.integers(0, 60),
    before=st.integers(0, 60),
)
def test_the_ratio_is_never_negative_and_none_where_the_rate_did_not_rise(
    n, earlier, k, before
):
    k, before = min(k, n), min(before, earlier)
    found = ratio(k, n, k + before, n + earlier)
    assert found >= 0
    if k / n <= before / earlier:
        assert found == 0


def world(days, terms, *, group=None, may_cross=False):
    """Return sightings of terms, each given as the numbers of the texts that hold it."""
    pairs = [(term, text) for term, texts in enumerate(terms) for text in texts]
    return Sightings(
        term=np.array([term for term, _ in pairs], dtype=np.int64),
        text=np.array([text for _, text in pairs], dtype=np.int64),
        terms=len(terms),
        group=np.zeros(len(days), dtype=np.int64) if group is None else np.array(group),
        may_cross=np.full(len(terms), may_cross),
    )


def test_the_evidence_at_a_look_is_that_of_its_window():
    days = np.arange(0, 400, 10)
    late = [36, 37, 38, 39]
    found = evidence(world(days, [late]), days, Design(looks=np.array([400]), windows=(100,)))
    # The window holds the texts of days 300 to 390: 10 of 40.
    assert found.evidence[0] == pytest.approx(ratio(4, 10, 4, 40))


def test_a_look_sees_nothing_of_its_own_day_or_later():
    days = np.arange(0, 400, 10)
    design = Design(looks=np.array([360]), windows=(100,))
    assert len(evidence(world(days, [[36, 37, 38, 39]]), days, design).evidence) == 0


def test_a_term_that_is_not_rare_before_the_window_is_not_new():
    days = np.arange(0, 400, 10)
    often = [*range(0, 30, 5), *range(31, 40)]
    design = Design(looks=np.array([400]), windows=(100,), commonest=1.0)
    assert len(evidence(world(days, [often]), days, design).evidence) == 0


def test_terms_that_come_with_a_new_kind_of_text_are_not_new_by_themselves():
    days = np.arange(0, 400, 10)
    group = [0] * 20 + [1] * 20
    form = [range(20, 40, 3)]
    design = Design(looks=np.array([400]), windows=(150,))
    assert evidence(world(days, form, group=group), days, design).best(1)[0] < 1


def test_a_term_of_harm_is_held_against_older_kinds_while_its_own_is_young():
    days = np.concatenate([np.arange(0, 400, 10), np.arange(600, 700, 10)])
    group = [0] * 40 + [1] * 10
    design = Design(looks=np.array([700]))
    crossing = evidence(world(days, [[42, 45, 48]], group=group, may_cross=True), days, design)
    assert crossing.best(1)[0] == pytest.approx(ratio(3, 10, 3, 50))
    bound = evidence(world(days, [[42, 45, 48]], group=group), days, design)
    assert bound.best(1)[0] < crossing.best(1)[0]


def test_what_most_new_texts_of_a_kind_have_from_the_start_is_form():
    days = np.concatenate([np.arange(0, 400, 10), np.arange(600, 700, 10)])
    group = [0] * 40 + [1] * 10
    most = world(days, [range(40, 48)], group=group, may_cross=True)
    assert evidence(most, days, Design(looks=np.array([700]))).best(1)[0] < 1


@given(seed=st.integers(0, 10_000))
def test_the_order_of_texts_does_not_matter(seed):
    rng = np.random.default_rng(seed)
    days = rng.integers(0, 900, 60)
    terms = [rng.choice(60, 8, replace=False) for _ in range(4)]
    design = Design(looks=np.arange(200, 1000, 30))
    found = evidence(world(days, terms), days, design).best(4)
    order = rng.permutation(60)
    place = np.argsort(order)
    moved = [place[term] for term in terms]
    assert np.allclose(evidence(world(days[order], moved), days[order], design).best(4), found)


def test_the_counts_are_those_of_a_plain_loop():
    rng = np.random.default_rng(7)
    days = np.sort(rng.integers(0, 700, 80))
    terms = [rng.choice(80, size, replace=False) for size in (3, 6, 12)]
    design = Design(looks=np.array([400, 550, 701]), windows=(183,), rare_before=1.0)
    found = evidence(world(days, terms), days, design)
    told = {(t, i): e for t, i, e in zip(found.term, found.look, found.evidence, strict=True)}
    for t, texts in enumerate(terms):
        for i, look in enumerate(design.looks):
            so_far = [d for d in days if d < look]
            held = [days[x] for x in texts if days[x] < look]
            # A day that lies exactly a window back still belongs to it.
            k = sum(d + 183 >= look for d in held)
            n = sum(d + 183 >= look for d in so_far)
            expected = ratio(k, n, len(held), len(so_far))
            seldom = len(held) <= design.commonest * len(so_far)
            seen_since = any(d >= (design.looks[i - 1] if i else 0) for d in held)
            if k >= 3 and seldom and seen_since and expected > 0:
                assert told[t, i] == pytest.approx(expected)
            else:
                assert (t, i) not in told


def test_a_kind_without_a_text_changes_nothing():
    days = np.arange(0, 400, 10)
    design = Design(looks=np.array([400]), windows=(100,))
    late = [[36, 37, 38, 39]]
    one = evidence(world(days, late, group=[0] * 40, may_cross=True), days, design)
    gap = evidence(world(days, late, group=[1] * 40, may_cross=True), days, design)
    assert np.allclose(one.evidence, gap.evidence)
