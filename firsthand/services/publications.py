"""Publications: where the facts come from, and what could not be read."""

from dataclasses import dataclass
from datetime import date

from firsthand.domain.intelligence.source import Problem, Source
from firsthand.domain.reference.unknown import UnknownSource
from firsthand.store import sources


@dataclass(frozen=True, kw_only=True)
class PublicationAnswer:
    """One source, how many facts came from it, and what of it could not be read."""

    source: Source
    sightings: int
    figures: int
    problem_count: int
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PublicationsAnswer:
    """Every source that was public on the day, and every file that was refused."""

    as_of: date
    publications: tuple[PublicationAnswer, ...]
    refused: tuple[Problem, ...]


def publications(*, as_of: date) -> PublicationsAnswer:
    """Return every source that was public on `as_of`, by publisher and title."""
    yields = sources.load_yields(as_of=as_of)
    return PublicationsAnswer(
        as_of=as_of,
        publications=tuple(
            _answer(source, yields[source.source_id])
            for source in sources.load_sources(as_of=as_of)
        ),
        refused=sources.load_refused(),
    )


def publication(source_id: str, *, as_of: date = date.max) -> PublicationAnswer:
    """Return one source with its problems; refuse an identifier that nothing public has."""
    source = sources.load_source(source_id, as_of=as_of)
    if source is None:
        known = [one.source_id for one in sources.load_sources(as_of=as_of)]
        raise UnknownSource(source_id, known)
    yields = sources.load_yields(as_of=as_of, source_id=source_id)
    problems = sources.load_problems(as_of=as_of, source_id=source_id)
    return _answer(source, yields[source_id], problems)


def _answer(
    source: Source, found: sources.Yield, problems: tuple[Problem, ...] = ()
) -> PublicationAnswer:
    return PublicationAnswer(
        source=source,
        sightings=found.sightings,
        figures=found.figures,
        problem_count=found.problems,
        problems=problems,
    )
