"""R9: ethnicity and other characteristics are counted, or said not to be recorded."""

import pytest

from firsthand.domain.inspection.acts.enquiry import Matter
from firsthand.domain.inspection.collecting.coverage import matter_states
from firsthand.domain.inspection.collecting.coverage_rules import objections_to_coverage
from firsthand.domain.inspection.collecting.enquiry_rules import objections_to_matter
from firsthand.refdata.read_protocols import protocols
from tests.domain.inspection import build
from tests.domain.inspection.pieces import PROTOCOL

pytestmark = pytest.mark.requirement("R9")


def there(*steps):
    return build.conduct(*build.IN_FIELDWORK, *steps)


@pytest.mark.parametrize("protocol", protocols(), ids=lambda one: one.key)
def test_every_protocol_asks_for_the_ethnicity_of_victims_and_of_perpetrators(protocol):
    asked = {one.key for one in protocol.matters}
    assert {"ethnicity-of-victims", "ethnicity-of-perpetrators", "sex", "disability"} <= asked


def test_silence_on_any_of_them_blocks():
    found = [one for one in objections_to_coverage(there(), PROTOCOL) if one.rule == "matter"]
    assert len(found) == len(PROTOCOL.matters)


def test_that_the_body_did_not_record_it_is_a_fact_and_needs_its_words():
    told = Matter(id="ethnicity-of-perpetrators", state="not-recorded", text="No field.")
    assert objections_to_matter(told, there(), PROTOCOL) == ()
    states = {one.matter.key: one.state for one in matter_states(there(told), PROTOCOL)}
    assert states["ethnicity-of-perpetrators"] == "not-recorded"
    silent = Matter(id="ethnicity-of-perpetrators", state="not-recorded", text="")
    assert [one.rule for one in objections_to_matter(silent, there(), PROTOCOL)] == ["empty"]


def test_that_it_was_recorded_needs_for_how_many_of_how_many():
    bare = Matter(id="ethnicity-of-victims", state="recorded", text="Mostly.")
    assert [one.rule for one in objections_to_matter(bare, there(), PROTOCOL)] == ["numbers"]
    told = Matter(id="ethnicity-of-victims", state="recorded", text="", known=9, of=27)
    assert objections_to_matter(told, there(), PROTOCOL) == ()
