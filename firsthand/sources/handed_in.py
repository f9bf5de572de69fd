"""Handed in: receipts, plans and notes that people give as JSON or YAML, read into values."""

from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.drawing.receipt import Receipt
from firsthand.domain.planning.drawing.sample_plan import SamplePlan
from firsthand.domain.planning.drawing.selection import SelectionEvent

Value = TypeVar("Value")


@dataclass(frozen=True, kw_only=True)
class Notes:
    """What people wrote down after a draw: what became of cases, and facts of the method."""

    events: tuple[SelectionEvent, ...] = ()
    told: dict[str, str] = field(default_factory=dict)
    by: str = ""


def read_receipt(content: bytes, *, name: str) -> Receipt:
    """Return a receipt as `firsthand draw --receipt` wrote it."""
    data = _mapping(content, name)
    proof = data.get("receipt")
    if not isinstance(proof, dict):
        raise Refused(_no_receipt(name))
    try:
        nested = {
            "design": proof["design"],
            "public": {
                **{key: data[key] for key in ("seed", "recipe", "size", "allocation")},
                "list": data["list"],
                "strata_column": data["strata_column"],
                "strata": [_stratum(one) for one in data["strata"]],
            },
            "cases": [_case(one) for one in data["cases"]],
            "reserves": [_case(one) for one in data["reserves"]],
            **{key: proof[key] for key in ("headings", "marks", "unnamed")},
        }
    except (KeyError, TypeError, AttributeError):
        raise Refused(_no_receipt(name)) from None
    return _made(Receipt, nested, name)


def read_plan(content: bytes, *, name: str) -> SamplePlan:
    """Return a plan written as YAML or JSON."""
    data = _mapping(content, name)
    whole = {"la_code": "", "theme": "", **data}
    if isinstance(whole["la_code"], int):
        whole["la_code"] = f"{whole['la_code']:03}"
    return _made(SamplePlan, _known_fields(SamplePlan, whole, name), name)


def read_notes(content: bytes, *, name: str) -> Notes:
    """Return the events and facts that somebody wrote down after a draw."""
    data = _known_fields(Notes, _mapping(content, name), name)
    if isinstance(told := data.get("told"), dict):
        data["told"] = {str(key): _as_text(value) for key, value in told.items()}
    if isinstance(events := data.get("events"), list):
        data["events"] = [
            {key: _as_text(value) for key, value in one.items()}
            if isinstance(one, dict)
            else one
            for one in events
        ]
    return _made(Notes, data, name)


LOOK = "Check that this is the file you meant."


def content_of(file: Path, *, most: int | None = None, remedy: str = LOOK) -> bytes:
    """Return what a file holds, or refuse in words; its size is looked at before it is read."""
    try:
        refuse_endless(file)
        if most is not None and file.stat().st_size > most:
            raise too_large(file.name, file.stat().st_size, most, remedy)
        return file.read_bytes()
    except OSError as error:
        raise Refused(
            Objection(
                rule="file",
                reason=f"{file} cannot be read: {(error.strerror or 'unknown error').lower()}.",
                remedy="Give a file that is there.",
            )
        ) from None


def refuse_endless(file: Path) -> None:
    """Refuse a device, a pipe or a socket: it has no size, and may never end."""
    if file.exists() and not file.is_file() and not file.is_dir():
        raise Refused(
            Objection(
                rule="file",
                reason=f"{file} is a device or a pipe, whose end nobody knows.",
                remedy="Save what it gives as a file, and give that file.",
            )
        )


def too_large(name: str, size: int, most: int, remedy: str) -> Refused:
    """Return the refusal of a file with more bytes than are read."""
    reason = f"{name} has {size:,} bytes; at most {most:,} are read."
    return Refused(Objection(rule="file-size", reason=reason, remedy=remedy))


def _as_text(value: object) -> str:
    """Return what YAML took for a number or a day as the text that was written."""
    return value.isoformat() if isinstance(value, date) else str(value)


def _mapping(content: bytes, name: str) -> dict[str, Any]:
    try:
        data = yaml.safe_load(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, yaml.YAMLError, ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise Refused(
            Objection(
                rule="file",
                reason=f"{name} is neither JSON nor YAML with names and values.",
                remedy="Give the receipt that `firsthand draw --receipt FILE` wrote, or a plan "
                "or notes in the shape that docs/methods/drawing.md shows.",
            )
        )
    return {str(key): value for key, value in data.items()}


def _known_fields(kind: type[Any], data: dict[str, Any], name: str) -> dict[str, Any]:
    known = [one.name for one in fields(kind)]
    for key in data:
        if key not in known:
            raise Refused(
                Objection(
                    rule="file",
                    reason=f"{name} gives {key!r}, which means nothing here.",
                    remedy=f"Use: {', '.join(known)}.",
                )
            )
    return data


def _made(kind: type[Value], data: dict[str, Any], name: str) -> Value:
    try:
        return TypeAdapter(kind).validate_python(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise Refused(
            Objection(
                rule="file",
                reason=f"{name}: {where!r} is wrong: {first['msg'].lower()}.",
                remedy="Write what is needed there.",
            )
        ) from None


def _stratum(one: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": one["stratum"],
        **{key: one[key] for key in ("population", "drawn", "reserves")},
    }


def _case(one: dict[str, Any]) -> dict[str, Any]:
    names = ("number", "reference", "stratum", "rows", "inclusion_probability")
    return {name: one[name] for name in names}


def _no_receipt(name: str) -> Objection:
    return Objection(
        rule="receipt",
        reason=f"{name} is no receipt of a draw, or parts of it were taken away.",
        remedy="Give the file that `firsthand draw --receipt FILE` wrote on the day.",
    )
