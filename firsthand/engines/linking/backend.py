"""Backend: where Splink's SQL runs, and what of it differs from one place to another."""

import logging
from dataclasses import dataclass
from typing import Any, Protocol

import polars as pl

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused

QUIET = ("splink", "py4j", "pyspark")


class LinkageLacking(Refused):
    """What links records is not installed; nothing was linked."""


class Backend(Protocol):
    """A place where tables are kept and SQL runs, until it is closed."""

    dialect: str
    api: Any

    def table(self, frame: pl.DataFrame) -> Any:
        """Return the frame as a table that Splink can use."""

    def answer(self, sql: str) -> pl.DataFrame:
        """Return what a query finds."""

    def forget(self) -> None:
        """Drop all tables."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """Which engine is asked for, and where: `master` is Spark's."""

    engine: str = "duckdb"
    master: str = "local[*]"
    memory: str | None = None


def quiet() -> None:
    """Let no engine write into an answer; what matters is told as a reason."""
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.ERROR)


def lacking(what: str, extra: str) -> LinkageLacking:
    """Return the refusal that says how to get what is not installed."""
    return LinkageLacking(
        Objection(
            rule="engine-lacking",
            reason=f"{what}, so no lists can be linked.",
            remedy=f"Install it with: pip install 'firsthand[{extra}]'.",
        )
    )
