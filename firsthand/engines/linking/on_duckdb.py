"""On DuckDB: in memory, on this machine; what does not fit is spilled encrypted, then gone."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import polars as pl

from firsthand.engines.linking.backend import lacking, quiet

NEEDED = ("duckdb", "splink", "pyarrow")


class OnDuckDB:
    """A database in memory; see `Backend`."""

    dialect = "duckdb"
    jaro_winkler = "jaro_winkler_similarity"

    def __init__(self, connection: Any) -> None:
        """Use an open connection."""
        self.connection = connection
        self.api = import_module("splink.backends.duckdb").DuckDBAPI(connection)

    def table(self, frame: pl.DataFrame) -> Any:
        """Return the frame as a table that Splink can use."""
        return self.api.register(frame.to_arrow())

    def answer(self, sql: str) -> pl.DataFrame:
        """Return what a query finds."""
        found = pl.from_arrow(self.connection.sql(sql).to_arrow_table())
        assert isinstance(found, pl.DataFrame)
        return found

    def forget(self) -> None:
        """Drop all tables."""
        self.api.delete_tables_created_by_splink_from_db()


@contextmanager
def on_duckdb(memory: str | None = None) -> Iterator[OnDuckDB]:
    """Give an empty database in memory, and leave nothing of it behind."""
    for package in NEEDED:
        try:
            import_module(package)
        except ImportError as error:
            raise lacking("Splink and DuckDB are not installed", "linkage") from error
    with tempfile.TemporaryDirectory(prefix="firsthand-linking-") as folder:
        connection = import_module("duckdb").connect(":memory:", config=_settings(folder))
        try:
            if memory:
                connection.execute(f"set memory_limit = '{memory}'")
            backend = OnDuckDB(connection)
            quiet()
            yield backend
        finally:
            connection.close()


def _settings(folder: str) -> dict[str, object]:
    return {
        "temp_directory": str(Path(folder) / "spilled"),
        "temp_file_encryption": True,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
