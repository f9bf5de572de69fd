"""How shares of links are said: never all, or none, for what is not quite so."""

import pytest

from firsthand.domain.prevalence.linkage.quality import Told
from firsthand.services.linking.shapes_estimating import percent


@pytest.mark.parametrize(
    ("estimate", "lower", "upper", "said"),
    [
        (0.9999, 0.98, 1.0, "over 99.9% (98.0% to 100.0%)"),
        (0.0001, 0.0, 0.02, "under 0.1% (0.0% to 2.0%)"),
        (0.914, 0.9, 0.93, "91.4% (90.0% to 93.0%)"),
        (0.914, None, None, "91.4%"),
        (None, None, None, "not known"),
    ],
)
def test_a_share_that_is_nearly_all_or_nearly_none_is_not_rounded_to_it(
    estimate, lower, upper, said
):
    assert percent(Told(estimate=estimate, lower=lower, upper=upper)) == said
