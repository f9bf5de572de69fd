"""Declaring links: one's own, or by those who answer for independence."""

from datetime import date

import pytest

from firsthand.domain.people.declaring import objections_to_declaring
from firsthand.domain.people.link import Link, LinkKind
from tests.domain.inspection import build

TODAY = date(2026, 3, 2)
KNOWN = {one.code for one in build.EVERYBODY}


def rules(by=build.ADMINISTRATOR, **changed):
    usual = {"person": build.INSPECTOR.code, "la_code": "900", "kind": LinkKind.ADVISED}
    link = Link(**{**usual, **changed})
    return [one.rule for one in objections_to_declaring(link, by=by, known=KNOWN, on=TODAY)]


@pytest.mark.parametrize("by", [build.INSPECTOR, build.QUALITY, build.ADMINISTRATOR])
def test_a_link_is_declared_by_oneself_or_by_those_who_answer_for_it(by):
    assert rules(by=by) == []


@pytest.mark.parametrize("by", [build.LEAD, build.LIAISON, build.REVIEWER, build.STRANGER])
def test_nobody_else_declares_a_link_of_another(by):
    assert rules(by=by) == ["permission"]


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"person": "p-0"}, ["no-account"]),
        ({"la_code": " "}, ["la-code"]),
        ({"from_on": date(2025, 2, 1), "to_on": date(2025, 1, 31)}, ["dates"]),
        ({"from_on": date(2025, 2, 1), "to_on": date(2025, 2, 1)}, []),
        ({"to_on": date(2026, 3, 3)}, ["dates"]),
        ({"to_on": TODAY}, []),
    ],
)
def test_a_link_says_whose_with_whom_and_when(changed, found):
    assert rules(**changed) == found
