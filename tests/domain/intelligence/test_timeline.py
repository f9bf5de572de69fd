from dataclasses import replace
from datetime import date, timedelta

from firsthand.domain.intelligence.event import Event
from firsthand.domain.intelligence.identity import gather
from firsthand.domain.intelligence.timeline import timeline
from tests.domain.intelligence.invented_accounts import (
    FRAMEWORKS,
    REPORT,
    SCALES,
    SCRAPE,
    TABLE_2023,
    TABLE_2025,
    told,
)

TODAY = date(2026, 11, 22)
NOTICE = Event(
    event_id="anyborough-notice",
    la_code="372",
    kind="improvement-notice",
    happened_on=date(2009, 12, 1),
    happened_precision="month",
    known_on=date(2009, 12, 16),
    title="Improvement notice",
    grade_scale=None,
    grade=None,
    area=None,
    publisher="Department",
    publication="Notices",
    where="page 1",
    address=None,
)
RATING = replace(
    NOTICE,
    event_id="anyborough-rating",
    kind="rating",
    happened_on=date(2009, 12, 9),
    happened_precision="day",
    known_on=date(2009, 12, 9),
    title="Annual rating",
    grade_scale="old",
    grade="inadequate",
    area="overall",
)


def line(*accounts, events=(), as_of=TODAY):
    return timeline(gather(accounts), events, as_of=as_of, frameworks=FRAMEWORKS, scales=SCALES)


def test_events_and_inspections_stand_in_order_of_publication():
    found = line(told(grades={"overall": "Good"}), events=[NOTICE, RATING])
    assert [entry.published_on for entry in found] == [
        date(2009, 12, 9),
        date(2009, 12, 16),
        date(2012, 8, 10),
    ]


def test_nothing_published_later_is_shown():
    assert line(told(), events=[NOTICE, RATING], as_of=date(2009, 12, 8)) == ()
    assert len(line(told(), events=[NOTICE, RATING], as_of=date(2009, 12, 10))) == 1


def test_each_grade_comes_with_its_scale_and_what_it_means():
    (entry,) = line(told(grades={"overall": "Good"}))
    assert (entry.grade, entry.scale, entry.rank, entry.of) == ("Good", "old", 2, 4)
    assert entry.meaning == "means Good"
    assert entry.does_not_mean == "not more than Good"
    assert entry.must_follow == "after Good"


def test_the_rating_of_an_event_is_read_on_its_own_scale():
    (entry,) = line(events=[RATING])
    assert (entry.grade, entry.rank, entry.official_label) == ("Inadequate", 4, None)
    assert "no official table" in entry.note
    assert "Notices, page 1" in str(entry.place)


def test_an_event_without_a_grade_has_none_and_says_how_exact_its_date_is():
    (entry,) = line(events=[NOTICE])
    assert (entry.grade, entry.scale) == (None, None)
    assert "month only" in entry.note


def test_one_inspection_gives_one_entry_for_each_area_in_the_order_of_the_framework():
    grades = {"care-leavers": "Good", "children-in-care": "Good", "overall": "Good"}
    found = line(told(family="ilacs", published=date(2024, 3, 1), grades=grades))
    assert [entry.area for entry in found] == ["overall", "children-in-care", "care-leavers"]
    assert len({entry.inspection_id for entry in found}) == 1


def test_a_visit_without_grades_is_shown_with_its_theme():
    (entry,) = line(
        told(
            family="ilacs",
            kind="focused-visit",
            published=date(2024, 3, 1),
            visit_theme="Front door",
        )
    )
    assert (entry.area, entry.grade) == (None, None)
    assert entry.note == "Visits of this kind are not graded."
    assert "Front door" in entry.title


def test_an_inspection_whose_grade_nobody_prints_is_not_taken_for_an_ungraded_visit():
    (entry,) = line(told())
    assert entry.note == "No source that we hold prints a grade for it."


def test_a_label_outside_the_framework_is_told_beside_and_not_as_a_grade():
    found = line(
        told(
            SCRAPE,
            family="ilacs",
            published=date(2022, 9, 5),
            grades={"overall": "Good", "care-leavers": "Inadequate"},
        )
    )
    assert [entry.area for entry in found] == ["overall"]
    assert "Inadequate" in found[0].note


def test_labels_under_no_recorded_framework_are_entries_without_a_grade():
    (entry,) = line(told(family="unheard", grades={"overall": "Good"}))
    assert (entry.area, entry.grade, entry.scale) == ("overall", None, None)


def test_a_visit_of_unknown_publication_says_from_when_it_is_shown_and_why():
    account = told(
        family="ilacs",
        kind="focused-visit",
        published=TABLE_2023.known_on,
        started=date(2022, 7, 19),
        undated=True,
    )
    assert line(account, as_of=TABLE_2023.known_on - timedelta(days=1)) == ()
    (entry,) = line(account)
    assert entry.happened_on == date(2022, 7, 19)
    assert "not known" in entry.note


def test_a_conflict_over_a_date_stands_on_each_entry_and_one_over_a_grade_on_its_own():
    start = date(2022, 7, 11)
    grades = {"overall": "Inadequate", "children-in-care": "Good"}
    found = line(
        told(
            TABLE_2025,
            family="ilacs",
            published=date(2022, 9, 5),
            started=start,
            grades=grades,
        ),
        told(
            SCRAPE,
            family="ilacs",
            published=date(2022, 11, 5),
            started=start,
            grades={**grades, "overall": "Good"},
        ),
    )
    assert [len(entry.conflicts) for entry in found] == [2, 1]
    assert all("2022-11-05" in entry.conflicts[0] for entry in found)


def test_the_public_of_2014_reads_adequate_and_the_public_of_today_reads_both_words():
    accounts = told(REPORT), told(grades={"overall": "Requires improvement to be good"})
    (then,) = line(*accounts, as_of=date(2014, 7, 1))
    (now,) = line(*accounts)
    assert (then.grade, then.official_label) == ("Adequate", None)
    assert (now.grade, now.official_label) == ("Adequate", "Requires improvement to be good")
    assert (then.recoded, now.recoded) == (False, True)
