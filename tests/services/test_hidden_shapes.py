"""The shape of an estimate: whoever reads that something is not known can read why."""

from dataclasses import replace

import pytest

from firsthand.domain.prevalence import identified
from firsthand.services import shapes_hidden
from firsthand.stats.hidden.estimate import refused
from tests.domain.prevalence.test_note_tables import GIVEN, answer

pytestmark = pytest.mark.requirement("R12")


@pytest.mark.parametrize(
    ("method", "why"),
    [
        ("coverage", "formula"),
        ("chapman", "formula"),
        ("graphs", "average over many graphs"),
        ("latent", "Draws weighed by a prior"),
        ("chao", "No model was fitted"),
        ("stepwise", "No model was fitted"),
    ],
)
def test_null_has_its_reason_beside_the_number_and_not_against_it(method, why):
    one = replace(GIVEN, method=method, identifiable=None)
    shape = shapes_hidden.of_estimate(one, answer(one))
    assert shape["identifiable"] is None and shape["reasons"] == []
    assert why in shape["detail"]["identifiable_because"]


def test_what_is_known_needs_no_reason():
    for known in (True, False):
        one = replace(GIVEN, identifiable=known)
        assert identified.because(one) is None
        assert (
            "identifiable_because" not in shapes_hidden.of_estimate(one, answer(one))["detail"]
        )


def test_the_headline_is_as_the_method_that_leads_it():
    head = replace(GIVEN, method="all", identifiable=None, detail={"led_by": "latent"})
    assert identified.because(head) == identified.CHAINS
    assert identified.because(refused("all", "No.")) == identified.WHOLE


def test_lists_that_go_together_as_by_chance_are_not_said_to_do_so_one_time():
    pair = {"lists": ("a", "b"), "estimated": 0.999, "halved": None, "doubled": 2.4}
    said = shapes_hidden.unseen({"sensitivity": {"dependences": [pair]}})
    assert "go together as often as by chance (their odds ratio is 1); were it 2.4" in said
    said = shapes_hidden.unseen({"sensitivity": {"dependences": [pair | {"estimated": 1.3}]}})
    assert "go together 1.3 times as often as by chance (their odds ratio); were it" in said
