"""The tables: rows that are added, and what Django and the database refuse."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, transaction

from firsthand.store.models.added_only import Unchangeable
from firsthand.store.models.arrival import Load, Source
from firsthand.store.models.inspections import Inspection, Sighting, Statement
from firsthand.store.rows import source_row
from tests.store.invented import NOW, source

# An account is a tool to sign in with; what a person may do stands in the ledger of people.
MODELS = tuple(
    model for model in apps.get_app_config("store").get_models() if model.__name__ != "Account"
)


def load():
    return Load.objects.create(recorded_at=NOW, origin="invented")


@pytest.mark.django_db
def test_a_row_cannot_be_saved_again():
    row = load()
    row.origin = "elsewhere"
    with pytest.raises(Unchangeable, match="Add a new row"):
        row.save()


@pytest.mark.django_db
def test_a_row_cannot_be_deleted():
    with pytest.raises(Unchangeable):
        load().delete()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_table_can_be_updated_or_emptied(model):
    with pytest.raises(Unchangeable):
        model.objects.update(seq=1)
    with pytest.raises(Unchangeable):
        model.objects.all().delete()
    with pytest.raises(Unchangeable):
        model.objects.bulk_update([], ["seq"])


@pytest.mark.django_db
def test_the_migrations_say_what_the_models_say():
    out = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=out, skip_checks=True)
    assert "No changes" in out.getvalue()


@pytest.mark.django_db
def test_a_file_cannot_be_read_for_the_first_time_twice():
    number = load().seq
    source_row(source(), load=number, digest="x", replaces=None).save()
    with pytest.raises(IntegrityError), transaction.atomic():
        source_row(source(), load=number, digest="y", replaces=None).save()


@pytest.mark.django_db
def test_only_one_reading_can_replace_another():
    number = load().seq
    first = source_row(source(), load=number, digest="x", replaces=None)
    first.save()
    source_row(source(), load=number, digest="y", replaces=first.seq).save()
    with pytest.raises(IntegrityError), transaction.atomic():
        source_row(source(), load=number, digest="z", replaces=first.seq).save()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("value", "reason"), [(None, None), ("3", "It says so and it does not.")]
)
def test_a_statement_has_either_a_value_or_a_reason(value, reason):
    row = load()
    file = source_row(source(), load=row.seq, digest="x", replaces=None)
    file.save()
    visit = Inspection.objects.create(load=row, inspection_id="i", la_code="372", family="sif")
    told = Sighting.objects.create(
        source=Source.objects.get(), inspection=visit, ordinal=0, published_on=NOW.date()
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.create(
            sighting=told, field="pages", value=value, absent_because=reason
        )
