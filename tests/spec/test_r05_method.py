"""R5: how cases and children were chosen is told, or nothing is published."""

import json

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.drawing.draw import Design
from firsthand.services import draws, shapes_draws
from tests.domain.planning.drawing.invented_frame import children

pytestmark = pytest.mark.requirement("R5")
LIST = draws.Given(
    content=draws.as_file(("Child ID", "Area", "Plan"), children(40)), name="list.csv"
)
TOLD = """
by: A. Lead (invented)
told:
  holder: The council of an invented place.
  list-day: 2027-03-01
  not-in-list: Children whom no service knew.
  chosen-by: The lead inspector.
  not-reached: One family said no.
  spoken-with: Alone, where they chose, with an advocate where they wished.
events:
  - {kind: refused, case: 3, reason: The family said no., by: A. Lead}
  - {kind: offered, case: O1, reason: Shown as good practice., by: The authority}
"""


def receipt():
    found = draws.draw(LIST, Design(seed="lottery of 1 March", size=8))
    return json.dumps(shapes_draws.of_receipt(found), default=str).encode()


def told(notes):
    found = draws.method(receipt(), notes.encode(), name="receipt", notes_name="notes")
    return shapes_draws.of_statement(found)


def test_a_sample_whose_method_nobody_told_may_not_be_published():
    found = told("by: nobody")
    assert not found["may_be_published"]
    assert len(found["objections"]) == 6


def test_what_was_never_told_is_shown_as_not_recorded():
    texts = {part["key"]: part["text"] for part in told("by: nobody")["parts"]}
    assert texts["spoken-with"] == "Not recorded."


def test_a_method_wholly_told_may_be_published():
    assert told(TOLD)["may_be_published"]


def test_the_method_says_by_which_seed_from_which_list_and_who_was_lost():
    text = json.dumps(told(TOLD), ensure_ascii=False)
    for words in ("lottery of 1 March", "40 children", "1 refused", "The family said no."):
        assert words in text


def test_a_case_that_the_authority_offered_is_told_and_counts_for_nothing():
    parts = {part["key"]: part["text"] for part in told(TOLD)["parts"]}
    assert "1 offered by the authority" in parts["brought"]
    assert "Reading 7 of 40 cases" in parts["found"]


def test_anyone_with_the_list_can_draw_the_cases_again():
    first = draws.draw(LIST, Design(seed="lottery of 1 March", size=8))
    again = draws.check(LIST, receipt(), receipt_name="receipt")
    assert again.drawn.cases == first.drawn.cases


def test_a_case_is_not_exchanged_for_a_nicer_one():
    nicer = TOLD.replace("kind: refused, case: 3", "kind: replaced, case: 3, reserve: R1")
    with pytest.raises(Refused, match="never exchanged for a nicer one"):
        told(nicer)
