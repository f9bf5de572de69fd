"""Hash a list, so that it can be linked without names; read hashed lists for linking."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import polars as pl

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage import hashing
from firsthand.domain.prevalence.linkage.comparing import comparisons
from firsthand.domain.prevalence.linkage.records import CARRIED, PLACES, joined
from firsthand.engines import link_keys, private
from firsthand.services.linking.reading import ReadList, ReadLists, read_lists
from firsthand.sources.hashed_list import (
    NOTICE,
    HashedList,
    content_of_list,
    is_hashed_list,
    read_hashed_list,
)

Progress = Callable[[int, int, str], None]
READING, HASHING = "reading hashed lists", "hashing"
NO_NAME = (
    "The lists were hashed: no name was seen here. Hashes do not show a wrong digit in a "
    "number or the district of a postcode; names and days are compared by bits that differ. "
    "What that loses is measured in docs/methods/hashed-linkage.md."
)
NOT_JUDGED = (
    "Nobody can look at pairs of hashed records and judge them, so precision and recall of "
    "this linkage cannot be estimated from a sample of it."
)
PSEUDONYMOUS = "Hashed lists are pseudonymous, not anonymous: they are personal data."
SENT = (
    "The list says who sent a child (referred_by), and that was left out: without it a list "
    "that was told of a child counts as having found it. Add --carry referred_by if you may."
)
BLANK = "Carried, but blank in every record: {named}."
IN_CLEAR = "Carried in clear, beside the hashes: {named}."


@dataclass(frozen=True, kw_only=True)
class Hashed:
    """What was hashed: how many records, which columns, with which key, and what weakens it."""

    read: ReadList
    output: Path
    columns: tuple[str, ...]
    carried: tuple[str, ...]
    key: str
    confirmed: bool
    reasons: tuple[str, ...]

    def shape(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "list": self.read.name,
            "file": self.read.file,
            "output": str(self.output),
            "form": hashing.FORM,
            "key": self.key,
            "records": self.read.records,
            "columns": list(self.columns),
            "carried": list(self.carried),
            "confirmed": self.confirmed,
            "problems": list(self.read.problems),
            "reasons": list(self.reasons),
        }


@dataclass(frozen=True, kw_only=True)
class Columns:
    """What somebody said of the columns: a mapping, `yes` to the proposal, what to carry."""

    mapping: Path | Mapping[str, Any] | None = None
    yes: bool = False
    carry: tuple[str, ...] = ()


def make_key(path: Path) -> str:
    """Make a key for a study, and return its fingerprint."""
    link_keys.make_key(path)
    return hashing.fingerprint(link_keys.read_key(path))


def hash_list(
    file: Path, key_file: Path, output: Path, *, said: Columns, as_of: date, progress: Progress
) -> Hashed:
    """Write a list without names, for whoever links; refuse with every reason."""
    _refuse_unknown(said.carry)
    _refuse_in_place_of_another(output)
    key = link_keys.read_key(key_file)
    if is_hashed_list(file):
        raise _refused(f"{file.name} is hashed already.", "Give the list that it was made of.")
    lists = read_lists(
        [file], said.mapping, yes=said.yes, as_of=as_of, progress=progress, least=1
    )
    comparisons(lists.records.compared)  # refuses what tells nobody apart
    clear = lists.records.frame.drop(name for name in PLACES if name != "record")
    _refuse_lacking(said.carry, clear.columns, file.name)
    carried = tuple(dict.fromkeys(said.carry))
    frame = hashing.hashed_list(
        clear,
        key,
        carried=carried,
        progress=lambda done, total: progress(done, total, HASHING),
    )
    named = hashing.fingerprint(key)
    private.put(
        output,
        [
            content_of_list(
                frame, key=named, confirmed=lists.confirmed, made_by=version("firsthand")
            )
        ],
    )
    return Hashed(
        read=lists.lists[0],
        output=output,
        columns=lists.records.compared,
        carried=carried,
        key=named,
        confirmed=lists.confirmed,
        reasons=(*lists.reasons, *_told(carried, _filled(clear)), NOTICE),
    )


def _refuse_in_place_of_another(output: Path) -> None:
    """Refuse to write over a list, a key or a mapping; an earlier hashed list may go."""
    if output.exists() and not is_hashed_list(output):
        raise _refused(
            f"{output} is there already and is no hashed list: writing would destroy it.",
            "Name another file for the hashes: --output OUT.parquet.",
        )


def are_hashed(files: Sequence[Path]) -> bool:
    """Tell whether the lists are hashed; refuse hashed ones among others."""
    hashed = [file for file in files if is_hashed_list(file)]
    if hashed and len(hashed) < len(files):
        clear = next(file for file in files if file not in hashed)
        raise _refused(
            f"{hashed[0].name} is hashed and {clear.name} is not: they cannot meet.",
            "Hash every list with the key of the study: firsthand hash-list FILE --key-file K "
            "--output OUT.parquet.",
        )
    return bool(hashed)


def read_hashed(files: Sequence[Path], *, progress: Progress) -> ReadLists:
    """Return hashed lists as records, or refuse such as were hashed with several keys."""
    _refuse_few_or_alike(files)
    read: list[HashedList] = []
    for done, file in enumerate(files):
        progress(done, len(files), READING)
        read.append(read_hashed_list(file))
    progress(len(files), len(files), READING)
    _refuse_other_keys(files, read)
    records = joined(
        (file.stem, hashing.opened(one.frame)) for file, one in zip(files, read, strict=True)
    )
    return ReadLists(
        records=records,
        lists=tuple(map(_list, files, read)),
        mapping={"lists": []},
        confirmed=all(one.confirmed for one in read),
        reasons=(NO_NAME, NOT_JUDGED, PSEUDONYMOUS, *_doubts(files, read)),
    )


def _list(file: Path, one: HashedList) -> ReadList:
    return ReadList(name=file.stem, file=file.name, records=one.frame.height, problems=())


def _filled(frame: pl.DataFrame) -> list[str]:
    """Return the columns in which at least one cell is filled."""
    return [name for name in frame.columns if frame[name].null_count() < frame.height]


def _told(carried: Sequence[str], columns: Collection[str]) -> list[str]:
    told = [IN_CLEAR.format(named=", ".join(carried))] if carried else []
    if blank := [name for name in carried if name not in columns]:
        told.append(BLANK.format(named=", ".join(blank)))
    return told + ([SENT] if "referred_by" in columns and "referred_by" not in carried else [])


def _doubts(files: Sequence[Path], read: Sequence[HashedList]) -> list[str]:
    doubts = []
    if unsure := [
        file.stem for file, one in zip(files, read, strict=True) if not one.confirmed
    ]:
        doubts.append(f"Nobody confirmed the columns when hashing: {', '.join(unsure)}.")
    if len({one.made_by for one in read}) > 1:
        told = ", ".join(
            f"{file.stem} {one.made_by}" for file, one in zip(files, read, strict=True)
        )
        doubts.append(
            f"The lists were hashed by different versions of Firsthand ({told}). If these "
            "write names in different forms, the same names do not meet."
        )
    return doubts


def _refuse_other_keys(files: Sequence[Path], read: Sequence[HashedList]) -> None:
    if len({one.key for one in read}) == 1:
        return
    told = ", ".join(f"{file.name} {one.key}" for file, one in zip(files, read, strict=True))
    raise Refused(
        Objection(
            rule="hashed-list-key",
            reason=f"The lists were hashed with different keys ({told}): no record could meet "
            "another.",
            remedy="Let all agencies hash their lists again with the key of the study.",
        )
    )


def _refuse_few_or_alike(files: Sequence[Path]) -> None:
    if len(files) < 2:
        raise _refused("One hashed list can meet no other.", "Give two lists at least.")
    names = [file.stem for file in files]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise _refused(f"Two files are called {twice[0]!r}.", "Give each another name.")


def _refuse_unknown(carry: Sequence[str]) -> None:
    if unknown := [name for name in carry if name not in CARRIED]:
        raise _refused(
            f"{unknown[0]!r} cannot be carried in clear beside hashes.",
            f"Carry only what counts need: {', '.join(CARRIED)}.",
        )


def _refuse_lacking(carry: Sequence[str], columns: Sequence[str], name: str) -> None:
    """Refuse to carry what the list does not say: whoever links would look for it in vain."""
    if lacking := [one for one in carry if one not in columns]:
        raise _refused(
            f"{name} has no column that is taken for {', '.join(lacking)}.",
            f"Name it in a mapping (--mapping FILE), or leave --carry {lacking[0]} out.",
        )


def _refused(reason: str, remedy: str) -> Refused:
    return Refused(Objection(rule="hashed-lists", reason=reason, remedy=remedy))
