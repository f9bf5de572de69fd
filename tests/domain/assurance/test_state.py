from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.assurance.state import State, explained, state_of
from firsthand.domain.intelligence.sighting import Mention
from tests.domain.assurance.invented_looks import mention

small = st.integers(min_value=0, max_value=4)


@st.composite
def mentions(draw: st.DrawFn) -> Mention:
    """Return a mention in which, as always, the wide counts include the strict ones."""
    counts = {}
    for what in ("criticised", "examined", "to_improve"):
        strict = draw(small)
        counts[f"{what}_strict"] = strict
        counts[f"{what}_wide"] = strict + draw(small)
    strict = max(counts["criticised_strict"], counts["examined_strict"]) + draw(small)
    return replace(
        mention(**counts), strict=strict, wide=strict + max(counts.values()) + draw(small)
    )


def test_a_report_that_does_not_name_the_harm_does_not_report_on_it():
    assert state_of([], reading="wide") is State.NOT_REPORTED


def test_a_harm_in_a_list_of_harms_is_too_thin_to_tell():
    assert state_of([mention()], reading="wide") is State.TOO_THIN


def test_one_passage_on_what_was_seen_is_a_look():
    seen = mention(examined_strict=1, examined_wide=1)
    assert state_of([seen], reading="strict") is State.NO_WEAKNESS_REPORTED


@pytest.mark.parametrize("what", ["criticised_wide", "to_improve_wide"])
def test_a_criticism_or_an_item_to_improve_reports_a_weakness(what: str):
    said = mention(examined_wide=9, **{what: 1})
    assert state_of([said], reading="wide") is State.WEAKNESS_REPORTED


def test_only_the_area_asked_for_counts():
    elsewhere = mention(area="care-leavers", criticised_wide=1)
    assert state_of([elsewhere], reading="wide", area="leadership") is State.NOT_REPORTED
    assert state_of([elsewhere], reading="wide", area="care-leavers").looked


def test_the_reason_gives_the_pages_that_decided_and_no_others():
    criticised = replace(mention(criticised_wide=2), pages=(9,))
    passing = replace(mention(), pages=(2,))
    reason = explained([passing, criticised], reading="wide")
    assert reason.pages == (9,)
    assert "2 passages on this harm report a weakness" in reason.because


def test_every_state_has_a_reason_in_words():
    said = ([mention(to_improve_wide=1)], [mention(examined_wide=1)], [mention()], [])
    reasons = {explained(each, reading="wide").because for each in said}
    assert len(reasons) == len(State)


@given(st.lists(mentions(), max_size=4))
def test_a_criticism_more_never_turns_a_weakness_into_anything_else(said: list[Mention]):
    more = [*said, mention(criticised_strict=1, criticised_wide=1)]
    assert state_of(more, reading="strict") is State.WEAKNESS_REPORTED


@given(st.lists(mentions(), max_size=4))
def test_a_passing_mention_never_outranks_a_look(said: list[Mention]):
    before = state_of(said, reading="wide")
    after = state_of([*said, mention()], reading="wide")
    assert after is before or (not before.looked and after is State.TOO_THIN)


@given(st.lists(mentions(), max_size=4))
def test_the_strict_reading_never_knows_more_than_the_wide_one(said: list[Mention]):
    strict, wide = state_of(said, reading="strict"), state_of(said, reading="wide")
    assert strict.knowledge <= wide.knowledge


@given(st.lists(mentions(), max_size=4))
def test_the_order_of_passages_does_not_matter(said: list[Mention]):
    assert explained(said, reading="wide") == explained(said[::-1], reading="wide")
