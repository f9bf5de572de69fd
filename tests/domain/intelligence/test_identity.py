from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.intelligence.identity import exchanged, gather, published_on
from tests.domain.intelligence.invented_accounts import (
    REPORT,
    SCRAPE,
    TABLE_2023,
    TABLE_2025,
    source,
    told,
)

FIRST = date(2014, 11, 19)


def accounts_of(inspections):
    return {one.inspection_id: len(one.accounts) for one in inspections}


def test_accounts_within_21_days_tell_of_one_inspection():
    report = told(REPORT, published=FIRST)
    table = told(TABLE_2023, published=FIRST + timedelta(days=21))
    assert accounts_of(gather([report, table])) == {"372-cpi-2014-11-19": 2}


def test_accounts_22_days_apart_tell_of_two():
    report = told(REPORT, published=FIRST)
    table = told(TABLE_2023, published=FIRST + timedelta(days=22))
    assert len(gather([report, table])) == 2


@pytest.mark.parametrize("other", [{"la": "835"}, {"family": "sif"}])
def test_another_authority_or_framework_is_another_inspection(other):
    assert len(gather([told(la="838"), told(**{"la": "838", **other})])) == 2


@pytest.mark.parametrize("visit", ["focused-visit", "monitoring-visit"])
def test_a_visit_is_never_taken_for_an_inspection_of_the_same_day(visit):
    found = gather([told(family="ilacs", kind="inspection"), told(family="ilacs", kind=visit)])
    assert accounts_of(found) == {"372-ilacs-2012-08-10": 1, "372-ilacs-2012-08-10-2": 1}
    assert [one.full for one in found] == [True, False]


def test_a_table_that_knows_no_re_inspections_still_tells_of_the_same_one():
    found = gather([told(kind="re-inspection"), told(REPORT, kind="inspection")])
    assert len(found) == 1


def test_the_same_start_joins_accounts_whose_publication_dates_are_far_apart():
    start = date(2022, 7, 11)
    right = told(TABLE_2025, published=date(2022, 9, 5), started=start)
    typing_error = told(TABLE_2023, published=date(2022, 11, 5), started=start)
    assert accounts_of(gather([right, typing_error])) == {"372-cpi-2022-09-05": 2}


def test_a_date_with_day_and_month_exchanged_is_the_same_date():
    found = gather([told(published=date(2022, 9, 5)), told(REPORT, published=date(2022, 5, 9))])
    assert accounts_of(found) == {"372-cpi-2022-05-09": 2}


def test_only_days_up_to_the_twelfth_can_be_exchanged():
    assert exchanged(date(2022, 9, 5)) == date(2022, 5, 9)
    assert exchanged(date(2022, 9, 13)) is None


def test_a_row_without_a_publication_date_joins_by_its_start_alone():
    start = date(2022, 5, 4)
    letter = told(REPORT, kind="focused-visit", published=date(2022, 6, 1), started=start)
    row = told(kind="focused-visit", published=TABLE_2023.known_on, started=start, undated=True)
    other = told(
        kind="focused-visit", published=TABLE_2023.known_on, started=FIRST, undated=True
    )
    found = gather([row, other, letter])
    assert accounts_of(found) == {"372-cpi-2022-06-01": 2, "372-cpi-2023-07-06": 1}


def test_an_inspection_bears_the_date_that_its_report_prints():
    named = source("named", basis="file-name", known_on=date(2014, 11, 22))
    found = gather(
        [
            told(named, published=date(2014, 11, 22)),
            told(REPORT, published=FIRST),
            told(SCRAPE, published=date(2014, 11, 25)),
        ]
    )
    assert [one.inspection_id for one in found] == ["372-cpi-2014-11-19"]
    assert published_on(found[0]) == FIRST


def test_a_known_inspection_keeps_its_name_when_a_better_date_arrives():
    known = gather([told(TABLE_2023, published=date(2014, 11, 22))])
    found = gather([told(REPORT, published=FIRST)], known=known)
    assert accounts_of(found) == {"372-cpi-2014-11-22": 2}


def test_telling_the_same_again_changes_nothing():
    known = gather([told(), told(REPORT)])
    assert gather([told(), told(REPORT)], known=known) == known


def test_two_known_inspections_stay_two_when_a_new_account_links_them():
    known = gather([told(published=FIRST), told(published=FIRST + timedelta(days=30))])
    link = told(REPORT, published=FIRST + timedelta(days=12))
    found = gather([link], known=known)
    assert accounts_of(found) == {"372-cpi-2014-11-19": 2, "372-cpi-2014-12-19": 1}


def test_an_account_of_no_recognised_authority_is_no_inspection():
    assert gather([told(la=None)]) == ()


sources = st.sampled_from([REPORT, TABLE_2023, TABLE_2025, SCRAPE])
days = st.dates(date(2014, 1, 1), date(2014, 3, 31))
accounts = st.builds(
    told,
    sources,
    published=days,
    started=st.none() | days,
    la=st.sampled_from(["372", "838"]),
    family=st.sampled_from(["sif", "ilacs"]),
    kind=st.sampled_from(["inspection", "re-inspection", "focused-visit"]),
    undated=st.booleans(),
)
many = st.lists(accounts, max_size=12, unique=True)


@given(many, st.randoms(use_true_random=False))
def test_the_order_in_which_accounts_arrive_does_not_matter(some, random):
    shuffled = random.sample(some, k=len(some))
    assert gather(shuffled) == gather(some)


@given(many, st.integers(0, 12))
def test_every_account_is_kept_once_also_when_they_arrive_in_two_loads(some, first):
    found = gather(some[first:], known=gather(some[:first]))
    kept = [account for one in found for account in one.accounts]
    assert sorted(map(repr, kept)) == sorted(map(repr, some))
    assert len({one.inspection_id for one in found}) == len(found)
