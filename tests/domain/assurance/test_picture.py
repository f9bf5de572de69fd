from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.assurance.history import history
from firsthand.domain.assurance.look import Look, Visit, looks
from firsthand.domain.assurance.picture import CoverageRow, Picture, coverage, picture
from firsthand.domain.assurance.scope import Scope, years_before
from firsthand.domain.assurance.state import State
from tests.domain.assurance.invented_looks import FRAMEWORK, HARM, authority, look, mention

SHIRE = authority("001", "Shire")
BREE = authority("002", "Bree", to_on=date(2020, 3, 31))
ROHAN = authority("003", "Rohan", from_on=date(2020, 4, 1))
WEAK, SEEN, THIN, SILENT = State


def drawn(
    *of: Look, as_of: date = date(2024, 6, 1), within_years: int | None = None
) -> Picture:
    scope = Scope(as_of=as_of, harm=HARM, within_years=within_years)
    return picture(of, [SHIRE, BREE, ROHAN], [FRAMEWORK], scope=scope)


def shire(*of: Look, **asked: object) -> CoverageRow:
    return next(row for row in drawn(*of, **asked).rows if row.la_code == "001")  # type: ignore[arg-type]


def test_an_authority_without_reports_is_not_reported_on_and_nothing_is_guessed():
    row = shire()
    assert (row.state, row.last_looked_on, row.age_days) == (SILENT, None, None)
    assert row.inspections_since_last_look is None
    assert row.framework_asked == "not-known"


def test_a_report_published_the_day_after_is_not_yet_known():
    of = look(date(2022, 5, 2), WEAK)
    assert shire(of, as_of=date(2022, 5, 1)).state is SILENT
    assert shire(of, as_of=date(2022, 5, 2)).state is WEAK


@pytest.mark.parametrize("later", [THIN, SILENT])
def test_a_passing_mention_or_silence_never_overwrites_a_look(later: State):
    row = shire(look(date(2015, 1, 1), WEAK), look(date(2022, 1, 1), later))
    assert row.state is WEAK
    assert row.last_looked_on == date(2015, 1, 1)
    assert row.inspections_since_last_look == 1
    assert row.age_days == (date(2024, 6, 1) - date(2015, 1, 1)).days


def test_a_later_look_replaces_an_earlier_one():
    row = shire(look(date(2015, 1, 1), WEAK), look(date(2022, 1, 1), SEEN))
    assert (row.state, row.inspections_since_last_look) == (SEEN, 0)


def test_the_last_report_that_says_anything_is_told_beside_the_last_look():
    row = shire(look(date(2015, 1, 1), SEEN), look(date(2019, 1, 1), THIN))
    assert (row.last_looked_on, row.last_said_on) == (date(2015, 1, 1), date(2019, 1, 1))
    assert row.last_inspection_id == "001-ilacs-2015-01-01"


def test_mentions_without_a_look_are_too_thin():
    assert shire(look(date(2015, 1, 1), THIN), look(date(2019, 1, 1), SILENT)).state is THIN


def test_the_strict_state_follows_the_strict_looks():
    changed_words = look(date(2022, 1, 1), SEEN, strict_state=SILENT)
    row = shire(look(date(2015, 1, 1), WEAK), changed_words)
    assert (row.state, row.strict_state) == (SEEN, WEAK)


def test_older_reports_lapse_when_only_recent_years_count():
    of = look(date(2018, 6, 1), WEAK)
    assert shire(of, within_years=6).state is SILENT
    assert shire(replace(of, published_on=date(2018, 6, 2)), within_years=6).state is WEAK


def test_no_years_at_all_are_refused_with_what_to_give():
    with pytest.raises(ValueError, match="give 1 or more"):
        Scope(as_of=date(2024, 6, 1), harm=HARM, within_years=0)


def test_a_leap_day_has_an_anniversary():
    assert years_before(date(2024, 2, 29), 1) == date(2023, 2, 28)


