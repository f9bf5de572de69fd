import pytest

from firsthand.domain.intelligence.theme import MEANT, subject


@pytest.mark.parametrize(
    ("table", "report"),
    [
        ("Children in need/subject to a plan", "children-in-need-or-protection-plan"),
        ("Achieving permanence", "permanence"),
        ("Front door", "front-door"),
        ("Vulnerable adolescents", "extra-familial-risk"),
    ],
)
def test_the_words_of_a_table_and_of_a_report_mean_one_subject(table, report):
    assert subject(table) == subject(report)


def test_different_subjects_stay_different():
    assert subject("Care leavers") != subject("Children in care")


def test_a_title_that_does_not_tell_the_subject_means_nothing():
    assert subject("Abuse and neglect") is None


def test_what_a_theme_means_is_said_in_the_words_that_mean_it():
    assert {subject(meaning) for meaning in MEANT.values()} == set(MEANT.values())
