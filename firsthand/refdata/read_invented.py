"""Read the names of which people are invented (`invented/names.yaml`), checked, once."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from firsthand.domain.prevalence.invented.names import Names
from firsthand.refdata.documents import yaml_entries
from firsthand.refdata.errors import RefdataError
from firsthand.refdata.read_subjects import subject_words
from firsthand.refdata.schema import maker

FILE = Path(__file__).parent / "invented" / "names.yaml"
GIVEN = {"girls": "girls-and-women", "boys": "boys-and-men"}
KEYS = frozenset(
    {"surname-beginnings", "surname-endings", "street-names", "street-kinds", "postcode-areas"}
)


@dataclass(frozen=True, kw_only=True)
class _Parts:
    """One list of parts, and what they are."""

    key: str
    note: str
    parts: tuple[str, ...]


@cache
def invented_names(file: Path = FILE) -> Names:
    """Return the names people are made of; refuse a file in which a list is missing."""
    made = maker(_Parts, {"key": KEYS})
    found = {}
    for entry in yaml_entries(file):
        one = made(entry)
        if one.key in found:
            raise entry.objection(
                f"'{one.key}' was given before.", "Keep one of the two lists.", ("key",)
            )
        found[one.key] = one.parts
    if missing := sorted(KEYS - found.keys()):
        raise RefdataError(file, None, f"There is no list {missing[0]!r}.", "Add it.")
    given = {group.key: group.words for group in subject_words().groups}
    try:
        return Names(
            girls=tuple(word.title() for word in given[GIVEN["girls"]]),
            boys=tuple(word.title() for word in given[GIVEN["boys"]]),
            surnames=_joined(found["surname-beginnings"], found["surname-endings"], ""),
            streets=_joined(found["street-names"], found["street-kinds"], " "),
            postcode_areas=found["postcode-areas"],
        )
    except ValueError as error:
        raise RefdataError(file, None, f"{error}.", "Add parts, or take one out.") from error


def _joined(
    beginnings: tuple[str, ...], endings: tuple[str, ...], between: str
) -> tuple[str, ...]:
    return tuple(f"{one}{between}{other}" for one in beginnings for other in endings)
