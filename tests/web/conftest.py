"""The pages over a few invented reports."""

import pytest

from tests.web import invented


@pytest.fixture
def site(db, client):
    """Return a client of the site whose database holds the invented reports."""
    invented.load()
    return client
