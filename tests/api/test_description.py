"""The API does what its own description says, whatever is asked."""

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from firsthand.config.wsgi import application

schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)


@pytest.mark.django_db
@schema.parametrize()
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_fits_the_description(case):
    case.call_and_validate(
        # Asked plainly: the in-process client does not unpack gzip.
        headers={"Accept-Encoding": "identity"},
        # A day that has not come is refused, though it is a date.
        excluded_checks=[positive_data_acceptance],
    )
