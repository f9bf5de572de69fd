"""Read the changed definitions of indicators (`definitions/changes.yaml`), checked, once."""

from functools import cache
from pathlib import Path

from firsthand.domain.reference.changed_definition import ChangedDefinition
from firsthand.refdata import read
from firsthand.refdata.documents import yaml_entries
from firsthand.refdata.schema import maker

FILE = Path(__file__).parent / "definitions" / "changes.yaml"


@cache
def changed_definitions(file: Path = FILE) -> tuple[ChangedDefinition, ...]:
    """Return every change, and refuse one of an indicator that we do not have."""
    made, known = maker(ChangedDefinition, {}), {one.key for one in read.indicators()}
    found: dict[str, ChangedDefinition] = {}
    for entry in yaml_entries(file):
        one = made(entry)
        if one.key in found:
            raise entry.objection(
                f"'{one.key}' was given before.", "Keep one of the two entries.", ("key",)
            )
        if missing := [key for key in one.indicators if key not in known]:
            raise entry.objection(
                f"There is no indicator {missing[0]!r}.",
                "Correct its key, or add it to refdata/indicators.",
                ("indicators",),
            )
        found[one.key] = one
    return tuple(found.values())
