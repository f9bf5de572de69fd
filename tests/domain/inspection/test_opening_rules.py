"""Opening rules: an inspection says under what, of whom, by whom and when, or is not opened."""

from datetime import date, timedelta

import pytest

from firsthand.domain.inspection.acts.opening import (
    BodyKind,
    Expected,
    InspectedBody,
    Inspectorate,
    InspectorateLeft,
    KnownBefore,
    ToldOutside,
)
from firsthand.domain.inspection.acts.team import OnSite
from firsthand.domain.inspection.independence.leaving import objections_to_leaving
from firsthand.domain.inspection.opening_rules import objections_to_opening
from firsthand.domain.inspection.presence import days_on_site, objections_to_presence
from firsthand.domain.inspection.statements import (
    objections_to_expecting,
    objections_to_telling,
)
from firsthand.refdata import read
from tests.domain.inspection import build

FRAMEWORK = next(one for one in read.frameworks() if one.key == "ilacs-2023")
HARMS = {"neglect"}
TODAY = build.MONDAY
POLICE = InspectedBody(kind=BodyKind.POLICE_FORCE, name="Invented Police", la_code="900")
BOTH = (Inspectorate.SOCIAL_CARE, Inspectorate.POLICE)


def rules(framework=FRAMEWORK, **changed):
    asked = build.opened(**changed)
    found = objections_to_opening(asked, framework, harms=HARMS, on=TODAY)
    return [one.rule for one in found]


def test_an_opening_that_says_everything_stands():
    assert rules() == []
    assert rules(harms=("neglect",), need_arose_on=TODAY) == []
    assert rules(bodies=(POLICE,)) == []
    assert rules(inspectorates=BOTH, theme="full") == []


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"title": " "}, "title"),
        ({"to_on": build.MONDAY - timedelta(days=1)}, "dates"),
        ({"bodies": ()}, "bodies"),
        (
            {"bodies": (InspectedBody(kind=BodyKind.POLICE_FORCE, name="P", la_code=""),)},
            "la-code",
        ),
        ({"inspectorates": ()}, "inspectorates"),
        ({"inspectorates": (Inspectorate.POLICE,) * 2, "theme": "full"}, "inspectorates"),
        ({"inspectorates": BOTH}, "theme"),
        ({"visit": "deep-dive"}, "visit"),
        ({"harms": ("witchcraft",)}, "harm"),
        ({"need_arose_on": TODAY + timedelta(days=1)}, "need-arose"),
        ({"known_sha256": "0" * 64}, "known-before"),
        (
            {
                "known_before": (
                    KnownBefore(harm="neglect", state="", strict_state="", last_looked_on=None),
                )
            },
            "known-before",
        ),
        (
            {"bodies": (POLICE, InspectedBody(kind=BodyKind.HEALTH_BODY, name=" "))},
            "body-name",
        ),
        (
            {"bodies": (POLICE, InspectedBody(kind=BodyKind.LOCAL_AUTHORITY, name="C"))},
            "la-code",
        ),
    ],
)
def test_what_is_missing_or_wrong_is_said(changed, rule):
    assert rules(**changed) == [rule]


def test_a_framework_that_does_not_exist_is_refused():
    assert rules(framework=None) == ["framework"]


@pytest.mark.parametrize(
    ("from_on", "stands"),
    [
        (FRAMEWORK.from_on, True),
        (FRAMEWORK.from_on - timedelta(days=1), False),
        (FRAMEWORK.to_on, True),
        (FRAMEWORK.to_on + timedelta(days=1), False),
    ],
)
def test_a_version_is_used_on_the_days_on_which_it_is_in_force(from_on, stands):
    found = rules(from_on=from_on, to_on=from_on + timedelta(days=4))
    assert found == ([] if stands else ["framework-not-in-force"])


def test_a_version_that_is_still_in_force_has_no_last_day():
    newest = next(one for one in read.frameworks() if one.key == "ilacs-2026")
    visit = newest.visits[0].key
    far = date(2030, 1, 7)
    assert rules(framework=newest, visit=visit, from_on=far, to_on=far) == []
    early = newest.from_on - timedelta(days=1)
    found = rules(framework=newest, visit=visit, from_on=early, to_on=early)
    assert found == ["framework-not-in-force"]


def test_what_is_expected_says_something_about_a_known_harm():
    assert (
        objections_to_expecting(
            Expected(id="", text="Missed.", harms=("neglect",)), harms=HARMS
        )
        == ()
    )
    found = objections_to_expecting(Expected(id="", text="", harms=("x",)), harms=HARMS)
    assert [one.rule for one in found] == ["text-empty", "harm"]


def told(**changed):
    usual = {"what": "A report.", "where": "The Invented Post", "public_on": TODAY}
    return ToldOutside(id="", **{**usual, **changed})


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, []),
        ({"what": ""}, ["what-empty"]),
        ({"where": " "}, ["where-empty"]),
        ({"harms": ("x",)}, ["harm"]),
        ({"public_on": TODAY + timedelta(days=1)}, ["public-on"]),
    ],
)
def test_what_became_public_outside_says_what_where_and_when(changed, found):
    objections = objections_to_telling(told(**changed), harms=HARMS, on=TODAY)
    assert [one.rule for one in objections] == found


def joint(*steps):
    return build.conduct(*steps, opening=build.opened(inspectorates=BOTH, theme="full"))


def left(inspectorate=Inspectorate.POLICE, reason="Its people are needed elsewhere."):
    return InspectorateLeft(inspectorate=inspectorate, reason=reason)


@pytest.mark.parametrize(
    ("before", "leaving", "found"),
    [
        (joint(), left(), []),
        (joint(), left(reason=" "), ["reason-empty"]),
        (joint(), left(Inspectorate.HEALTH), ["inspectorate-not-here"]),
        (joint(left()), left(), ["inspectorate-not-here"]),
        (joint(left()), left(Inspectorate.SOCIAL_CARE), ["last-inspectorate"]),
    ],
)
def test_an_inspectorate_leaves_with_a_reason_unless_it_is_the_last(before, leaving, found):
    assert [one.rule for one in objections_to_leaving(before, leaving)] == found


@pytest.mark.parametrize(
    ("on", "people", "found"),
    [
        (TODAY, (build.LEAD.code,), []),
        (TODAY + timedelta(days=1), (build.LEAD.code,), ["day-to-come"]),
        (TODAY - timedelta(days=1), (build.LEAD.code,), ["before-fieldwork"]),
        (TODAY, (), ["nobody-on-site"]),
        (TODAY, (build.STRANGER.code,), ["not-in-team"]),
    ],
)
def test_a_day_on_site_is_of_the_inspection_and_of_its_team(on, people, found):
    day = OnSite(id=on.isoformat(), on=on, people=people)
    objections = objections_to_presence(build.conduct(), day, on=TODAY)
    assert [one.rule for one in objections] == found


def test_days_on_site_are_counted_for_each_person_once():
    lead, other = build.LEAD.code, build.INSPECTOR.code
    first = OnSite(id="2026-03-02", on=TODAY, people=(lead, other, lead))
    second = OnSite(id="2026-03-03", on=TODAY + timedelta(days=1), people=(lead,))
    assert days_on_site(build.conduct(first, second)) == 3
