"""
Read a table of Explore Education Statistics: CSV with or without metadata, or a ZIP of several.

A table is screened first, by the rules that DfE's own screener applies to what it publishes;
a table that fails is refused with every reason. Figures are of the vintage in the file, which
DfE revises: `known_on` says when a figure for that period was first public, and by then some of
today's values stood otherwise.
"""

import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from firsthand.domain.intelligence.figure import Figure
from firsthand.domain.intelligence.reading import Reading
from firsthand.domain.intelligence.source import Source
from firsthand.domain.reference.indicator import Indicator, year_of
from firsthand.sources.ees.archive import misfits, opened, unpacked
from firsthand.sources.ees.figures import Gathered, gathered
from firsthand.sources.ees.finding import Finding, problem_of
from firsthand.sources.ees.reasons import REASONS
from firsthand.sources.ees.screening import Screened, screened
from firsthand.sources.ees.table import ZIP_MAGIC

PUBLISHER = "Department for Education"
HOME = "https://explore-education-statistics.service.gov.uk/"
VINTAGE = (
    "Values are those of the latest revision; what was first published for a year may differ."
)


def read(path: Path, *, indicators: Sequence[Indicator]) -> Reading:
    """Return the figures of `indicators` in the table at `path`, or why it was refused."""
    if path.suffix.lower() == ".zip" or path.read_bytes()[:4] == ZIP_MAGIC:
        return _read_archive(path, indicators)
    answer = screened(path)
    if answer.pair is None or answer.refused:
        return _refusal(path, answer.findings)
    found = gathered(answer.pair, indicators)
    return _reading(path, [answer], [found], indicators)


def _read_archive(path: Path, indicators: Sequence[Indicator]) -> Reading:
    archive = opened(path)
    if isinstance(archive, Finding):
        return _refusal(path, (archive,))
    findings = tuple(misfits(archive))
    if findings:
        return _refusal(path, findings)
    with tempfile.TemporaryDirectory() as folder:
        answers = [screened(file) for file in unpacked(path, archive, Path(folder))]
        if any(answer.refused for answer in answers):
            return _refusal(path, tuple(f for answer in answers for f in answer.findings))
        found = [gathered(a.pair, indicators) for a in answers if a.pair is not None]
    return _reading(path, answers, found, indicators)


def _refusal(path: Path, findings: Sequence[Finding]) -> Reading:
    """Return the reasons for the refusal first, and after them what DfE only remarks."""
    ordered = sorted(findings, key=lambda finding: not finding.refuses)
    problems = tuple(problem_of(finding, path.name) for finding in ordered)
    return Reading(source=None, problems=problems)


def _reading(
    path: Path,
    answers: Sequence[Screened],
    found: Sequence[Gathered],
    indicators: Sequence[Indicator],
) -> Reading:
    figures = tuple(figure for part in found for figure in part.figures)
    source = _source(path, figures, _quirks(answers, found), indicators)
    if not figures:
        source = replace(source, known_on=_surely_public(answers))
    problems = tuple(problem for part in found for problem in part.problems)
    return Reading(source=source, figures=figures, problems=problems)


def _surely_public(answers: Sequence[Screened]) -> date:
    """Return the end of the year after the last period: late, but no table takes longer."""
    tables = [answer.pair.data for answer in answers if answer.pair is not None]
    years = [year_of(period) for table in tables for period in table.column("time_period")]
    return date(max(years) + 1, 12, 31)


def _quirks(answers: Sequence[Screened], found: Sequence[Gathered]) -> tuple[str, ...]:
    quirks = [VINTAGE]
    padded = sum(part.padded for part in found)
    if padded:
        quirks.append(
            f"{padded} rows hold 'not applicable' alone: authorities outside their time."
        )
    if not any(part.figures for part in found):
        quirks.append("None of the indicators that are shown here is in this table.")
    for finding in (f for answer in answers for f in answer.findings):
        quirks.append(f"{finding.given}; DfE asks for {REASONS[finding.reason].needed}.")
    return tuple(quirks)


def _source(
    path: Path,
    figures: Sequence[Figure],
    quirks: tuple[str, ...],
    indicators: Sequence[Indicator],
) -> Source:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    keys = {figure.indicator for figure in figures}
    told = [indicator for indicator in indicators if indicator.key in keys]
    return Source(
        source_id=sha256[:16],
        publisher=PUBLISHER,
        title=f"{told[0].dataset} ({path.name})" if told else path.name,
        kind="statistics",
        file_name=path.name,
        sha256=sha256,
        address=told[0].address if told else HOME,
        licence="not-stated",
        known_on=max((figure.known_on for figure in figures), default=date.max),
        known_on_basis="rule",
        quirks=quirks,
    )
