"""What enters the store, once and as a whole."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from firsthand.domain.intelligence.matched import match
from firsthand.domain.intelligence.pseudonym import code_for, without_names
from firsthand.domain.intelligence.reading import Reading
from firsthand.domain.intelligence.soundness import sound
from firsthand.store import arrivals, figures, inspections, sources
from tests.store.invented import (
    LATER,
    NOW,
    figure,
    mention,
    problem,
    reading,
    sighting,
    source,
)

pytestmark = pytest.mark.django_db
EVER = date(2100, 1, 1)


def add(*readings, at=NOW, pack=""):
    kept = [without_names(sound(one)) for one in readings]
    known = inspections.load_inspections(as_of=EVER)
    return arrivals.add_readings(
        match(kept, known=known), recorded_at=at, origin="invented", pack=pack
    )


def test_what_is_added_can_be_loaded_again():
    told = without_names(sound(reading(sighting(), figures=[figure()])))
    add(told)
    (inspection,) = inspections.load_inspections(as_of=EVER)
    assert inspection.inspection_id == "372-ilacs-2020-03-01"
    assert inspection.accounts[0].sighting == told.sightings[0]
    assert inspection.accounts[0].source == told.source
    assert figures.load_figures(as_of=EVER) == {told.source.source_id: told.figures}


def test_loading_twice_adds_nothing():
    everything = reading(sighting(), figures=[figure()], problems=[problem()])
    first = add(everything)
    assert (first.files, first.sightings, first.figures, first.problems) == (1, 1, 1, 1)
    state = arrivals.state()
    assert add(everything, at=LATER) == arrivals.Arrived()
    assert arrivals.state() == state


def test_the_same_file_under_another_name_adds_nothing():
    add(reading(sighting()))
    renamed = replace(source(), file_name="copy of a.pdf")
    assert add(reading(sighting(), at=renamed)) == arrivals.Arrived()


def test_every_arrival_changes_the_state():
    states = {arrivals.state()}
    for digit in "abc":
        add(reading(sighting(), at=source(digit)))
        states.add(arrivals.state())
    assert len(states) == 4


def test_a_refused_file_is_listed_once():
    refused = Reading(source=None, problems=(problem("not-a-pdf", row=None),))
    assert add(refused).problems == 1
    assert add(refused) == arrivals.Arrived()
    assert sources.load_refused() == (problem("not-a-pdf", row=None),)


def test_another_reading_of_the_same_file_takes_the_place_of_the_first():
    add(reading(sighting(grade="Good"), figures=[figure(5.0)]))
    add(reading(sighting(grade="Outstanding"), figures=[figure(6.0)]), at=LATER)
    (inspection,) = inspections.load_inspections(as_of=EVER)
    (account,) = inspection.accounts
    assert account.sighting.grades[0].label == "Outstanding"
    ((only,),) = figures.load_figures(as_of=EVER).values()
    assert only.value == 6.0


def test_a_file_may_change_its_reading_and_change_back():
    for grade in ("Good", "Inadequate", "Good"):
        assert add(reading(sighting(grade=grade))).files == 1
    (inspection,) = inspections.load_inspections(as_of=EVER)
    assert [a.sighting.grades[0].label for a in inspection.accounts] == ["Good"]


def test_a_revised_figure_stands_beside_the_first_until_it_is_known():
    add(reading(at=source("a"), figures=[figure(5.0, known_on=date(2020, 3, 1))]))
    revised = source("b", known_on=date(2021, 3, 1))
    add(reading(at=revised, figures=[figure(7.0, known_on=date(2021, 3, 1))]))
    ((before,),) = figures.load_figures(as_of=date(2020, 12, 31)).values()
    ((after,),) = figures.load_figures(as_of=date(2021, 3, 1)).values()
    assert (before.value, after.value) == (5.0, 7.0)


def test_what_was_not_yet_public_is_hidden():
    add(reading(sighting(), figures=[figure()]))
    eve = date(2020, 2, 29)
    assert inspections.load_inspections(as_of=eve) == ()
    assert figures.load_figures(as_of=eve) == {}
    assert sources.load_sources(as_of=eve) == ()
    assert sources.load_source("a" * 16, as_of=eve) is None


def test_two_sources_tell_of_one_inspection():
    add(reading(sighting(published_on=date(2020, 3, 1)), at=source("a")))
    add(reading(sighting(published_on=date(2020, 3, 4)), at=source("b", kind="outcomes-table")))
    (inspection,) = inspections.load_inspections(as_of=EVER)
    assert len(inspection.accounts) == 2


def test_a_failed_load_leaves_everything_as_it_was(monkeypatch):
    add(reading(sighting()))
    monkeypatch.setattr(arrivals.rows, "add_figures", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        add(reading(sighting("373"), at=source("c")))
    assert [i.la_code for i in inspections.load_inspections(as_of=EVER)] == ["372"]
    assert len(sources.load_sources(as_of=EVER)) == 1


def test_an_authority_that_nobody_knows_becomes_a_problem():
    add(reading(sighting(None), sighting()))
    assert len(inspections.load_inspections(as_of=EVER)) == 1
    (told,) = sources.load_problems(as_of=EVER)
    assert (told.reason, told.given) == ("unknown-authority", "Rotherham")


def test_two_values_for_one_figure_keep_the_first_and_tell_of_the_other():
    add(reading(figures=[figure(5.0), figure(6.0), figure(5.0)]))
    ((only,),) = figures.load_figures(as_of=EVER).values()
    assert only.value == 5.0
    assert [p.reason for p in sources.load_problems(as_of=EVER)] == ["two-values"]


def test_a_blank_figure_without_a_symbol_becomes_a_problem():
    add(reading(figures=[figure(None), figure(None, area_code="373", symbol="c")]))
    ((kept,),) = figures.load_figures(as_of=EVER).values()
    assert (kept.area_code, kept.symbol) == ("373", "c")
    assert [p.reason for p in sources.load_problems(as_of=EVER)] == ["unexplained-blank"]


def test_mentions_under_one_heading_are_added_up():
    add(reading(sighting(mentions=(mention(strict=3), mention(strict=4)))))
    (inspection,) = inspections.load_inspections(as_of=EVER)
    (only,) = inspection.accounts[0].sighting.mentions
    assert (only.strict, only.wide) == (7, 9)


def test_a_source_of_no_known_kind_is_refused_with_a_reason():
    add(reading(sighting(), at=source(kind="rumour")))
    assert sources.load_sources(as_of=EVER) == ()
    assert [p.reason for p in sources.load_refused()] == ["unknown-word"]


def test_no_name_of_a_person_is_stored():
    add(reading(sighting(lead="Ada Byron")))
    (inspection,) = inspections.load_inspections(as_of=EVER)
    assert inspection.accounts[0].sighting.statements[0].value == code_for("ada  BYRON")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM statement WHERE value LIKE '%%Byron%%'")
        assert cursor.fetchone() == (0,)


def test_the_newest_pack_is_remembered():
    assert arrivals.newest_pack() is None
    add(reading(sighting()), pack="p1")
    add(reading(sighting()), pack="p2")
    assert arrivals.newest_pack() == "p2"


def test_a_problem_can_be_counted_with_its_source():
    add(reading(sighting(), figures=[figure()], problems=[problem()]))
    yields = sources.load_yields(as_of=EVER, source_id="a" * 16)["a" * 16]
    assert (yields.sightings, yields.figures, yields.problems) == (1, 1, 1)


TABLES = [
    "load",
    "source",
    "problem",
    "inspection",
    "sighting",
    "statement",
    "printed_grade",
    "mention",
    "figure",
]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("act", ["UPDATE {} SET seq = seq + 100", "DELETE FROM {}"])
def test_the_database_itself_refuses_changes(table, act):
    add(reading(sighting(), figures=[figure()], problems=[problem()]))
    with pytest.raises(DatabaseError, match="never changed or deleted"), transaction.atomic():
        connection.cursor().execute(act.format(table))
