"""Read the frames outside services (`frames/outside.yaml`), checked, once a process."""

from functools import cache
from pathlib import Path

from firsthand.domain.planning.outside.outside_frame import OutsideFrame
from firsthand.refdata.documents import yaml_entries
from firsthand.refdata.read import shipped_harms
from firsthand.refdata.schema import maker

FILE = Path(__file__).parent / "frames" / "outside.yaml"


@cache
def outside_frames(file: Path = FILE) -> tuple[OutsideFrame, ...]:
    """Return every frame in the order of the file; refuse one of a statutory service."""
    made = maker(OutsideFrame, {"harms": frozenset(one.key for one in shipped_harms())})
    found: dict[str, OutsideFrame] = {}
    for entry in yaml_entries(file):
        one = made(entry)
        if not one.kind.outside:
            raise entry.objection(
                "A list of a statutory service is no frame outside services.",
                "Leave it out, or give another kind.",
                ("kind",),
            )
        if one.key in found:
            raise entry.objection(
                f"'{one.key}' was given before.", "Keep one of the two entries.", ("key",)
            )
        found[one.key] = one
    return tuple(found.values())
