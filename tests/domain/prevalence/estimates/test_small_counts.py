"""Small counts: no number of 1 to 4 children stays, nor what gives one away."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.prevalence.estimates.small_counts import (
    NUMBERS,
    objections_to_words,
    reworded,
    small,
    without_small,
)
from firsthand.domain.prevalence.estimates.wording import headline
from tests.domain.prevalence.estimated import REFUSED, TOLD, YORKSHIRE, told


@pytest.mark.parametrize(("number", "is_small"), [(0, 0), (1, 1), (4.4, 1), (5, 0), (None, 0)])
def test_one_to_four_are_small_and_none_is_not(number, is_small):
    assert small(number) == bool(is_small)


@pytest.mark.requirement("R6")
def test_a_small_number_is_told_as_few_and_not_kept():
    kept = without_small(told(observed=3, estimate=9, lower=4, upper=40))
    assert (kept.observed, kept.lower, kept.few) == (None, None, ("observed", "lower"))
    assert (kept.estimate, kept.upper) == (9, 40)


def test_the_number_on_a_list_is_withheld_where_subtracting_leaves_a_small_one():
    kept = without_small(told(observed=10, estimate=12, lower=10, upper=30))
    # The lower limit is that of no further child: it would tell the number all the same.
    assert (kept.observed, kept.lower, kept.few) == (None, None, ())
    assert kept.withheld == ("observed", "lower")
    bound = without_small(replace(REFUSED, observed=313, lower_bound=313), [TOLD])
    assert "lower bound is withheld" in headline(bound) and "313" not in headline(bound)
    assert kept.hidden is None
    assert without_small(told(observed=10, estimate=15, lower=10, upper=30)).observed == 10


def test_two_estimates_on_record_give_no_small_number_away_between_them():
    region = told(area=YORKSHIRE, observed=313)
    assert without_small(TOLD, [region]).withheld == ("observed",)
    assert without_small(TOLD, [replace(region, harm="neglect")]).withheld == ()
    assert without_small(TOLD, [told()]).withheld == ()


@given(
    observed=st.integers(0, 60),
    further=st.lists(st.integers(0, 60), min_size=3, max_size=3).map(sorted),
)
def test_no_two_numbers_that_stay_differ_by_a_small_one_from_those_on_a_list(observed, further):
    lower, estimate, upper = (observed + one for one in further)
    kept = without_small(told(observed=observed, estimate=estimate, lower=lower, upper=upper))
    left = [number for name in NUMBERS if (number := getattr(kept, name)) is not None]
    assert not any(map(small, left))
    if kept.observed is not None:
        assert not any(small(number - kept.observed) for number in left)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("3 of 90 people are on both.", "Fewer than 5 of 90 people are on both."),
        (
            "88 of 90 people are on one list.",
            "Some people, a number withheld because it is small, are on one list.",
        ),
        ("Everybody on health (2) is known.", "Everybody on health (fewer than 5) is known."),
        (
            "There are 2 lists; 40 of 90 people share.",
            "There are 2 lists; 40 of 90 people share.",
        ),
        ("Moved by 4 children.", "Moved by fewer than 5 children."),
        ("Of 1,004 children 12 percent.", "Of 1,004 children 12 percent."),
    ],
)
def test_a_sentence_of_a_program_keeps_its_sense_without_the_small_number(given, kept):
    assert reworded(given) == kept


def test_a_sentence_loses_the_number_on_a_list_where_that_is_withheld():
    """Nine of 313 are on several lists, and 310 of them in the narrower area on record."""
    said = "9 of 313 people are on more than one list.", "Everybody on health (313) is known."
    kept = without_small(told(area=YORKSHIRE, observed=313, reasons=said), [TOLD])
    assert kept.withheld == ("observed",)
    assert "313" not in " ".join(kept.reasons)
    assert kept.reasons[0].startswith("Some people, a number that is withheld, are on more")
    assert without_small(told(observed=313, reasons=said)).reasons == said


def test_words_of_a_person_that_tell_a_small_number_are_refused_and_not_changed():
    (found,) = objections_to_words("population", "the 3 girls of that home")
    assert found.rule == "population"
    assert "3" not in found.reason
    assert objections_to_words("population", "children aged 10 to 17 in 2025") == ()
