"""Draw pairs of a linkage for a person to judge, and take in what was said."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import numpy as np
import polars as pl

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.clerical import (
    Judgement,
    Match,
    deciding,
    pair_name,
    sample,
)
from firsthand.domain.prevalence.linkage.records import COMPARED, Records
from firsthand.engines.working_folder import WorkingFolder
from firsthand.services.linking import kept
from firsthand.sources.judged_pairs import MATCH, PAIR, read_judged

SAMPLE, JUDGEMENTS = "sample.parquet", "judgements.json"
MOST = 100_000
DELETE = (
    "This sheet names children and lies outside the encrypted folder, because a person must "
    "read it. Keep it where only that person can open it, and delete it, and every copy, as "
    "soon as its answers were taken in."
)
EMPTY = "This sheet has no answer in it, and nothing was changed. Of the sample:"
WHENCE = (
    ("Firsthand", "Pairs of records of agencies' lists, for a person to judge."),
    ("Confidential", DELETE),
    ("Licence", "None: nothing here may be published or passed on."),
)
BLIND = "How probable a pair is does not stand in the sheet, so that nobody is led by it."


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """The sheet: a row for each pair, to be filled in, and how many could have been drawn."""

    rows: tuple[dict[str, str], ...]
    columns: tuple[str, ...]
    of: int


@dataclass(frozen=True, kw_only=True)
class TakenIn:
    """
    What came of a judged sheet: how many answers it had, and rows that were not taken in.

    The counts are of all that was ever said of the sample; `bad` has the rows by reason.
    """

    taken: int
    yes: int
    no: int
    cannot_tell: int
    unjudged: int
    bad: Mapping[str, tuple[int, ...]]


def draw(folder: WorkingFolder, *, pairs: int, seed: int, again: bool = False) -> Drawn:
    """
    Draw about so many pairs to judge, and keep in the folder which and with what chance.

    Refused where records were hashed, and, unless `again`, where a sample was drawn before: its
    answers would be lost.
    """
    if not 1 <= pairs <= MOST:
        raise _refused(
            "pairs", f"{pairs:,} pairs were to be drawn.", f"Give 1 to {MOST:,}; 400 is usual."
        )
    if SAMPLE in folder.names() and not again:
        raise _refused(
            "sample-drawn",
            "A sample was drawn before, and its answers would no longer fit.",
            "Have that one judged, or add --again to draw another and drop its answers.",
        )
    linkage = kept.read(folder)
    _refuse_hashed(linkage.records)
    found = deciding(linkage.records, linkage.pairs, threshold=linkage.threshold)
    drawn = sample(found, total=pairs, rng=np.random.default_rng(seed))
    with folder.held():
        folder.write(SAMPLE, _parquet(drawn), records=drawn.height)
        folder.write(JUDGEMENTS, b"[]")
    return Drawn(
        rows=_sheet(linkage.records, _named(folder, drawn)),
        columns=_columns(linkage.records),
        of=found.asked.height,
    )


def judge(folder: WorkingFolder, file: Path, *, by: str, on: date) -> TakenIn:
    """Take in what somebody said of the pairs that were drawn; a later answer replaces one."""
    if not by.strip():
        raise _refused("judge", "Nobody is named who judged.", "Say who did: --by 'A Name'.")
    drawn, before = judgements(folder)
    if drawn is None:
        raise _refused(
            "sample", "No sample was drawn.", "Draw one first: firsthand linked sample."
        )
    pairs = _named(folder, drawn)
    sheet = read_judged(file, pairs=pairs.keys())
    said = {(one.left, one.right): one for one in before}
    for name, match in sheet.said.items():
        left, right = pairs[name]
        said[left, right] = Judgement(
            left=left, right=right, match=match, by=by.strip(), on=on.isoformat()
        )
    told = [vars(one) | {"match": one.match.value} for one in said.values()]
    if sheet.said:
        with folder.held():
            folder.write(JUDGEMENTS, json.dumps(told).encode("utf-8"), records=len(told))
            folder.note("judged", records=len(sheet.said))
    answers = [one.match for one in said.values()]
    return TakenIn(
        taken=len(sheet.said),
        yes=answers.count(Match.YES),
        no=answers.count(Match.NO),
        cannot_tell=answers.count(Match.CANNOT_TELL),
        unjudged=drawn.height - len(answers),
        bad=sheet.bad,
    )


def judgements(folder: WorkingFolder) -> tuple[pl.DataFrame | None, tuple[Judgement, ...]]:
    """Return the pairs that were drawn, None where none were, and what was said of them."""
    if SAMPLE not in folder.names():
        return None, ()
    with folder.held():
        drawn = pl.read_parquet(BytesIO(folder.read(SAMPLE)))
        told = json.loads(folder.read(JUDGEMENTS))
    return drawn, tuple(Judgement(**one | {"match": Match(one["match"])}) for one in told)


def _columns(records: Records) -> tuple[str, ...]:
    fields = [name for name in COMPARED if name in records.frame.columns]
    places = ("list", "record", *fields)
    return (PAIR, MATCH, *(f"{name}_{side}" for name in places for side in (1, 2)))


def _sheet(
    records: Records, pairs: Mapping[str, tuple[int, int]]
) -> tuple[dict[str, str], ...]:
    names = _columns(records)[2:]
    rows = records.frame.with_columns(
        pl.col("list").replace_strict(dict(enumerate(records.lists)), return_dtype=pl.String)
    ).rows(named=True)
    found = []
    for name, (left, right) in pairs.items():
        sides = {"1": rows[left], "2": rows[right]}
        cells = {column: sides[column[-1]][column[:-2]] or "" for column in names}
        found.append({PAIR: name, MATCH: "", **cells})
    return tuple(found)


def _named(folder: WorkingFolder, drawn: pl.DataFrame) -> dict[str, tuple[int, int]]:
    """Return the pairs that were drawn by their names in the sheet."""
    of = folder.facts.folder_id
    rows = enumerate(drawn.select("left", "right").rows(), start=1)
    return {pair_name(number, *pair, of=of): pair for number, pair in rows}


def _refuse_hashed(records: Records) -> None:
    if not records.hashed:
        return
    raise _refused(
        "hashed",
        "The lists hold hashes in place of names, and nobody can judge a pair of hashes.",
        "Let the agencies judge a sample in which both may see the names; without it the "
        "linkage error stays unjudged, and no headline is given.",
    )


def _parquet(frame: pl.DataFrame) -> bytes:
    content = BytesIO()
    frame.write_parquet(content)
    return content.getvalue()


def _refused(rule: str, reason: str, remedy: str) -> Refused:
    return Refused(Objection(rule=rule, reason=reason, remedy=remedy))


def said(found: TakenIn) -> Sequence[str]:
    """Return in sentences what came of a judged sheet."""
    whole = found.yes + found.no + found.cannot_tell
    pairs = "1 pair is" if whole == 1 else f"{whole:,} pairs are"
    counts = (
        f"{pairs} judged: {found.yes:,} yes, {found.no:,} no, "
        f"{found.cannot_tell:,} cannot tell; {found.unjudged:,} are not judged."
    )
    if not found.taken and not found.bad:
        counts = f"{EMPTY} {counts}"
    return (counts, *(f"{_rows(rows)}: {reason}." for reason, rows in found.bad.items()))


def _rows(numbers: Sequence[int]) -> str:
    """Return 'Rows 2 to 9, 12', with rows that follow one another told as one stretch."""
    stretches: list[list[int]] = []
    for number in numbers:
        if stretches and number == stretches[-1][1] + 1:
            stretches[-1][1] = number
        else:
            stretches.append([number, number])
    told = [f"{one}" if one == last else f"{one} to {last}" for one, last in stretches]
    return f"{'Row' if len(numbers) == 1 else 'Rows'} {', '.join(told)}"


def again(found: TakenIn) -> str:
    """Return what to do about rows that were not taken in."""
    rows, kept = sum(map(len, found.bad.values())), found.taken
    what = "1 row was" if rows == 1 else f"{rows:,} rows were"
    rest = (
        f"; the answers of the {kept:,} others were" if kept else ", and no other had an answer"
    )
    return (
        f"{what} not taken in{rest}. Write yes, no or cannot tell, and give the sheet again: a "
        "later answer replaces one."
    )