def test_only_authorities_of_that_day_are_in_the_picture():
    of = look(date(2019, 1, 1), WEAK, la_code="002")
    before = {row.la_code: row.state for row in drawn(of, as_of=date(2020, 3, 31)).rows}
    after = {row.la_code: row.state for row in drawn(of, as_of=date(2020, 4, 1)).rows}
    assert before == {"001": SILENT, "002": WEAK}
    assert after == {"001": SILENT, "003": SILENT}


def test_looks_of_another_harm_or_area_do_not_count():
    row = shire(
        look(date(2022, 1, 1), WEAK, harm="neglect"),
        look(date(2022, 1, 1), WEAK, area="care-leavers"),
    )
    assert row.state is SILENT


def test_the_framework_tells_whether_it_asked_unless_the_visit_does():
    assert shire(look(date(2022, 1, 1), SEEN)).framework_asked == "named"
    assert shire(look(date(2022, 1, 1), SEEN, asked="asked")).framework_asked == "asked"
    assert shire(look(date(2022, 1, 1), SEEN, framework=None)).framework_asked == "not-known"


def test_history_counts_each_year_from_2009_to_the_day_asked():
    found = drawn(look(date(2015, 6, 1), WEAK), as_of=date(2016, 3, 1)).history
    assert [year.year for year in found] == list(range(2009, 2017))
    by_year = {year.year: year.counts for year in found}
    assert by_year[2014] == {WEAK: 0, SEEN: 0, THIN: 0, SILENT: 2}
    assert by_year[2016] == {WEAK: 1, SEEN: 0, THIN: 0, SILENT: 1}


def test_the_last_year_of_history_is_the_picture_itself():
    of = (look(date(2015, 6, 1), WEAK), look(date(2024, 5, 1), THIN, la_code="003"))
    found = drawn(*of)
    assert found.history[-1].counts == found.counts


def test_history_and_rows_can_be_had_alone():
    of = [look(date(2015, 6, 1), WEAK)]
    scope = Scope(as_of=date(2024, 6, 1), harm=HARM)
    whole = picture(of, [SHIRE], [FRAMEWORK], scope=scope)
    assert coverage(of, [SHIRE], [FRAMEWORK], scope=scope) == whole.rows
    assert history(of, [SHIRE], scope=scope) == whole.history


def test_a_silent_report_makes_a_look_too_so_that_it_can_be_counted():
    visit = Visit(
        inspection_id="001-ilacs-2022-01-01",
        la_code="001",
        published_on=date(2022, 1, 1),
        kind="short-inspection",
        framework="ilacs-2018",
        full=True,
    )
    made = looks(visit, [mention(examined_wide=1)], harms=(HARM, "neglect"))
    assert [(one.harm, one.state, one.strict_state) for one in made] == [
        (HARM, SEEN, THIN),
        ("neglect", SILENT, SILENT),
    ]


days = st.dates(min_value=date(2013, 1, 1), max_value=date(2024, 5, 31))


@given(st.lists(st.tuples(days, st.sampled_from(State)), max_size=8), days)
def test_what_is_public_later_never_changes_what_was_known_then(
    told: list[tuple[date, State]], as_of: date
):
    every = [look(day, state, inspection_id=str(n)) for n, (day, state) in enumerate(told)]
    known = [one for one in every if one.published_on <= as_of]
    assert shire(*every, as_of=as_of) == shire(*known, as_of=as_of)


@given(
    st.lists(
        st.tuples(days, st.sampled_from(State)),
        min_size=1,
        max_size=8,
        unique_by=lambda t: t[0],
    )
)
def test_once_looked_at_an_authority_never_becomes_unlooked(told: list[tuple[date, State]]):
    every = [look(day, state) for day, state in told]
    for day, state in told:
        if state.looked:
            assert shire(*every, as_of=day + timedelta(days=400)).state.looked
