"""Read agencies' lists into records: columns as proposed or as a person confirmed them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused, refuse_if
from firsthand.domain.prevalence.linkage import columns, meeting
from firsthand.domain.prevalence.linkage.one_list import OneList, one_list
from firsthand.domain.prevalence.linkage.proposing import proposed
from firsthand.domain.prevalence.linkage.records import Records, joined
from firsthand.refdata.read_linkage import linkage_vocabulary
from firsthand.services.linking.mapping_file import read_mappings, written
from firsthand.sources.agency_lists.read import AgencyFile, agency_file

Progress = Callable[[int, int, str], None]
OPENING, READING = "opening lists", "reading lists"
SAMPLED = 10_000  # rows from the top whose values are looked at
SAMPLE = 500  # values of a column by which it is judged
NOT_CONFIRMED = (
    "Nobody confirmed the mapping of columns. Every column that is used has a heading that "
    "means one thing alone; look at the mapping, and confirm it with --yes."
)
HOW = (
    "Look at the mapping that is proposed. Confirm it with --yes; or save it, correct it, and "
    "give it with --mapping FILE."
)


@dataclass(frozen=True, kw_only=True)
class ReadList:
    """One list as read: its name, its file, how many records, and what was noticed."""

    name: str
    file: str
    records: int
    problems: tuple[dict[str, Any], ...]


@dataclass(frozen=True, kw_only=True)
class ReadLists:
    """
    What was read: the records, each list, the mapping of columns, and whether confirmed.

    `mapping` is what `--mapping` reads back (a dict to be written as JSON). `reasons` say why
    it is not confirmed, and what else weakens what comes of the lists.
    """

    records: Records
    lists: tuple[ReadList, ...]
    mapping: dict[str, Any]
    confirmed: bool
    reasons: tuple[str, ...]


class Unconfirmed(Refused):
    """Columns that are less than certain were not confirmed; `mapping` is what to confirm."""

    def __init__(self, mapping: dict[str, Any], *objections: Objection) -> None:
        """Keep the mapping beside the reasons."""
        super().__init__(*objections)
        self.mapping = mapping


@dataclass(frozen=True, kw_only=True)
class _Named:
    """A file with the name of its list, and what its columns are proposed to be for."""

    name: str
    file: AgencyFile
    proposal: columns.Proposal


def proposed_mapping(files: Sequence[Path], *, progress: Progress) -> dict[str, Any]:
    """Return the mapping that headings and values suggest, to be shown, edited, confirmed."""
    opened = _opened(files, progress)
    _refuse_headless(opened)
    return _written(opened)


def read_lists(
    files: Sequence[Path],
    mapping: Path | Mapping[str, Any] | None = None,
    *,
    yes: bool = False,
    as_of: date,
    progress: Progress,
    least: int = 2,
) -> ReadLists:
    """
    Return the lists in one form, or refuse with every reason.

    A `mapping` given is confirmed, and so is the proposal with `yes`. With neither, exact
    headings are taken as they are (not confirmed); anything less raises `Unconfirmed`.
    `as_of` is the day of the lists; `least` is how many lists there must be.
    """
    given = None if mapping is None else read_mappings(mapping)
    opened = _opened(files, progress)
    refuse_if(_too_few(opened, least))
    if given is None:
        _refuse_headless(opened)
    confirmed = bool(yes or given)
    if not confirmed:
        _refuse_uncertain(opened)
    chosen = _chosen(opened, given)
    refuse_if(tuple(filter(None, map(_all_blank, opened, chosen))))
    vocabulary = linkage_vocabulary()
    found: list[OneList] = []
    for place, (one, how) in enumerate(zip(opened, chosen, strict=True)):
        progress(place, len(opened), READING)
        found.append(one_list(one.file.cells, how, vocabulary, as_of=as_of))
    progress(len(opened), len(opened), READING)
    refuse_if(tuple(meeting.objections(found)))
    return ReadLists(
        records=joined((one.name, one.frame) for one in found),
        lists=tuple(map(_told, opened, found)),
        mapping=_as_chosen(opened, chosen),
        confirmed=confirmed,
        reasons=(*(() if confirmed else (NOT_CONFIRMED,)), *meeting.reasons(found)),
    )


def _opened(files: Sequence[Path], progress: Progress) -> list[_Named]:
    vocabulary, names = linkage_vocabulary(), _names(files)
    found: list[_Named] = []
    for place, (name, path) in enumerate(zip(names, files, strict=True)):
        progress(place, len(files), OPENING)
        file = agency_file(path, vocabulary)
        samples = {heading: _sample(file.cells[heading]) for heading in file.headings}
        proposal = proposed(name, file.headings, samples, vocabulary)
        found.append(_Named(name=name, file=file, proposal=proposal))
    progress(len(files), len(files), OPENING)
    _refuse_same(found)
    return found


def _names(files: Sequence[Path]) -> list[str]:
    """Return what each list is called: as its file, with its folder where two are alike."""
    stems = [path.stem for path in files]
    names = [
        f"{path.resolve().parent.name}/{path.stem}" if stems.count(path.stem) > 1 else path.stem
        for path in files
    ]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise _refused(f"Two files are called {twice[0]!r}.", "Give each another name.")
    return names


def _sample(cells: pl.Series) -> pl.Series:
    plain = cells.head(SAMPLED).str.strip_chars()
    return plain.filter((plain != "").fill_null(False)).head(SAMPLE)


def _refuse_same(found: Sequence[_Named]) -> None:
    seen: dict[str, str] = {}
    for one in found:
        if other := seen.get(one.file.sha256):
            raise _refused(
                f"{other!r} and {one.name!r} are the same file.", "Give each list once."
            )
        seen[one.file.sha256] = one.name


def _refuse_headless(opened: Sequence[_Named]) -> None:
    """Refuse lists of which no heading is known: proposing from them would repeat children."""
    refuse_if(
        tuple(
            Objection(
                rule="agency-list",
                reason=f"{one.file.file_name}: none of its {len(one.file.headings)} headings "
                "is known, so that its first row may be of a child.",
                remedy="Write the names of the columns above the list, one at least as is "
                "usual (such as Surname or Date of birth); or give the mapping of columns "
                "with --mapping FILE.",
            )
            for one in opened
            if not one.proposal.headed
        )
    )


def _refuse_uncertain(opened: Sequence[_Named]) -> None:
    unsure = [
        f"{one.name}: {column.field} from {column.heading!r} ({column.certainty})"
        for one in opened
        for column in one.proposal.columns
        if column.field and column.certainty != columns.EXACT
    ]
    if unsure:
        told = Objection(
            rule="mapping",
            reason=f"Nobody confirmed columns that are less than certain: {'; '.join(unsure)}.",
            remedy=HOW,
        )
        raise Unconfirmed(_written(opened), told)


def _chosen(
    opened: Sequence[_Named], given: Sequence[columns.Mapping] | None
) -> list[columns.Mapping]:
    """Return the mapping of each list, in the order of the files."""
    if given is None:
        return [one.proposal.mapping for one in opened]
    by_name = {one.list_name: one for one in given}
    named = {one.name: one for one in opened}
    unknown = [name for name in by_name if name not in named]
    lacking = [name for name in named if name not in by_name]
    remedy = f"Lists are called as their files: {', '.join(named)}."
    refuse_if(
        tuple(
            Objection(rule="mapping", reason=reason, remedy=remedy)
            for reason in (
                *(
                    f"The mapping has a list {name!r}, of which no file came."
                    for name in unknown
                ),
                *(f"The mapping says nothing of the list {name!r}." for name in lacking),
            )
        )
    )
    chosen = [by_name[one.name] for one in opened]
    refuse_if(
        tuple(
            objection
            for one, how in zip(opened, chosen, strict=True)
            for objection in columns.objections(
                how, one.file.headings, known=one.proposal.headed
            )
        )
    )
    return chosen


def _all_blank(one: _Named, how: columns.Mapping) -> Objection | None:
    """Return why a list in which no cell is filled cannot be linked."""
    if one.file.cells.height:
        return None
    what = "names" if {"whole_name", "given_name", "surname"} & set(how.headings) else "rows"
    count = one.file.blank_rows
    return Objection(
        rule="lists",
        reason=f"{one.name}: {count:,} of {count:,} {what} are blank; these records cannot be "
        "linked.",
        remedy="Give a list in which something is filled in.",
    )


def _too_few(found: Sequence[_Named], least: int) -> tuple[Objection, ...]:
    if len(found) >= least:
        return ()
    named = ", ".join(one.name for one in found) or "none"
    return (
        Objection(
            rule="lists",
            reason=f"{len(found)} list was given ({named}), which can meet no other.",
            remedy=f"Give {least} lists at least; how many children are on none of them can be "
            "judged from three.",
        ),
    )


def _told(one: _Named, found: OneList) -> ReadList:
    problems = (*one.file.problems, *found.problems)
    return ReadList(
        name=one.name,
        file=one.file.file_name,
        records=found.frame.height,
        problems=tuple(problem.shape() for problem in problems),
    )


def _written(opened: Sequence[_Named]) -> dict[str, Any]:
    return written([(one.proposal, one.file.file_name) for one in opened])


def _as_chosen(opened: Sequence[_Named], chosen: Sequence[columns.Mapping]) -> dict[str, Any]:
    final = [
        (columns.confirmed(one.proposal, how), one.file.file_name)
        for one, how in zip(opened, chosen, strict=True)
    ]
    whole = written(final)
    for one, how in zip(whole["lists"], chosen, strict=True):
        one["date_styles"] = dict(how.date_styles)
    return whole


def _refused(reason: str, remedy: str) -> Refused:
    return Refused(Objection(rule="lists", reason=reason, remedy=remedy))
