"""Signals, subjects and estimates on the record for the browser; all invented."""

from dataclasses import replace

from django.utils import timezone

from firsthand.domain.people.actor import SYSTEM
from firsthand.services import estimates
from firsthand.services.subjects import record
from firsthand.services.subjects.record import Asked
from firsthand.store.books import Entered
from firsthand.store.triage import SIGNALS
from tests.domain.inspection import build
from tests.domain.prevalence.estimated import REFUSED, TOLD
from tests.domain.surveillance.named import CUCKOOING, FOUND, found
from tests.domain.surveillance.triaged import dismissed, opened, signal

WAITING = signal(la_code="372", authority="Rotherham", period="2024")
DECIDED = signal(la_code="372", authority="Rotherham", period="2025")


def load():
    """Record a signal that waits, one that was dismissed, two subjects and two estimates."""
    now = timezone.now()
    acts = (
        opened(WAITING),
        opened(DECIDED),
        dismissed(one=DECIDED),
    )
    for act in acts:
        entered = Entered(by=build.LEAD.code, at=now)
        SIGNALS.enter(entered, "told", lambda _before, act=act: [act])
    county = found(concept="county lines", terms=("county lines",))
    record.record_found([FOUND, county], by=SYSTEM, now=now)
    asked = Asked(subject_id=CUCKOOING, by=build.LEAD, now=now)
    record.name(asked, "Cuckooing", "Homes taken over to deal drugs from.")
    by = estimates.Asked(by=build.ANALYST, now=now)
    estimates.record(by, TOLD)
    estimates.record(by, replace(REFUSED, harm="neglect"))
