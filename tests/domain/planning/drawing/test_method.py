"""The method statement: written from the facts, and never complete by silence."""

import pytest

from firsthand.domain.planning.drawing.draw import Design, draw
from firsthand.domain.planning.drawing.method import (
    Told,
    method_statement,
    objections_to_fact,
    objections_to_publishing,
)
from firsthand.domain.planning.drawing.minimum import Minimum
from firsthand.domain.planning.drawing.selection import selection
from tests.domain.planning.drawing.invented_frame import children, frame
from tests.domain.planning.drawing.test_selection import event

USUAL = Minimum(confidence=0.95, share_affected=0.05, sensitivity=0.8)
EVERYTHING = {
    Told.HOLDER: "The council of an invented place.",
    Told.LIST_DAY: "1 March 2027.",
    Told.NOT_IN_LIST: "Children whom no service knew.",
    Told.CHOSEN_BY: "The lead inspector.",
    Told.NOT_REACHED: "Two children were abroad.",
    Told.SPOKEN_WITH: "Alone, where they chose, with an advocate where they wished.",
}


def statement(*events, told=EVERYTHING, draws=1, rows=None, **design):
    found = draw(
        frame(*(rows or children(40))), Design(**{"seed": "lottery", "size": 10, **design})
    ).public
    return method_statement(
        found,
        selected=selection(found.strata, events),
        told=told,
        minimum=USUAL,
        draws_of_list=draws,
    )


def part(found, key):
    return next(one.text for one in found.parts if one.key == key)


def test_a_method_wholly_told_may_be_published():
    assert objections_to_publishing(statement()) == ()


@pytest.mark.parametrize("missing", list(Told))
def test_what_nobody_told_is_shown_and_stops_publication(missing):
    found = statement(told={k: v for k, v in EVERYTHING.items() if k is not missing})
    assert part(found, missing.value) == "Not recorded."
    assert [o.rule for o in objections_to_publishing(found)] == ["method-not-told"]


def test_a_blank_is_not_an_answer():
    found = statement(told={**EVERYTHING, Told.SPOKEN_WITH: "  "})
    assert "how children were spoken with" in objections_to_publishing(found)[0].reason


def test_the_seed_the_recipe_and_the_hash_of_the_list_are_in_it():
    text = str(statement())
    assert "The seed “lottery” drew 10 cases" in text
    assert "SHA-256" in part(statement(), "list")
    assert "Each child had the same chance: 10 of 40." in text


def test_the_parts_of_the_list_are_told_with_their_numbers():
    text = part(statement(strata="Plan"), "how")
    assert "CIN: 7 of 27; CPP: 3 of 13" in text


def test_a_part_of_the_list_that_was_left_out_is_told():
    given = {"allocation": "given", "strata": "Plan", "given": {"CIN": 10}, "size": None}
    assert "No child of CPP could be drawn." in part(statement(**given), "how")


def test_rows_of_nobody_are_told():
    rows = (*children(40), ("", "North", "CIN"))
    assert "could not reach 1 row that named no child" in part(statement(rows=rows), "list")


def test_losses_are_told_with_their_reasons():
    text = part(statement(event("refused", "1"), event("not-read", "2", reason="Ill.")), "lost")
    assert "1 refused, 0 could not be had, 1 were not read" in text
    assert "8 cases are left" in text
    assert "The family said no.; Ill." in text


def test_cases_offered_are_told_and_not_counted():
    without, with_one = statement(), statement(event("offered", "O1"), event("added", "A1"))
    assert "1 added by inspectors, 1 offered by the authority" in part(with_one, "brought")
    assert part(without, "found") == part(with_one, "found")


def test_the_chance_is_that_of_the_cases_that_are_left():
    # 40 children, 2 affected, 10 read, .8: 1 - (30*29 + 2*10*30*.2 + 10*9*.04) / (40*39) = .363
    assert "chance of 36 percent" in part(statement(), "found")
    fewer = statement(*(event("refused", str(n)) for n in range(1, 10)))
    assert "chance of 4 percent" in part(fewer, "found")


def test_the_worst_place_for_a_failure_is_told_where_there_are_strata():
    given = {"allocation": "given", "strata": "Plan", "given": {"CIN": 10}, "size": None}
    assert "0 percent if it stands where the fewest were read" in part(
        statement(**given), "found"
    )


def test_several_draws_from_one_list_are_told():
    assert "one of 3 draws recorded from the same list" in part(statement(draws=3), "how")


def test_a_fact_needs_a_known_name_some_words_and_a_person():
    assert objections_to_fact("spoken-with", "Alone.", "Lead inspector") == ()
    assert len(objections_to_fact("weather", " ", "")) == 3
