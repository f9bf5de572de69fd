"""
Finding: the new subjects of texts on this machine, and what of them goes on the record.

Texts are read and forgotten. On the record go terms, counts, places and days, when asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from os import cpu_count
from pathlib import Path

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.intelligence.source import Problem
from firsthand.domain.people.actor import SYSTEM
from firsthand.domain.surveillance.naming.found import Appearance, SubjectFound
from firsthand.domain.surveillance.subjects.emerging import Asked, Emerging, emerging
from firsthand.domain.surveillance.subjects.subject import Subject
from firsthand.engines.sentence_vectors import vectors
from firsthand.refdata.read_subjects import subject_words
from firsthand.services.subjects.record import Recorded, record_found
from firsthand.sources.texts import TextsRead, read_texts

Progress = Callable[[int, int, str], None]
TOLD = 3  # problems that a refusal repeats
MOST_SHUFFLES = 1_000  # 40 are usual; each takes as long as one search of all texts
MOST_A_QUARTER = 1_000


@dataclass(frozen=True, kw_only=True)
class SubjectsAnswer:
    """The new subjects, what was read for them, and what could not be read."""

    as_of: date
    subjects: tuple[Subject, ...]
    found: Emerging
    read: int  # texts
    files: int
    beside: int
    not_read: tuple[Problem, ...]


def find(folder: Path, *, asked: Asked, progress: Progress) -> SubjectsAnswer:
    """Return the new subjects of the texts in a folder or file as of a day."""
    _refuse_wrong(folder, asked)
    read = read_texts(folder, workers=cpu_count() or 1, progress=progress)
    if not read.texts:
        raise Refused(_nothing_read(folder, read))
    found = emerging(read.texts, subject_words(), vectors, asked=asked, progress=progress)
    return SubjectsAnswer(
        as_of=asked.as_of,
        subjects=found.subjects,
        found=found,
        read=sum(text.on <= asked.as_of for text in read.texts),
        files=read.files,
        beside=read.beside,
        not_read=read.problems,
    )


def record(answer: SubjectsAnswer, *, now: datetime) -> Recorded:
    """Put the subjects found on the record, where people name and judge them."""
    return record_found([_as_kept(one) for one in answer.subjects], by=SYSTEM, now=now)


def _as_kept(one: Subject) -> SubjectFound:
    return SubjectFound(
        concept=one.concept,
        terms=one.terms,
        # What is kept is what was known when it was flagged; later places come with later runs.
        first_seen=tuple(
            Appearance(place=seen.place, on=seen.on)
            for seen in one.first_seen
            if seen.on <= one.flagged_on
        ),
        flagged_on=one.flagged_on,
        rank=one.rank,
        places=one.places,
        sources=one.sources,
        q_value=one.q_value,
        score=one.evidence,
    )


def _refuse_wrong(folder: Path, asked: Asked) -> None:
    if not folder.exists():
        raise Refused(
            Objection(
                rule="no-folder",
                reason=f"There is no folder or file {folder}.",
                remedy="Correct the path.",
            )
        )
    if not 0 < asked.rate < 1:
        raise Refused(
            Objection(
                rule="rate",
                reason=f"The rate {asked.rate} is no share of false subjects.",
                remedy="Give one between 0 and 1, such as 0.1.",
            )
        )
    _refuse_too_many("shuffles", asked.shuffles, MOST_SHUFFLES, "40 are usual")
    _refuse_too_many("subjects a quarter", asked.per_quarter, MOST_A_QUARTER, "10 are usual")
    if asked.per_quarter < 1 or asked.shuffles < 1:
        raise Refused(
            Objection(
                rule="counts",
                reason="Without a subject to look at or a shuffle there is no answer.",
                remedy="Give 1 or more.",
            )
        )


def _refuse_too_many(what: str, given: int, most: int, usual: str) -> None:
    if given > most:
        raise Refused(
            Objection(
                rule="counts",
                reason=f"{given:,} {what} were asked for; at most {most:,} are made.",
                remedy=f"Give {most:,} or fewer: {usual}.",
            )
        )


def _nothing_read(folder: Path, read: TextsRead) -> Objection:
    told = "; ".join(
        f"{one.file_name}{', ' + one.row if one.row else ''}: given was {one.given}, needed "
        f"is {one.needed}"
        for one in read.problems[:TOLD]
    )
    more = len(read.problems) - TOLD
    rest = f" (and {more} more)" if more > 0 else ""
    return Objection(
        rule="no-texts",
        reason=f"No text could be read in {folder}, of {read.files} file(s) of the right kind"
        + (f": {told}{rest}." if told else "."),
        remedy="Give PDF, TXT, or CSV or JSON lines with place, date and text in each row.",
    )
