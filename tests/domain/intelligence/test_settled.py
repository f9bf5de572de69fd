from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.intelligence.claims import claims, grade_claims
from firsthand.domain.intelligence.identity import gather
from firsthand.domain.intelligence.settled import settled
from tests.domain.intelligence.invented_accounts import (
    FRAMEWORKS,
    REPORT,
    SCALES,
    SCRAPE,
    TABLE_2023,
    TABLE_2025,
    told,
)

RI = "Requires improvement to be good"
TODAY = date(2026, 11, 22)


def seen(*accounts, as_of=TODAY):
    (inspection,) = gather(accounts)
    return settled(inspection, as_of=as_of, frameworks=FRAMEWORKS, scales=SCALES)


def only_grade(*accounts, as_of=TODAY):
    (grade,) = seen(*accounts, as_of=as_of).grades
    return grade


def test_an_inspection_is_unknown_until_the_day_of_its_publication():
    assert seen(told(), as_of=date(2012, 8, 9)) is None
    assert seen(told(), as_of=date(2012, 8, 10)).published_on == date(2012, 8, 10)


def test_a_recoded_grade_is_told_as_it_was_awarded_and_as_the_table_calls_it():
    grade = only_grade(told(grades={"overall": RI}), as_of=date(2023, 7, 6))
    assert (grade.label, grade.official_label, grade.recoded) == ("Adequate", RI, True)


def test_the_new_word_for_an_old_grade_is_not_shown_before_the_table_that_coined_it():
    grade = only_grade(told(grades={"overall": RI}), as_of=date(2023, 7, 5))
    assert (grade.label, grade.official_label, grade.recoded) == ("Adequate", None, False)
    assert grade.settled.value == "Adequate"
    assert "2023-07-06" in grade.note


def test_a_report_and_a_table_that_recodes_it_do_not_disagree():
    accounts = told(REPORT, grades={"overall": "Adequate"}), told(grades={"overall": RI})
    assert seen(*accounts).conflicts == ()
    assert only_grade(*accounts).recoded


def test_a_grade_that_differs_between_report_and_table_is_shown_with_both():
    accounts = (
        told(REPORT, grades={"overall": "Good"}),
        told(grades={"overall": "Inadequate"}),
    )
    grade = only_grade(*accounts)
    assert (grade.label, grade.official_label) == ("Good", "Inadequate")
    assert "Inadequate" in grade.settled.conflict


def test_the_official_label_is_that_of_the_latest_table_of_the_day():
    day = date(2018, 11, 6)
    accounts = [
        told(TABLE_2023, family="ilacs", published=day, grades={"overall": "Good"}),
        told(TABLE_2025, family="ilacs", published=day, grades={"overall": RI}),
    ]
    assert only_grade(*accounts, as_of=date(2024, 1, 1)).official_label == "Good"
    assert only_grade(*accounts, as_of=TODAY).official_label == RI


def test_a_dash_is_not_judged_and_not_a_grade():
    grade = only_grade(told(grades={"overall": "-"}))
    assert grade.grade is None
    assert grade.note.startswith("Not judged")


def test_a_dash_and_the_words_not_judged_do_not_disagree():
    grade = only_grade(
        told(REPORT, grades={"overall": "Not Judged"}), told(grades={"overall": "-"})
    )
    assert grade.settled.conflict is None


def test_a_theme_in_the_words_of_the_table_and_of_the_report_is_one_theme():
    found = seen(
        told(visit_theme="Achieving permanence"), told(REPORT, visit_theme="permanence")
    )
    assert found.conflicts == ()
    assert found.statement("visit_theme").value == "Achieving permanence"


def test_a_label_for_an_area_that_the_framework_does_not_have_stands_on_no_scale():
    day = date(2022, 9, 5)
    grade = only_grade(
        told(SCRAPE, family="ilacs", published=day, grades={"care-leavers": "inadequate"})
    )
    assert (grade.grade, grade.scale) == (None, None)
    assert "no such area" in grade.note


def test_a_word_that_is_on_no_scale_is_no_grade():
    grade = only_grade(told(grades={"overall": "Splendid"}))
    assert (grade.grade, grade.label) == (None, "Splendid")
    assert "Splendid" in grade.note


