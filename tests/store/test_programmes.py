"""Programmes in the store come back as they were put in, and end once."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from firsthand.domain.common.objection import Objection
from firsthand.domain.planning.drawing.frame import Doubt
from firsthand.domain.planning.programme.commission import Placed
from firsthand.store import programmes as store
from tests.services.invented_programmes import commission, inspector, quality, team

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
PLACED = Placed(key="372-full", month=date(2027, 2, 1), team=("I00", "I01"))
DOUBT = Doubt(row=2, column="away", given="x", reason="y", remedy="z")


def kept(**changed):
    return store.add_request(commission(**changed), asked_at=NOW, replans=None)


def test_a_commission_comes_back_as_it_was():
    asked = commission(
        team=team(doubts=(DOUBT,), invented=True),
        previous=(PLACED,),
        rule_changes={"team-full": 5.0},
    )
    number = store.add_request(asked, asked_at=NOW, replans=None)
    found = store.load_programme(number)
    assert found.commission == asked
    assert (found.asked_at, found.replans, found.ended) == (NOW, None, None)


def test_signs_of_life_come_back_in_order_with_the_newest_plan():
    number = kept()
    store.add_step(number, at=NOW, phase="taken")
    store.add_step(
        number, at=NOW, phase="months", seconds=1, quality=quality(0.4), visits=[PLACED]
    )
    store.add_step(number, at=NOW + timedelta(seconds=2), phase="months", seconds=3)
    assert [sign.phase for sign in store.load_signs(number)] == ["taken", "months", "months"]
    assert store.load_signs(number)[1].quality == pytest.approx((100, 60, 0.4))
    assert store.load_best(number) == (PLACED,)
    assert store.load_last_sign(number) == NOW + timedelta(seconds=2)


def test_a_programme_ends_once():
    number = kept()
    reason = Objection(rule="r", reason="It rained.", remedy="Wait.")
    store.add_result(number, at=NOW, outcome="failed", reasons=(reason,))
    with pytest.raises(IntegrityError), transaction.atomic():
        store.add_result(number, at=NOW, outcome="planned", answer={"visits": []})
    assert store.load_programme(number).ended.reasons == (reason,)
    assert store.load_unended() == ()


@pytest.mark.parametrize("outcome", ["planned", "splendid"])
def test_a_plan_comes_with_its_answer_and_a_known_outcome(outcome):
    number = kept()
    with pytest.raises(IntegrityError), transaction.atomic():
        store.add_result(number, at=NOW, outcome=outcome)


def test_a_phase_is_a_known_one():
    number = kept()
    with pytest.raises(IntegrityError), transaction.atomic():
        store.add_step(number, at=NOW, phase="sleeping")


@pytest.mark.parametrize("table", ["programme_request", "programme_step", "programme_result"])
def test_the_database_itself_refuses_to_change_a_programme(table):
    number = kept()
    store.add_step(number, at=NOW, phase="taken")
    store.add_result(number, at=NOW, outcome="refused", reasons=())
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET seq = seq"):
        with pytest.raises(Exception, match="never changed"), transaction.atomic():
            connection.cursor().execute(statement)


def test_no_name_reaches_the_store():
    number = kept(team=team(inspectors=(inspector(1),)))
    with connection.cursor() as cursor:
        cursor.execute("SELECT inspectors FROM programme_request WHERE seq = %s", [number])
        assert "name" not in str(cursor.fetchone()[0])


def test_what_was_never_asked_is_not_found():
    assert store.load_programme(12345) is None
    assert store.load_best(12345) == ()
    assert store.load_last_sign(12345) is None
