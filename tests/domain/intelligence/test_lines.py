from datetime import date

from firsthand.domain.intelligence.identity import gather
from firsthand.domain.intelligence.lines import LINES, lines
from firsthand.domain.intelligence.timeline import timeline
from tests.domain.intelligence.invented_accounts import FRAMEWORKS, SCALES, told

TODAY = date(2026, 11, 22)
RI = "Requires improvement to be good"


def drawn(*accounts):
    entries = timeline(gather(accounts), (), as_of=TODAY, frameworks=FRAMEWORKS, scales=SCALES)
    found = lines(entries, frameworks=FRAMEWORKS, scales=SCALES)
    return {line.key: line for line in found}


def test_the_five_usual_lines_are_there_even_when_nothing_is_known():
    found = drawn()
    assert tuple(found) == LINES
    assert all(not line.segments and line.note for line in found.values())


def test_two_scales_are_never_joined_in_one_segment():
    found = drawn(
        told(grades={"overall": "Adequate"}),
        told(family="ilacs", published=date(2019, 3, 1), grades={"overall": RI}),
    )
    segments = found["overall"].segments
    assert [(one.scale, one.points[0].rank) for one in segments] == [("old", 3), ("new", 3)]
    assert segments[0].labels[2] == "Adequate"


def test_the_same_scale_under_another_framework_is_another_segment():
    found = drawn(
        told(family="ilacs", published=date(2019, 3, 1), grades={"overall": RI}),
        told(family="ilacs", published=date(2024, 3, 1), grades={"overall": "Good"}),
    )
    names = [one.framework for one in found["overall"].segments]
    assert names == ["ilacs-2018", "ilacs-2023"]


def test_the_judgement_of_2018_on_care_and_leaving_care_keeps_its_own_name():
    grades = {"children-in-care": "Good"}
    found = drawn(
        told(family="ilacs", published=date(2019, 3, 1), grades=grades),
        told(family="ilacs", published=date(2024, 3, 1), grades={**grades, "care-leavers": RI}),
    )
    names = [one.area_name for one in found["children-in-care"].segments]
    assert names == ["Children in care and care leavers", "Children in care"]
    assert [one.framework for one in found["care-leavers"].segments] == ["ilacs-2023"]


def test_grades_under_one_framework_are_points_of_one_segment_in_order():
    found = drawn(
        told(family="ilacs", published=date(2021, 3, 1), grades={"overall": "Good"}),
        told(family="ilacs", published=date(2018, 3, 1), grades={"overall": "Inadequate"}),
    )
    (segment,) = found["overall"].segments
    assert [(p.published_on.year, p.rank) for p in segment.points] == [(2018, 4), (2021, 2)]


def test_an_area_that_was_not_judged_is_no_point():
    assert drawn(told(grades={"overall": "-"}))["overall"].segments == ()
