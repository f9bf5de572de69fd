"""On Spark: the same SQL on many machines, or on this one; without pages, with few words."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from shutil import which
from typing import Any

import polars as pl

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.engines.linking.backend import lacking, quiet

HERE = "127.0.0.1"
LOG = "rootLogger.level = off\n"  # what fails is raised, and told as a reason


class OnSpark:
    """A Spark session; see `Backend`."""

    dialect = "spark"

    def __init__(self, session: Any) -> None:
        """Use a running session."""
        self.session = session
        self.api = import_module("splink.backends.spark").SparkAPI(
            spark_session=session,
            break_lineage_method="persist",
            register_udfs_automatically=False,  # nothing of Splink's jar is used
        )

    def table(self, frame: pl.DataFrame) -> Any:
        """Return the frame as a table that Splink can use."""
        return self.api.register(self.session.createDataFrame(frame.to_arrow()))

    def answer(self, sql: str) -> pl.DataFrame:
        """Return what a query finds."""
        found = pl.from_arrow(self.session.sql(sql).toArrow())
        assert isinstance(found, pl.DataFrame)
        return found

    def forget(self) -> None:
        """Drop all tables."""
        self.session.catalog.clearCache()


@contextmanager
def on_spark(master: str) -> Iterator[OnSpark]:
    """Give a Spark session of this name (such as 'local[2]'), and stop it afterwards."""
    try:
        sql = import_module("pyspark.sql")
        import_module("splink.backends.spark")
    except ImportError as error:
        raise lacking("Spark (pyspark) is not installed", "spark") from error
    if which("java") is None:
        raise Refused(
            Objection(
                rule="java-lacking",
                reason="Spark needs Java, and no program 'java' was found.",
                remedy="Install Java 17 or later, or leave --engine at duckdb.",
            )
        )
    with tempfile.TemporaryDirectory(prefix="firsthand-linking-") as folder:
        builder = sql.SparkSession.builder.master(master)
        if master.startswith("local"):  # nothing listens where other machines could ask
            builder = builder.config("spark.driver.host", HERE)
            builder = builder.config("spark.driver.bindAddress", HERE)
        session = _session(builder, Path(folder))
        quiet()
        try:
            yield OnSpark(session)
        finally:
            session.stop()


def _session(builder: Any, folder: Path) -> Any:
    log = folder / "log4j2.properties"
    log.write_text(LOG, encoding="utf-8")
    settings = {
        "spark.ui.enabled": "false",
        "spark.log.level": "ERROR",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={log.as_uri()}",
        "spark.local.dir": str(folder),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.io.encryption.enabled": "true",  # what is spilled
        "spark.sql.shuffle.partitions": "8",
        "spark.sql.execution.arrow.pyspark.enabled": "true",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.appName("firsthand link").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session
