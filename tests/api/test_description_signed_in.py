"""The API does what its description says, also when somebody of a team asks."""

import schemathesis
from django.conf import settings as site
from django.test import Client
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import (
    ignored_auth,
    negative_data_rejection,
    positive_data_acceptance,
)

from firsthand.config.wsgi import application
from tests.api.test_description import one_connection  # noqa: F401
from tests.domain.inspection import build
from tests.web.conftest import signed_in
from tests.web.room import at_work, begun, furnished, roles  # noqa: F401

schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)
OURS = schema.include(path_regex=r"/api/v1/(inspections|log|published|programmes)")
TOKEN = "a" * 32


@OURS.parametrize()
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_to_an_inspector_fits_the_description(case, furnished):  # noqa: F811
    client = signed_in(Client(), build.INSPECTOR)
    session = client.cookies[site.SESSION_COOKIE_NAME].value
    if (
        "inspection_id" in case.path_parameters
        and len(case.path_parameters["inspection_id"]) % 2
    ):
        case.path_parameters["inspection_id"] = "i-1"  # else it would hardly ever be met
    case.call_and_validate(
        headers={"Accept-Encoding": "identity", "X-CSRFToken": TOKEN},
        cookies={site.SESSION_COOKIE_NAME: session, site.CSRF_COOKIE_NAME: TOKEN},
        # It would take the session away, which is put back here each time.
        excluded_checks=[positive_data_acceptance, negative_data_rejection, ignored_auth],
    )
