"""Read the words by which new subjects are found (`subjects/*.yaml`), once a process."""

from functools import cache
from pathlib import Path

from firsthand.domain.surveillance.subjects.lexicon import Lexicon, WordGroup
from firsthand.refdata.documents import Entry, yaml_entries
from firsthand.refdata.errors import RefdataError
from firsthand.refdata.read import authorities
from firsthand.refdata.read_no_names import no_names
from firsthand.refdata.schema import maker

FOLDER = Path(__file__).parent / "subjects"
USES = frozenset({"harm", "stop", "style", "name", "address"})


@cache
def subject_words(folder: Path = FOLDER) -> Lexicon:
    """Return all word groups; refuse a use of which there is none: nothing would be found."""
    made = maker(WordGroup, {"use": USES})
    groups = []
    for file in sorted(folder.glob("*.yaml")):
        for entry in yaml_entries(file):
            group = made(entry)
            _refuse_spellings(entry, group)
            groups.append(group)
    if missing := USES - {group.use for group in groups}:
        raise RefdataError(
            folder, None, f"There are no words of use '{min(missing)}'.", "Add a group of it."
        )
    return Lexicon(
        groups=tuple(groups),
        no_names=no_names(),
        places=frozenset(one.name.casefold() for one in authorities()),
    )


def _refuse_spellings(entry: Entry, group: WordGroup) -> None:
    """Refuse what could never match: capitals, spaces, nothing before the asterisk."""
    for place, word in enumerate(group.words):
        bare = word.removesuffix("*")
        if (
            not bare
            or bare != bare.casefold()
            or not bare.replace("-", "").replace("'", "").isalpha()
        ):
            raise entry.objection(
                f"{word!r} is no single word in small letters.",
                "Write one word in small letters, with an asterisk for every ending.",
                ("words", place),
            )
