"""Fetching: the publishers' current files, kept whole beside each other."""

import csv
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

import httpx

from firsthand.domain.intelligence.source import Problem
from firsthand.sources import folder
from firsthand.sources.fetch import Fetched, Wanted, visitor
from firsthand.sources.fetch import fetch as fetch_one
from firsthand.sources.keep import Keep

Progress = Callable[[int, int, str], None]
CURRENT = Path(__file__).parents[1] / "refdata" / "fetching" / "files.csv"


def fetch(
    into: Path,
    *,
    wanted: Sequence[Wanted],
    now: datetime,
    progress: Progress,
    client: httpx.Client | None = None,
) -> tuple[Fetched, ...]:
    """Fetch `wanted` into the folder `into`; where one fails, the file kept before stays."""
    keep = Keep(folder=into)
    found = []
    with client or visitor() as asking:
        for done, one in enumerate(wanted, start=1):
            progress(done - 1, len(wanted), "files")
            found.append(fetch_one(one, client=asking, keep=keep, check=refusals, now=now))
            progress(done, len(wanted), "files")
    return tuple(found)


def current() -> tuple[Wanted, ...]:
    """Return the files that Firsthand fetches when none is named."""
    with open(CURRENT, encoding="utf-8", newline="") as rows:
        return tuple(Wanted(**row) for row in csv.DictReader(rows))


def at(addresses: Sequence[str]) -> tuple[Wanted, ...]:
    """Return the files at `addresses`, each to be kept under the last part of its address."""
    return tuple(
        Wanted(name=unquote(PurePosixPath(urlsplit(address).path).name), address=address)
        for address in addresses
    )


def refusals(path: Path) -> tuple[Problem, ...]:
    """Return why no reader accepts the file at `path`; empty means that one does."""
    readings = folder.read_files([path], workers=1, progress=lambda *_: None)
    return tuple(p for one in readings if one.source is None for p in one.problems)
