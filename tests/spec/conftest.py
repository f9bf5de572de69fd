"""The facts that ship with the project, in a database: loaded once for each file of stories."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from firsthand.services import building


@pytest.fixture(scope="module")
def shipped(django_db_setup, django_db_blocker):
    """Fill the test database with the facts pack, and leave it empty again."""
    # The tables are there; making them is refused inside a transaction.
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(building.tables, "make_tables", lambda: None)
        with transaction.atomic():
            building.build(now=datetime(2026, 11, 22, tzinfo=UTC))
            yield
            transaction.set_rollback(True)
