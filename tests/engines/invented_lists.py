"""Invented lists with known truth, as records that can be linked."""

import numpy as np
import polars as pl

from firsthand.domain.prevalence.invented.capture import captured
from firsthand.domain.prevalence.invented.design import Agency, Design
from firsthand.domain.prevalence.invented.people import people
from firsthand.domain.prevalence.invented.records import COLUMNS
from firsthand.domain.prevalence.invented.records import records as invented_records
from firsthand.domain.prevalence.invented.slips import Rates
from firsthand.domain.prevalence.linkage.records import Records, joined
from firsthand.refdata.read_invented import invented_names

DESIGN = Design(
    agencies=tuple(
        Agency(name=name, share=share)
        for name, share in (("police", 0.35), ("health", 0.3), ("school", 0.25))
    )
)
FAULTS = Rates()
PLAIN = ("given_name", "surname", "street", "postcode")


def invented_lists(
    children: int, *, seed: int, rates: Rates = FAULTS
) -> tuple[Records, np.ndarray, np.ndarray]:
    """Return records, the child of each, and whether that child is a twin of the one before."""
    rng = np.random.default_rng(seed)
    everybody = people(children, invented_names(), rng)
    capture = captured(children, DESIGN, rng)
    parts, child, twin = [], [], []
    for place, name in enumerate(DESIGN.lists):
        found = invented_records(place, capture, everybody, rates, rng)
        parts.append((name, _as_read(pl.DataFrame(list(found.rows()), COLUMNS, orient="row"))))
        child.append(found.child)
        twin.append(found.twin)
    return joined(parts), np.concatenate(child), np.concatenate(twin)


def _as_read(frame: pl.DataFrame) -> pl.DataFrame:
    """Return what reading makes of a list: blanks missing, small letters, codes of sex."""
    known = frame.with_columns(pl.when(pl.all() != "").then(pl.all()))
    return known.with_columns(
        pl.col("sex").replace({"boy": "m", "girl": "f"}),
        pl.col(PLAIN).str.to_lowercase(),
    ).drop("referred_by")
