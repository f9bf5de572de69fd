"""The hidden number of linked lists: links put back, doubts that bar, shares of variance."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from firsthand.domain.prevalence.linkage.carried import Asked, found_more
from firsthand.domain.prevalence.linkage.clerical import deciding, sample
from firsthand.domain.prevalence.linkage.counting import by_itself, table_of
from firsthand.domain.prevalence.linkage.estimated import estimated
from firsthand.stats.hidden.methods import refit
from tests.domain.prevalence.linkage.judged_lists import Made

pytestmark = pytest.mark.requirement("R6")
ASKED = Asked(methods=("stepwise", "graphs", "chao"), replicates=100)


@cache
def made(**how):
    return Made(**how)


@cache
def told(threshold=0.95, judged=300, wrong=0.0, **how):
    one = made(**how)
    if not judged:
        return estimated(one.linkage(threshold), ASKED, draws=20)
    found = deciding(one.records, one.pairs, threshold=threshold)
    drawn = sample(found, total=judged, rng=np.random.default_rng(3))
    said = one.judged(drawn, wrong)
    return estimated(one.linkage(threshold, drawn, said), ASKED, draws=20)


def stepwise(table):
    return float(refit("stepwise", table)(np.append(0.0, table.counts)[None])[0])


def test_the_bias_of_missed_links_is_taken_away():
    """Hold the number to that of linkage without error, which chance alone moves."""
    one = made()
    found = deciding(one.records, one.pairs, threshold=0.95)
    as_linked = stepwise(table_of(one.records, found.person, by_itself(one.records)))
    perfect = stepwise(one.true)
    assert as_linked / perfect - 1 > 0.08
    corrected = told().answer.estimates[0].estimate
    assert corrected / perfect - 1 == pytest.approx(0, abs=0.02)


def test_the_threshold_hardly_moves_a_judged_number():
    low, high = (told(threshold=t).answer.estimates[0].estimate for t in (0.5, 0.95))
    assert low / high == pytest.approx(1, abs=0.015)


def test_a_judged_number_holds_the_truth_and_may_head_the_answer():
    head = told().answer.headline
    assert not head.refused
    assert head.lower < 3000 < head.upper


def test_precision_and_recall_hold_the_truth():
    one, good = made(), told(threshold=0.5).quality
    found = deciding(one.records, one.pairs, threshold=0.5)
    left, right = np.triu_indices(len(one.child), 1)
    links = found.person[left] == found.person[right]
    same = one.child[left] == one.child[right]
    precision = (links & same).sum() / links.sum()
    recall = (links & same).sum() / same.sum()
    assert good.precision.lower <= precision <= good.precision.upper
    assert good.recall.lower <= recall <= good.recall.upper
    assert good.design_based.lower <= precision <= good.design_based.upper
    assert good.compared.by_recapture.lower <= 0.98 <= good.compared.by_recapture.upper
    assert {one.lists for one in good.by_lists} > {("police", "health"), ("police", "police")}
    assert sum(band.judged for band in good.calibration) == good.judged
    likely, unlikely = good.calibration[-1], good.calibration[0]
    assert likely.found.estimate > 0.95
    assert unlikely.found.estimate < 0.4


def test_without_judgements_all_is_a_guess_and_nothing_heads_the_answer():
    found = told(judged=0)
    assert found.quality.guess
    assert found.answer.headline.refused
    assert "not judged" in found.answer.headline.reasons[0]


def test_unjudged_errors_that_move_more_than_the_sample_refuse_the_method():
    one = made(doubtful=0.5, children=8000)
    asked = Asked(methods=("chao",), replicates=0)
    (chao,) = estimated(one.linkage(), asked, draws=20, whole=False).answer.estimates
    assert chao.refused
    assert "more than its interval" in chao.reasons[0]
    assert chao.detail["worked_out"]["estimate"] > 5000


def test_errors_of_linkage_widen_every_interval_and_their_share_is_told():
    found = told()
    for one in found.answer.estimates:
        alone = one.detail["without_linkage_error"]
        assert one.lower < alone["lower"] < alone["upper"] < one.upper
    split = found.carried.variance
    assert 0 < split.linkage < 1
    assert split.linkage + split.model + split.sampling == pytest.approx(1)


def test_more_judgements_narrow_what_is_known_of_the_links():
    few, many = (told(judged=count).quality.precision for count in (60, 1500))
    assert many.upper - many.lower < few.upper - few.lower


def test_the_number_falls_with_links_that_might_yet_be_found():
    moved = told().carried.sensitivity
    assert [one.more for one in moved] == [0.01, 0.02, 0.05, 0.1]
    changes = [one.change for one in moved]
    assert changes == sorted(changes, reverse=True)
    assert changes[-1] == pytest.approx(-0.09, abs=0.03)
    table = told().carried.table
    shared = found_more(table, 0.1).shared
    assert shared[0, 1] == pytest.approx(1.1 * table.shared[0, 1], rel=0.03)


def test_the_sweep_shows_what_uncorrected_links_would_say():
    sweep = told().sweep
    assert [one.threshold for one in sweep] == [0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99]
    numbers = [one.estimate for one in sweep]
    assert numbers[-1] > 1.1 * numbers[0]


def test_children_whom_one_list_sent_to_another_are_no_second_look():
    one, found = made(referred=0.4), told(referred=0.4)
    assert found.carried.table.shared[0, 1] < 0.7 * one.true.shared[0, 1]
    assert "another of the lists sent" in found.answer.notes[0]
    assert found.answer.headline.lower < 3000 < found.answer.headline.upper


def test_the_same_seed_gives_the_same_answer():
    again = estimated(made().linkage(0.95), ASKED, draws=20)
    assert again.answer.estimates == told(judged=0).answer.estimates
    assert again.quality == told(judged=0).quality


def test_two_lists_have_their_methods_and_no_headline():
    one = made()
    frame = one.records.frame.filter(one.records.frame["list"] < 2)
    pairs = one.pairs.frame.filter(one.pairs.frame["right"] < frame.height)
    linkage = replace(
        one.linkage(),
        records=replace(one.records, lists=one.records.lists[:2], frame=frame),
        pairs=replace(one.pairs, frame=pairs),
    )
    found = estimated(linkage, Asked(methods=("chapman", "chao"), replicates=0), draws=20)
    assert found.answer.headline.refused
    chapman = found.answer.estimates[0]
    assert chapman.refused and "more than its interval" in chapman.reasons[0]
    assert chapman.detail["worked_out"]["estimate"] == pytest.approx(3000, rel=0.1)
    assert found.carried.variance is None
    assert found.sweep[0].estimate < found.sweep[-1].estimate


def test_without_resamples_there_is_a_number_and_no_share_of_variance():
    asked = Asked(methods=("stepwise",), replicates=0)
    found = estimated(made().linkage(0.95), asked, draws=5, whole=False)
    (one,) = found.answer.estimates
    assert one.lower is None and one.estimate > 2000
    assert found.carried.variance is None
    assert found.sweep == ()


def test_lists_without_any_pair_have_no_precision_and_no_number():
    none = replace(made().pairs, frame=made().pairs.frame.head(0))
    found = estimated(replace(made().linkage(), pairs=none), ASKED, draws=5)
    assert found.quality.precision.estimate is None
    assert found.answer.headline.refused
    assert found.carried.sensitivity == ()
    assert found.sweep[0].estimate is None
