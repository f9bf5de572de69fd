"""Read the checker's words (`plain_words/*.yaml`), checked, and once for each process."""

from functools import cache
from pathlib import Path

from firsthand.domain.inspection.words.word_groups import KINDS, Vocabulary, WordGroup
from firsthand.refdata.documents import yaml_entries
from firsthand.refdata.errors import RefdataError
from firsthand.refdata.schema import maker

FOLDER = Path(__file__).parent / "plain_words"


@cache
def plain_words(folder: Path = FOLDER) -> Vocabulary:
    """Return all word groups; refuse a kind of which there is none, as nothing would match."""
    made = maker(WordGroup, {"kind": KINDS})
    groups = tuple(
        made(entry) for file in sorted(folder.glob("*.yaml")) for entry in yaml_entries(file)
    )
    if missing := KINDS - {group.kind for group in groups}:
        raise RefdataError(
            folder, None, f"There are no words of kind '{min(missing)}'.", "Add a group of it."
        )
    return Vocabulary(groups=groups)
