"""Whatever a reader returns, the store gives back."""

from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from firsthand.domain.intelligence.matched import match
from firsthand.domain.intelligence.pseudonym import without_names
from firsthand.domain.intelligence.soundness import sound
from firsthand.store import arrivals, figures, inspections, sources
from tests.store.invented import NOW
from tests.store.strategies import readings

EVER = date(2100, 1, 1)


@pytest.mark.django_db
@given(read=readings)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_was_read_is_what_is_loaded(read):
    kept = match([without_names(sound(one)) for one in read])
    with transaction.atomic():
        arrivals.add_readings(kept, recorded_at=NOW, origin="invented")
        loaded = inspections.load_inspections(as_of=EVER)
        told = {(i.inspection_id, a) for i in loaded for a in i.accounts}
        held = {source.source_id: source for source in sources.load_sources(as_of=EVER)}
        shown = {f for some in figures.load_figures(as_of=EVER).values() for f in some}
        again = arrivals.add_readings(kept, recorded_at=NOW, origin="invented")
        transaction.set_rollback(True)
    assert held == {m.reading.source.source_id: m.reading.source for m in kept}
    assert {(i, a.sighting) for i, a in told} == {
        pair for m in kept for pair in zip(m.inspection_ids, m.reading.sightings, strict=True)
    }
    assert shown <= {f for m in kept for f in m.reading.figures}
    assert {(f.indicator, f.area_code, f.period) for f in shown} == {
        (f.indicator, f.area_code, f.period) for m in kept for f in m.reading.figures
    }
    assert again == arrivals.Arrived()
