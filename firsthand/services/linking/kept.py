"""Kept: what a linkage writes into a working folder, and what later commands read from it."""

import json
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import polars as pl

from firsthand.domain.prevalence.linkage.model import Model
from firsthand.domain.prevalence.linkage.pairs import Pairs
from firsthand.domain.prevalence.linkage.records import Records
from firsthand.domain.prevalence.linkage.written_model import as_data, model_from
from firsthand.engines.working_folder import WorkingFolder

RECORDS, PAIRS, LINKAGE = "records.parquet", "pairs.parquet", "linkage.json"


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A linkage as it was kept: who the records are, the pairs, and how they were decided."""

    records: Records
    pairs: Pairs
    model: Model
    threshold: float
    seed: int
    linked_on: date
    reasons: tuple[str, ...]


def keep(folder: WorkingFolder, kept: Kept) -> None:
    """Write a linkage, encrypted, into an open working folder."""
    told = {
        "lists": list(kept.records.lists),
        "model": as_data(kept.model),
        "compared": kept.pairs.compared,
        "threshold": kept.threshold,
        "seed": kept.seed,
        "linked_on": kept.linked_on.isoformat(),
        "reasons": list(kept.reasons),
    }
    with folder.held():
        folder.write(RECORDS, _parquet(kept.records.frame), records=len(kept.records))
        folder.write(PAIRS, _parquet(kept.pairs.frame), records=kept.pairs.frame.height)
        folder.write(LINKAGE, json.dumps(told, indent=2).encode("utf-8"))


def read(folder: WorkingFolder) -> Kept:
    """Return the linkage in an open working folder; refuses a folder in which none ended."""
    with folder.held():
        told: dict[str, Any] = json.loads(folder.read(LINKAGE))
        records = pl.read_parquet(BytesIO(folder.read(RECORDS)))
        pairs = pl.read_parquet(BytesIO(folder.read(PAIRS)))
    return Kept(
        records=Records(lists=tuple(told["lists"]), frame=records),
        pairs=Pairs(frame=pairs, compared=told["compared"]),
        model=model_from(told["model"]),
        threshold=told["threshold"],
        seed=told["seed"],
        linked_on=date.fromisoformat(told["linked_on"]),
        reasons=tuple(told["reasons"]),
    )


def _parquet(frame: pl.DataFrame) -> bytes:
    content = BytesIO()
    frame.write_parquet(content)
    return content.getvalue()
