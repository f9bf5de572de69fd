"""Invented signals in the place of those that the published figures raise."""

import pytest

from firsthand.services.signalling import raised
from tests.domain.surveillance.triaged import SIGNAL


@pytest.fixture
def raised_signals(monkeypatch):
    """Return the list of signals that are raised; a test may change it."""
    found = [SIGNAL]
    monkeypatch.setattr(
        raised,
        "raised",
        lambda *, as_of: tuple(one for one in found if one.first_raisable_on <= as_of),
    )
    monkeypatch.setattr(raised, "near", lambda *, as_of: ())
    monkeypatch.setattr(raised, "why_nothing", lambda *, as_of: "")
    return found
