"""R10: what nobody had named becomes a harm, and real reports are then read for it."""

import shutil
from dataclasses import replace
from datetime import date

import pytest

from firsthand.domain.assurance.state import State
from firsthand.domain.people.actor import SYSTEM
from firsthand.services import loading
from firsthand.services.picture import pictures
from firsthand.services.subjects import record
from firsthand.services.subjects.record import Asked
from tests.domain.inspection import build
from tests.domain.surveillance.named import FOUND, HARM, MORNING
from tests.store.invented import LATER, NOW

WARRINGTON, DAY = "877", date(2025, 1, 1)
REPORTS = "ofsted-ilacs-scrape-tool/export_data/inspection_reports/80575_warrington"


@pytest.fixture
def folder(public, tmp_path):
    """Return a folder with what Ofsted published on one authority."""
    return shutil.copytree(public / REPORTS, tmp_path / "80575_warrington")


def loaded(folder, now):
    return loading.load(folder, now=now, progress=lambda *_: None)


def warrington(harm):
    return next(r for r in pictures(as_of=DAY, harms=[harm]) if r.la_code == WARRINGTON)


@pytest.mark.shared
@pytest.mark.django_db
@pytest.mark.requirement("R10")
def test_a_harm_that_was_found_in_texts_is_read_in_real_reports_when_they_are_loaded_again(
    folder,
):
    first = loaded(folder, NOW)
    shipped = warrington("missing-children")
    record.record_found(
        [replace(FOUND, concept="contextual", terms=("contextual safeguarding",))],
        by=SYSTEM,
        now=MORNING,
    )
    asked = Asked(subject_id="contextual", by=build.QUALITY, now=MORNING)
    record.name(asked, "Contextual safeguarding")
    named = replace(HARM, name="Contextual safeguarding", terms=("contextual", "exploit"))
    record.make_harm(asked, named)

    before = warrington(named.key)
    assert before.state_told == "not-read"
    assert before.not_read_since == len({look.inspection_id for look in before.looks}) > 0

    again = loaded(folder, LATER)
    assert again.files_added == first.files_added
    after = warrington(named.key)
    assert after.state_told in {State.WEAKNESS_REPORTED.value, State.NO_WEAKNESS_REPORTED.value}
    assert all(look.read for look in after.looks)
    assert warrington("missing-children") == shipped
    assert loaded(folder, LATER).files_added == 0
