"""Guarding: the operation by which a migration makes the database refuse changes of rows."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django.db import migrations

# A module whose name begins with a digit cannot be imported by an import statement.
FIRST = "firsthand.store.models.migrations.0002_rows_are_only_added"


def guarded(*tables: str) -> migrations.RunPython:
    """Return the operation that guards `tables`, and takes the guard away when undone."""

    def guard(_apps: Any, schema_editor: Any) -> None:
        triggers = import_module(FIRST).triggers
        for table in tables:
            for statement in triggers(schema_editor.connection.vendor, table):
                schema_editor.execute(statement)

    def unguard(_apps: Any, schema_editor: Any) -> None:
        for table in tables:
            for name in _names(schema_editor.connection.vendor, table):
                schema_editor.execute(f"DROP TRIGGER {name}")

    return migrations.RunPython(guard, unguard)


def _names(vendor: str, table: str) -> Iterator[str]:
    if vendor == "postgresql":
        yield f'{table}_is_only_added ON "{table}"'
    else:
        yield from (f"{table}_no_{act}" for act in ("UPDATE", "DELETE"))
