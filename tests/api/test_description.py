"""The API does what its own description says, whatever is asked."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from firsthand.config.wsgi import application

schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)


@pytest.fixture(autouse=True, scope="module")
def one_connection():
    """Keep the connection of the test open: a served request would close it at its end."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


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
