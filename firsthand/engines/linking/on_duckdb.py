"""On DuckDB: in the memory of this machine, and nowhere else."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from typing import Any

import polars as pl

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.engines.linking.backend import lacking, quiet

TOO_LARGE = Objection(
    rule="memory",
    reason="The pairs that have to be compared do not fit into the memory of this computer, "
    "and are not written to its disk.",
    remedy="Link fewer records or lists at a time, close what else runs, use a computer with "
    "more memory, or add --engine spark.",
)


INTERRUPTED = "Query interrupted"  # as DuckDB says it, in an error of Python's own


class OnDuckDB:
    """A database in memory; see `Backend`."""

    dialect = "duckdb"

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
    """
    Give an empty database in memory; `memory` is the most it may use, such as '4GB'.

    Nothing is ever spilled to a disk: version 2.0 encrypts what it spills only with an
    extension that is not part of it, and no child's name is to lie there in clear. What does
    not fit is refused.
    """
    duckdb = _loaded()
    quiet()
    with closing(duckdb.connect(":memory:", config=_settings(memory))) as connection:
        try:
            yield OnDuckDB(connection)
        except Exception as error:
            if _came_of(error, duckdb.OutOfMemoryException):
                raise Refused(TOO_LARGE) from None
            if _came_of(error, duckdb.InterruptException) or INTERRUPTED in str(error):
                raise KeyboardInterrupt from None  # not the query that was at work
            raise


def _loaded() -> Any:
    """Return DuckDB, if all that links records is installed."""
    try:
        for package in ("splink", "pyarrow"):
            import_module(package)
        return import_module("duckdb")
    except ImportError as error:
        raise lacking("Splink and DuckDB are not installed", "linkage") from error


def _settings(memory: str | None) -> dict[str, object]:
    found: dict[str, object] = {
        "temp_directory": "",
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    return found | ({"memory_limit": memory} if memory else {})


def _came_of(error: BaseException | None, kind: type[BaseException]) -> bool:
    """Tell whether an error, or one that it came from, is of a kind."""
    while error is not None:
        if isinstance(error, kind):
            return True
        error = error.__cause__ or error.__context__
    return False
