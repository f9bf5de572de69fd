"""How many things a report says must improve."""

from firsthand.domain.intelligence.passage import Passage
from firsthand.sources.reports.improvement import improvement_items


def passage(text, *, part="to-improve", area="general", page=4):
    return Passage(page=page, heading="Recommendations", area=area, part=part, text=text)


def count(*passages):
    return improvement_items(passages).value


def test_bullets_are_counted_where_nothing_is_numbered():
    assert count(passage("\u2022 Oars.\n\u2022 Sails that\nhold.")) == "2"


def test_numbers_may_run_over_pages_and_begin_late():
    assert count(passage("13. Oars.\n14. Sails.\n\u2022 of wool"), passage("15. Ropes.")) == "3"


def test_a_second_list_may_begin_again_at_one():
    assert count(passage("1. Oars.\n2. Sails."), passage("1. Ropes.\n2. Knots.")) == "4"


def test_the_recommendations_to_the_safeguarding_board_are_not_counted():
    assert (
        count(passage("1. Oars.\n2. Sails."), passage("3. Nets.\n4. Hooks.", area="lscb"))
        == "2"
    )


def test_where_a_number_only_heads_a_group_its_bullets_are_the_items():
    text = "1. Boats\n\u2022 Oars.\n\u2022 Sails.\n2. People\n\u2022 Crew."
    assert count(passage(text)) == "3"


def test_bullets_that_spell_out_a_numbered_item_are_not_counted():
    text = "1. Mend the boats, including:\n\u2022 oars\n\u2022 sails.\n2. Pay the crew."
    assert count(passage(text)) == "2"


def test_a_year_or_a_reference_at_the_start_of_a_line_is_no_item():
    assert count(passage("1. Oars, as in\n52).\n2. Sails since\n2014. They are old.")) == "2"


def test_items_without_a_list_are_absent_with_a_reason():
    assert "running text" in improvement_items([passage("Mend it all.")]).absent_because
    assert "No heading" in improvement_items([passage("1. A", part="body")]).absent_because


def test_the_page_is_that_on_which_the_list_begins():
    assert improvement_items([passage("1. A.\n2. B.", page=7)]).place.page == 7


def test_a_numbered_line_that_says_that_nothing_was_found_is_no_item():
    nothing = "33. The inspection did not find any areas for priority and immediate action.\n"
    assert count(passage(nothing + "34. Mend oars.\n35. Mend sails.")) == "2"
    assert count(passage(nothing + "34. Mend oars.")) == "1"
