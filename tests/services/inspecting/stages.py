"""Inspections at any stage, reached without asking the rules; and what a sender asks for."""

from datetime import timedelta

from firsthand.services.inspecting.recording import Wanted, record_unseen
from tests.domain.inspection import build, whole

INSPECTION = "i-1"


def put(*steps, minutes=10, inspection_id=INSPECTION):
    """Record steps as they are: a body (done by INSPECTOR), or an actor and a body."""
    after = None
    for step in steps:
        actor, body = step if isinstance(step, tuple) else (build.INSPECTOR, step)
        now = build.START + timedelta(minutes=minutes)
        wanted = Wanted(inspection_id=inspection_id, by=actor, now=now)
        after = record_unseen(wanted, lambda _before, body=body: [body])
    return after


def review_all(after, *, sign=True):
    """Record two approving reviews of what is there now, and the lead's signature."""
    told = whole.signed_off_at(after.content)
    return put(*(told if sign else told[:-1]))
