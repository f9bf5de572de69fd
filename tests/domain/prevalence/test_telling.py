"""Telling: what stands in words below the numbers, and which of them are not to be given."""

import pytest

from firsthand.domain.prevalence import telling
from firsthand.domain.prevalence.answer import HiddenAnswer, Variant
from firsthand.stats.hidden.estimate import refused
from tests.domain.prevalence.given import given
from tests.stats.hidden.tables import KOREA

GIVEN = given("stepwise", 269.0, 200.0, 400.0)
NONE = refused("stepwise", "nothing tells how many there are")


@pytest.mark.parametrize(("one", "kept_back"), [(GIVEN, False), (NONE, True)])
def test_what_changed_lists_give_is_not_to_be_given_where_the_whole_is_not(one, kept_back):
    answer = HiddenAnswer(
        table=KOREA,
        version="v",
        estimates=(one,),
        headline=None,
        variants=(
            Variant(change="without police", method="stepwise", estimate=250.0, observed=90),
        ),
        notes=(),
    )
    (line,) = telling.of_variants(answer)
    assert "without police 250" in line
    assert ("none of them to give" in line) is kept_back
