"""Hashed list: a Parquet file of hashes that says how and with which key it was made."""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl
from polars.exceptions import PolarsError

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.filters import BITS, DAYS, MIXED, NAMES
from firsthand.domain.prevalence.linkage.hashed_fields import BITS_OF, HASHED, PREFIX
from firsthand.domain.prevalence.linkage.hashing import FORM, SHOWN
from firsthand.domain.prevalence.linkage.records import CARRIED

ABOUT = "firsthand"  # the name under which the file says what it is
FORMS = "firsthand-hashed-list-"
MAGIC = b"PAR1"
HASH = rf"^[0-9a-f]{{{SHOWN}}}$"
NOTICE = (
    "Pseudonymous personal data of children: names can be found again with the key, and some "
    "without it. Treat it as the list that it was made of."
)
PARAMETERS = {"bits": BITS, "name": NAMES.bits, "day": DAYS.bits, "mixed": MIXED}


@dataclass(frozen=True, kw_only=True)
class HashedList:
    """A hashed list as it was read; `key` is the fingerprint of its key, not the key."""

    frame: pl.DataFrame = field(repr=False)
    key: str
    confirmed: bool
    made_by: str


def content_of_list(frame: pl.DataFrame, *, key: str, confirmed: bool, made_by: str) -> bytes:
    """Return the bytes of a file with this list."""
    about = {
        "form": FORM,
        "key": key,
        "confirmed": confirmed,
        "made_by": made_by,
        "parameters": PARAMETERS,
        "notice": NOTICE,
    }
    content = io.BytesIO()
    frame.write_parquet(content, metadata={ABOUT: json.dumps(about)})
    return content.getvalue()


def is_hashed_list(path: Path) -> bool:
    """Tell whether a file says of itself that it is a hashed list, of whatever form."""
    if not path.is_file():
        return False  # a pipe would be waited for
    try:
        with open(path, "rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                return False
        return ABOUT in pl.read_parquet_metadata(path)
    except (OSError, PolarsError):
        return False


def read_hashed_list(path: Path) -> HashedList:
    """Return a hashed list, or refuse one of another form, or that is damaged."""
    try:
        told = json.loads(pl.read_parquet_metadata(path)[ABOUT])
        frame = pl.read_parquet(path)
    except (OSError, PolarsError, KeyError, ValueError, RecursionError):
        raise _damaged(path, "it cannot be read") from None
    if not isinstance(told, dict):
        raise _damaged(path, "it does not say how it was made")
    _refuse_other_form(path, told)
    _refuse_damage(path, frame)
    return HashedList(
        frame=frame,
        key=str(told.get("key")),
        confirmed=told.get("confirmed") is True,
        made_by=str(told.get("made_by")),
    )


def _refuse_other_form(path: Path, told: Mapping[str, Any]) -> None:
    form = str(told.get("form"))
    if form == FORM and told.get("parameters") == PARAMETERS:
        return
    raise Refused(
        Objection(
            rule="hashed-list-form",
            reason=f"{path.name} was hashed in the form {form} with {told.get('parameters')}, "
            f"and this version knows {FORM} with {PARAMETERS}: such hashes cannot be compared.",
            remedy="Let all agencies hash their lists with one version of Firsthand.",
        )
    )


def _refuse_damage(path: Path, frame: pl.DataFrame) -> None:
    """Refuse what hashing does not write, so that nothing else is taken along unseen."""
    known = {"record", *CARRIED}
    for name, kind in frame.schema.items():
        column = frame[name].drop_nulls()
        if name.startswith(BITS_OF):
            whole = kind == pl.Binary and (column.bin.size() == BITS // 8).all()
        elif name == "record" or name.startswith(PREFIX):
            whole = kind == pl.String and column.str.contains(HASH).all()
        else:
            whole = name in known and kind == pl.String
        if not whole:
            raise _damaged(path, f"its column {name!r} holds something else than hashes")
    if "record" not in frame.columns or not _compared(frame):
        raise _damaged(path, "it has no hashes that could be compared")


def _compared(frame: pl.DataFrame) -> bool:
    return any(name in HASHED or name.startswith(BITS_OF) for name in frame.columns)


def _damaged(path: Path, why: str) -> Refused:
    return Refused(
        Objection(
            rule="hashed-list",
            reason=f"{path.name} is damaged as a hashed list: {why}.",
            remedy="Ask the agency for it again; `firsthand hash-list` writes it.",
        )
    )
