from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.intelligence.conflicts import (
    REPORT_FIRST,
    STANDINGS,
    TABLE_FIRST,
    Claim,
    rule,
    settle,
)

TODAY = date(2026, 11, 22)


def claim(value, standing="table", *, known_on=date(2023, 7, 6), means="", source_id="s"):
    return Claim(
        value=value,
        means=value if means == "" else means,
        standing=standing,
        source_id=source_id,
        known_on=known_on,
    )


def test_what_the_report_prints_comes_before_tables_and_file_names():
    told = [
        claim("2014-11-25", "scrape"),
        claim("2014-11-22", "file-name"),
        claim("2014-11-20", "table"),
        claim("2014-11-19", "printed"),
    ]
    assert settle("published_on", told, as_of=TODAY).value == "2014-11-19"
    assert settle("published_on", told[:3], as_of=TODAY).value == "2014-11-20"
    assert settle("published_on", told[:2], as_of=TODAY).value == "2014-11-22"


def test_of_two_tables_the_later_one_is_preferred():
    old = claim("2022-11-05", known_on=date(2023, 7, 6))
    new = claim("2022-09-05", known_on=date(2025, 9, 25))
    assert settle("published_on", [old, new], as_of=TODAY).value == "2022-09-05"


def test_a_disagreement_is_told_in_words_with_its_rule():
    told = [claim("2022-11-05"), claim("2022-09-05", "printed")]
    settled = settle("published_on", told, as_of=TODAY)
    assert settled.conflict == (
        "published on: 2022-09-05 is shown; the official table of 6 July 2023 says 2022-11-05. "
        f"Preferred: {rule('published_on')}."
    )


def test_two_words_for_the_same_grade_are_no_disagreement():
    told = [
        claim("requires improvement", "scrape", means="ri"),
        claim("Requires improvement to be good", means="ri"),
    ]
    assert settle("grade", told, as_of=TODAY).conflict is None


def test_a_vague_account_gives_way_and_contradicts_nobody():
    told = [claim("inspection", "table", means=None), claim("short-inspection", "scrape")]
    settled = settle("kind", told, as_of=TODAY)
    assert (settled.value, settled.conflict) == ("short-inspection", None)


def test_a_later_correction_is_not_yet_known():
    early = claim("2022-11-05", known_on=date(2023, 7, 6))
    late = claim("2022-09-05", known_on=date(2025, 9, 25))
    settled = settle("published_on", [early, late], as_of=date(2024, 1, 1))
    assert settled.value == "2022-11-05"
    assert (settled.conflict, settled.not_yet_known) == (None, (late,))


def test_where_nobody_had_spoken_yet_the_later_source_is_heard_and_said_to_be_later():
    settled = settle("grade", [claim("Good")], as_of=date(2012, 8, 10))
    assert (settled.value, settled.told_later) == ("Good", True)


def test_where_nobody_says_anything_nothing_can_be_settled():
    with pytest.raises(ValueError, match="no source tells"):
        settle("grade", [], as_of=TODAY)


def test_each_order_has_every_standing_once():
    for order in (REPORT_FIRST, TABLE_FIRST):
        assert sorted(order) == sorted(STANDINGS)


def test_the_rule_is_said_in_the_order_in_which_it_is_applied():
    assert rule("kind").startswith("official tables")
    assert rule("published_on").startswith("the report as printed")


claims = st.lists(
    st.builds(
        claim,
        st.sampled_from(["good", "inadequate"]),
        st.sampled_from(REPORT_FIRST),
        known_on=st.dates(date(2020, 1, 1), date(2026, 1, 1)),
        source_id=st.sampled_from("abcdef"),
        means=st.sampled_from(["", None]),
    ),
    min_size=1,
    unique=True,
)


@given(claims, st.dates(date(2019, 1, 1), date(2027, 1, 1)))
def test_settling_never_loses_an_account(told, as_of):
    settled = settle("grade", told, as_of=as_of)
    kept = [*settled.others, *settled.not_yet_known]
    shown = [one for one in told if one not in kept]
    assert len(kept) == len(told) - 1
    assert [(one.value, one.source_id) for one in shown] == [(settled.value, settled.source_id)]


@given(claims, st.randoms(use_true_random=False))
def test_settling_does_not_depend_on_the_order_of_accounts(told, random):
    shuffled = random.sample(told, k=len(told))
    assert settle("kind", shuffled, as_of=TODAY) == settle("kind", told, as_of=TODAY)
