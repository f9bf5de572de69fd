"""Exporting: the whole record for those who may have it, and the log tells who took it."""

from datetime import timedelta

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.services.inspecting import exporting, printing, recording
from firsthand.store import log
from firsthand.store.models.ledger import PublicationFile
from tests.domain.inspection import build
from tests.services.inspecting.worked import ON_THE_DAY, recorded


@pytest.mark.parametrize("who", [build.LEAD, build.QUALITY])
def test_the_lead_and_a_quality_lead_may_have_everything(roles, who):
    recorded()
    told = exporting.export("i-1", by=who, now=ON_THE_DAY)
    assert told["acts"] == len(recording.unchecked("i-1").acts)
    assert told["state_title"] == "Answered by the inspected body"


def test_an_inspector_of_the_team_may_not(roles):
    recorded()
    with pytest.raises(Refused, match="may not do this"):
        exporting.export("i-1", by=build.INSPECTOR, now=ON_THE_DAY)


def test_to_a_stranger_the_inspection_does_not_exist(roles):
    recorded()
    with pytest.raises(recording.UnknownConduct):
        exporting.export("i-1", by=build.STRANGER, now=ON_THE_DAY)


def test_who_took_it_is_in_the_log_and_in_the_copy(roles):
    recorded()
    told = exporting.export("i-1", by=build.QUALITY, now=ON_THE_DAY)
    last = list(log.load_entries(subject="inspection/i-1"))[-1]
    assert (last.act, last.by) == ("read", build.QUALITY.code)
    assert told["entries"][-1]["index"] == last.index


def test_before_it_was_opened_there_was_no_inspection(roles):
    recorded()
    with pytest.raises(recording.UnknownConduct):
        exporting.everything("i-1", as_of=build.START - timedelta(days=1))


def test_no_pdf_is_made_of_what_is_not_published(roles):
    recorded()
    printing.make.call("i-1")
    assert PublicationFile.objects.count() == 0
