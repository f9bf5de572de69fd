"""Parquet: the columns of a Parquet file as text."""

import io

import polars as pl
from polars.exceptions import PolarsError

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.list_problems import ListProblem

MAGIC = b"PAR1"
NO_TEXT = (pl.List, pl.Array, pl.Struct, pl.Binary, pl.Object, pl.Duration)


def columns(content: bytes, name: str) -> tuple[pl.DataFrame, list[ListProblem]]:
    """Return the columns as text, days as '2010-12-31', and those left that hold no text."""
    try:
        frame = pl.read_parquet(io.BytesIO(content))
    except (PolarsError, OSError, ValueError):
        raise Refused(
            Objection(
                rule="agency-list",
                reason=f"{name} is a damaged or encrypted Parquet file.",
                remedy="Write it again, without encryption.",
            )
        ) from None
    left = [one for one, kind in frame.schema.items() if kind.base_type() in NO_TEXT]
    kept = [one for one in frame.columns if one not in left]
    texts = frame.select(_text(one, frame.schema[one]) for one in kept)
    if not left:
        return texts, []
    told = ListProblem(
        reason=f"Columns that hold no text were left: {', '.join(left)}.",
        remedy="Where they are needed, write them as text: each part of them, or how long "
        "a time, to a column of its own.",
    )
    return texts, [told]


def _text(name: str, kind: pl.DataType) -> pl.Expr:
    if kind.is_temporal() and kind.base_type() is pl.Datetime:
        return pl.col(name).dt.to_string("%Y-%m-%d %H:%M:%S")
    if kind.is_float():
        return pl.col(name).cast(pl.String).str.replace(r"\.0$", "")
    return pl.col(name).cast(pl.String)