def test_an_inspection_without_an_overall_grade_has_none():
    found = seen(
        told(
            SCRAPE,
            family="ilacs",
            published=date(2026, 6, 17),
            started=date(2026, 4, 27),
            grades={"children-in-care": "Good"},
        )
    )
    assert found.framework.key == "ilacs-2026"
    assert [grade.area for grade in found.grades] == ["children-in-care"]


def test_the_framework_is_the_one_in_force_when_the_inspection_began():
    found = seen(told(family="ilacs", published=date(2023, 2, 1), started=date(2022, 12, 5)))
    assert found.framework.key == "ilacs-2018"
    assert "when the inspection began" in found.framework_basis


def test_without_a_start_the_framework_is_taken_from_seven_weeks_before_publication():
    found = seen(told(family="ilacs", published=date(2023, 2, 1)))
    assert found.framework.key == "ilacs-2018"
    assert "no start is known" in found.framework_basis


def test_a_framework_younger_than_seven_weeks_is_the_one_in_force_at_publication():
    found = seen(told(published=date(2012, 5, 20)))
    assert found.framework.key == "cpi-2012"
    assert "when it was published" in found.framework_basis


def test_a_framework_that_the_source_states_is_believed():
    found = seen(told(family="ilacs", published=date(2022, 3, 1), framework="ilacs-2023"))
    assert (found.framework.key, found.framework_basis) == (
        "ilacs-2023",
        "stated by the source",
    )


def test_a_framework_that_had_just_ended_is_still_the_nearest():
    found = seen(told(published=date(2014, 3, 1)))
    assert found.framework.key == "cpi-2012"
    assert "the last version before" in found.framework_basis


def test_a_family_without_a_recorded_framework_is_told_as_such():
    found = seen(told(family="unheard", grades={"overall": "Good"}))
    assert found.framework is None
    assert "no version" in found.framework_basis


def test_a_fact_that_a_source_lacks_is_absent_with_its_reason():
    undated = told(undated=True, published=TABLE_2023.known_on)
    (absent,) = seen(undated).absent
    assert (absent.field, absent.because) == ("published_on", "not in the table")


def test_a_fact_that_one_source_lacks_and_another_tells_is_not_absent():
    found = seen(told(visit_theme="Front door"), told(REPORT))
    assert found.statement("visit_theme").value == "Front door"
    assert found.statement("addressee") is None


def test_names_in_other_letters_are_the_same_name():
    found = seen(told(REPORT, lead_inspector="Ann Other"), told(lead_inspector="ann other"))
    assert found.conflicts == ()


def test_sources_are_those_public_on_the_day():
    accounts = told(REPORT), told(TABLE_2023)
    assert seen(*accounts, as_of=date(2014, 7, 1)).source_ids == ("report",)
    assert set(seen(*accounts).source_ids) == {"report", "table-2023"}


labels = st.sampled_from(["Good", "Inadequate", RI, "Adequate", "-"])
accounts = st.lists(
    st.builds(
        told,
        st.sampled_from([REPORT, TABLE_2023, TABLE_2025, SCRAPE]),
        grades=st.fixed_dictionaries({"overall": labels}),
        kind=st.sampled_from(["inspection", "short-inspection", "re-inspection"]),
    ),
    min_size=1,
    max_size=6,
    unique=True,
)


@given(accounts, st.dates(date(2012, 8, 10), date(2027, 1, 1)))
def test_every_account_of_every_field_is_in_what_is_settled(some, as_of):
    (inspection,) = gather(some)
    found = settled(inspection, as_of=as_of, frameworks=FRAMEWORKS, scales=SCALES)
    for one in found.statements:
        assert 1 + len(one.others) + len(one.not_yet_known) == len(
            claims(inspection, one.field)
        )
    (grade,) = found.grades
    told_of = grade_claims(inspection, "overall", SCALES["old"], as_of=as_of)
    assert 1 + len(grade.settled.others) + len(grade.settled.not_yet_known) == len(told_of)


@given(accounts, st.dates(date(2012, 8, 10), date(2023, 7, 5)))
def test_no_recoded_word_is_shown_before_it_was_printed(some, as_of):
    late = [one for one in some if one.source.known_on > as_of]
    for inspection in gather(late):
        found = settled(inspection, as_of=as_of, frameworks=FRAMEWORKS, scales=SCALES)
        for grade in found.grades:
            assert RI not in {grade.label, grade.official_label, grade.settled.value}
