"""The tables themselves: made, and brought up to date."""

from pathlib import Path

from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from firsthand.store.models.ledger import LedgerAct


def make_tables() -> bool:
    """Bring the tables up to date, and tell whether there was anything to do."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    call_command("createcachetable", verbosity=0)
    return True


def are_made() -> bool:
    """Tell whether there is a database with tables; none is made by asking."""
    told = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite" and "memory" not in str(told) and not Path(told).exists():
        return False
    try:
        return LedgerAct._meta.db_table in connection.introspection.table_names()
    # None can be asked, or this process may ask none: what needs no database works on.
    except (DatabaseError, RuntimeError):
        return False
