"""Log-linear estimates: their intervals, what they carry, and when there are none."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from firsthand.stats.hidden.accelerated import Resampling
from firsthand.stats.hidden.log_linear import best, downhill, stepwise
from tests.stats.hidden.tables import KOREA, KOSOVO, UK, read, table

METHODS = (stepwise, best, downhill)
ROOT = Path(__file__).parents[3]


def asked(replicates=0, seed=1, **more):
    return Resampling(replicates=replicates, rng=np.random.default_rng(seed), **more)


@pytest.mark.parametrize(
    ("method", "made", "lower", "upper"),
    [
        # Stepwise by SparseMSE's rule on R's draws; the others Silverman, Chan and Vincent
        # 2024, table 6. Monte Carlo error of the upper limits is some tenths of them.
        (stepwise, UK, 8784.8, 14700.5),
        (best, KOREA, 128, 349),
        (best, KOSOVO, 6947, 18010),
        (downhill, UK, 9330, 32115),
    ],
)
def test_published_intervals_within_the_error_of_resampling(method, made, lower, upper):
    found = method(made, asked(1000, threads=2))
    assert found.lower == pytest.approx(lower, rel=0.06)
    assert found.upper == pytest.approx(upper, rel=0.12)
    assert found.identifiable and not found.refused


@pytest.mark.parametrize("method", METHODS)
def test_the_same_seed_gives_the_same_interval(method):
    assert method(KOREA, asked(60)) == method(KOREA, asked(60))
    assert method(KOREA, asked(60)).upper != method(KOREA, asked(60, seed=2)).upper


def test_the_choice_of_model_doubles_the_figure_and_is_told():
    # The government's figure by stepwise choice; by the package's default twice as many.
    found = best(UK, asked())
    assert round(stepwise(UK, asked()).estimate) == 11313
    assert round(found.estimate) == 25311
    nearly = found.detail["nearly_as_good"]
    assert nearly[0]["model"] == "[123,25,34]" and nearly[0]["farther_by"] == 0.0
    assert {round(one["estimate"]) for one in nearly} >= {25311, 22991, 12262}


@pytest.mark.parametrize(
    ("method", "made", "published"),
    [
        # Silverman, Chan and Vincent 2024, table 6, interactions of two lists at most.
        (best, UK, 22991),
        (best, KOSOVO, 14342),
        (downhill, UK, 12262),
        (downhill, KOSOVO, 14342),
    ],
)
def test_kept_to_pairs_of_lists_the_published_figures_come_out(method, made, published):
    found = method(made, asked(), order=2)
    assert round(found.estimate) == published
    assert found.detail["order"] == 2


def test_an_order_above_the_lists_is_the_highest_there_can_be():
    assert best(KOREA, asked(), order=9) == best(KOREA, asked())
    seven = table(7, {"1": 5, "2": 5, "12": 2, "34": 3, "567": 2, "7": 5, "23": 3})
    found = best(seven, asked(), order=2)
    assert found.refused and "7 lists have more than 40,000 models up to order 2" in str(
        found.reasons
    )


def test_an_interval_that_knows_of_the_choice_is_wider_than_one_that_does_not():
    # With the model taken as known, SparseMSE prints 9,884 to 13,027.
    found = stepwise(UK, asked(1000, threads=2))
    assert found.lower < 9884.4 and found.upper > 13027.4


def test_without_the_compiler_the_answer_is_the_same():
    program = (
        "import sys; sys.modules['numba'] = None\n"
        "import numpy as np\n"
        "from firsthand.stats.hidden import compiled, stepwise\n"
        "from tests.stats.hidden.tables import KOREA\n"
        "whole = np.concatenate(([0.0], KOREA.counts.astype(float)))[None]\n"
        "print(compiled.COMPILED, *stepwise.refitted(whole, 0.02))\n"
    )
    printed = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split()
    assert printed[0] == "False" and float(printed[1]) == pytest.approx(268.778, abs=1e-3)


def test_what_was_put_at_minus_infinity_is_named():
    assert downhill(UK, asked(), order=2).detail["at_minus_infinity"] == []
    made = table(3, {"1": 400, "2": 300, "3": 200, "12": 60, "23": 50})
    found = stepwise(made, asked())
    assert found.detail["model"] == "[13,2]"
    assert found.detail["at_minus_infinity"] == ["L1 + L3"]
    # Given that nobody can be on both 1 and 3, cells 1, 2, 3, 12 and 23 are left: five cells
    # and four parameters.
    assert found.identifiable


def test_one_person_fewer_is_worked_out_for_each_combination():
    found = stepwise(KOREA, asked())
    fewer = found.detail["one_fewer"]
    assert set(fewer) == {"L1", "L2", "L1 + L2", "L3", "L1 + L3", "L1 + L2 + L3"}
    counts = KOREA.counts - np.eye(7, dtype=np.int64)[0]
    alone = stepwise(KOREA.with_counts(counts), asked())
    assert fewer["L1"] == pytest.approx(alone.estimate)


@pytest.mark.parametrize("method", METHODS)
def test_two_lists_cannot_show_dependence(method):
    found = method(table(2, {"1": 30, "2": 20, "12": 10}), asked())
    assert found.refused and found.estimate is None
    assert "Fewer than three lists" in found.reasons[0]


@pytest.mark.parametrize("method", METHODS)
def test_lists_that_share_nobody_give_no_number(method):
    found = method(table(3, {"1": 30, "2": 20, "3": 10}), asked(100))
    assert found.refused and found.estimate is None
    assert "any number" in found.reasons[0]


def test_more_lists_than_all_models_of_can_be_tried():
    seven = table(7, {**{str(at): 50 for at in range(1, 8)}, "12": 20, "34": 20, "1567": 9})
    found = best(seven, asked())
    assert found.refused and "descend" in found.reasons[0]


@pytest.mark.shared
def test_eight_lists_of_new_orleans(shared):
    made = read(shared, "new_orleans_8list_n186")
    found = downhill(made, asked(300, threads=2))
    assert round(found.estimate) == 1110
    # Published 586 to 1512 from 1,000 resamples.
    assert found.lower == pytest.approx(586, rel=0.25)
    assert found.upper == pytest.approx(1512, rel=0.2)
