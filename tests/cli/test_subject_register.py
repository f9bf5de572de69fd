"""`firsthand subject-register`: found subjects on the record on the command line."""

import csv
import io
import json

import pytest

from firsthand.domain.people.actor import SYSTEM
from firsthand.services import shapes_register
from firsthand.services.subjects import record
from firsthand.services.subjects.record import Asked
from tests.domain.inspection import build
from tests.domain.surveillance.named import CUCKOOING, FOUND, MORNING
from tests.web.conftest import with_role

pytestmark = pytest.mark.usefixtures("invented")


@pytest.fixture
def named(db):
    with_role(build.QUALITY)
    record.record_found([FOUND], by=SYSTEM, now=MORNING)
    record.name(Asked(subject_id=CUCKOOING, by=build.QUALITY, now=MORNING), "Cuckooing")


def test_json_is_a_list_in_which_every_key_is_present(named, run):
    (one,) = json.loads(run("subject-register", "--format", "json").stdout)
    assert tuple(one) == shapes_register.COLUMNS
    assert (one["called"], one["state"], one["name"]) == ("Cuckooing", "named", "Quinn Lead")
    assert one["first_seen"][0] == {"place": "372", "on": "2025-04-01"}
    assert one["harm"] is None


def test_the_register_is_as_of_a_day(named, run):
    found = run("subject-register", "--as-of", "2026-03-01", "--format", "json")
    assert json.loads(found.stdout) == []


def test_a_table_without_rows_has_its_columns(run):
    found = run("subject-register", "--format", "csv")
    assert tuple(next(csv.reader(io.StringIO(found.stdout)))) == shapes_register.COLUMNS


def test_the_table_names_the_person(named, run):
    assert "Quinn Lead" in run("subject-register").stdout
