"""R3: for each harm, whether a framework asks about it, and when inspectors last looked."""

from datetime import date

import pytest

from firsthand.services.picture import national_picture, pictures

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("shipped"),
]
TODAY = date(2026, 11, 22)
CSE = "child-sexual-exploitation"


@pytest.mark.requirement("R3")
def test_reports_stopped_naming_sexual_exploitation_and_the_picture_shows_it():
    by_year = {one.year: one for one in national_picture(as_of=TODAY, harm=CSE).reports}
    for year in (2014, 2015, 2016, 2017):
        assert by_year[year].named_strict == by_year[year].reports
    assert by_year[2024].named_strict < by_year[2024].reports / 4


@pytest.mark.requirement("R3")
def test_a_state_does_not_flip_because_a_word_changed():
    by_year = {one.year: one for one in national_picture(as_of=TODAY, harm=CSE).reports}
    assert by_year[2024].named > by_year[2024].reports * 0.75


@pytest.mark.requirement("R3")
def test_the_framework_of_2012_is_not_said_to_have_asked():
    rows = national_picture(as_of=date(2013, 6, 30), harm=CSE).rows
    assert {row.framework_asked for row in rows} <= {"not-asked", "not-known"}


@pytest.mark.requirement("R3")
@pytest.mark.requirement("R13")
def test_every_authority_is_in_one_state_for_every_harm_and_none_is_left_out():
    rows = pictures(as_of=TODAY)
    codes = {row.la_code for row in rows}
    harms = {row.harm for row in rows}
    assert len(codes) == 153
    assert len(rows) == len(codes) * len(harms)


@pytest.mark.requirement("R13")
def test_what_nobody_looked_at_is_counted_like_what_was():
    for harm in (CSE, "child-sexual-abuse", "radicalisation"):
        drawn = national_picture(as_of=TODAY, harm=harm)
        assert sum(drawn.counts.values()) == len(drawn.rows) == 153
        assert sum(drawn.history[-1].counts.values()) == 153


@pytest.mark.requirement("R3")
def test_with_an_age_limit_old_looks_lapse():
    ever = national_picture(as_of=TODAY, harm=CSE)
    recent = national_picture(as_of=TODAY, harm=CSE, within_years=3)
    for old, new in zip(ever.rows, recent.rows, strict=True):
        assert new.state.knowledge <= old.state.knowledge or new.state.looked
        assert new.age_days is None or new.age_days <= 3 * 366
