"""Entries in the log of a test database, and copies of it that somebody tampered with."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from django.db import connection

from firsthand.domain.accountability.canonical import canonical
from firsthand.domain.accountability.copied import entry_from, entry_line
from firsthand.domain.accountability.entry_check import leaf_of
from firsthand.services.record import exporting
from firsthand.store import log

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
ABOUT, OTHER = "inspection/i-1", "inspection/i-2"


def at(minutes):
    return START + timedelta(minutes=minutes)


def fill(count):
    """Add entries to the log."""
    begin = log.size()
    for number in range(begin, begin + count):
        subject = ABOUT if number % 3 == 0 else OTHER
        noted = log.Noted(
            act="read", subject=subject, by="p-1", detail={"what": f"E{number} é"}
        )
        log.append(noted, at=at(number))


def copy(folder, *, details=True, minutes=1000, **part):
    """Export the log into a folder and return the file."""
    file = folder / "copy.jsonl"
    exporting.export(file, details=details, now=at(minutes), **part)
    return file


def lines(file):
    return file.read_text(encoding="utf-8").splitlines()


def rewrite(file, told):
    file.write_text("".join(f"{line}\n" for line in told), encoding="utf-8")


def change(file, place, **fields):
    """Change fields of an entry and nothing else."""
    told = lines(file)
    told[place + 1] = canonical({**json.loads(told[place + 1]), **fields})
    rewrite(file, told)


def anew(file, change):
    """Change the entries, and make numbers and leaves of all of them anew."""
    first, *middle, last = lines(file)
    entries = change([entry_from(json.loads(line)) for line in middle])
    fresh = [replace(one, index=place) for place, one in enumerate(entries)]
    fresh = [replace(one, leaf=leaf_of(one)) for one in fresh]
    told = {**json.loads(first), "size": len(fresh)}
    rewrite(file, [canonical(told), *(entry_line(one, details=True) for one in fresh), last])
    return fresh


def without_triggers(*tables):
    """Do what somebody does who owns the database: let its rows be changed."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else checks would be pending
        for table in tables:
            if connection.vendor == "postgresql":
                cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
                continue
            for act in ("UPDATE", "DELETE"):
                cursor.execute(f"DROP TRIGGER {table}_no_{act}")


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
