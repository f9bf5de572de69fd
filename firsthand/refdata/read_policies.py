"""Read the policies that a plan is measured by (`policies/minimum.yaml`), checked, once."""

from functools import cache
from pathlib import Path

from firsthand.domain.planning.drawing.minimum import Assumption, Minimum, from_policy
from firsthand.refdata.documents import yaml_entries
from firsthand.refdata.errors import RefdataError
from firsthand.refdata.schema import maker

FILE = Path(__file__).parent / "policies" / "minimum.yaml"
NEEDED = ("confidence", "share_affected", "sensitivity")


@cache
def minimum(file: Path = FILE) -> Minimum:
    """Return the least that a plan must find, with the source of each of its assumptions."""
    made = maker(Assumption, {})
    found: dict[str, Assumption] = {}
    for entry in yaml_entries(file):
        one = made(entry)
        if one.key in found:
            raise entry.objection(
                f"'{one.key}' was given before.", "Keep one of the two entries.", ("key",)
            )
        found[one.key] = one
    if missing := [key for key in NEEDED if key not in found]:
        raise RefdataError(file, None, f"There is no entry '{missing[0]}'.", "Add it.")
    try:
        return from_policy(found)
    except ValueError as error:
        raise RefdataError(file, None, f"{error}.", "Give a share such as 0.05.") from error
