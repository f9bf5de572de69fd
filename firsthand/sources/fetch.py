"""
Fetch a publisher's current file: all of it, understood by its reader, or none of it.

The file is written beside the last good one and takes its place only when it has arrived in
full, is of the kind that its name claims, and its reader accepts it.
"""

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import sleep

import httpx

from firsthand.domain.intelligence.source import Problem
from firsthand.sources.keep import Keep, Kept, sha256_of
from firsthand.sources.patience import TIMEOUT, USER_AGENT, patiently

LARGEST = 300 * 1024 * 1024
ZIPPED = frozenset({".ods", ".xlsx", ".zip"})
PARQUET_MAGIC = b"PAR1"

Check = Callable[[Path], Sequence[Problem]]


class TooLargeError(Exception):
    """The publisher sends more than any publication that we know of."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A file to fetch: where it is published and under which name it is kept."""

    name: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """What came of it: the file now kept, whether it is new, or why the old one stays."""

    wanted: Wanted
    kept: Kept | None
    new: bool = False
    problems: tuple[Problem, ...] = ()


def visitor(*, timeout: httpx.Timeout = TIMEOUT) -> httpx.Client:
    """Return the client with which publishers are visited; close it when done."""
    headers = {"User-Agent": USER_AGENT}
    return httpx.Client(headers=headers, timeout=timeout, follow_redirects=True)


def fetch(
    wanted: Wanted,
    *,
    client: httpx.Client,
    keep: Keep,
    check: Check,
    now: datetime,
    pause: Callable[[float], None] = sleep,
) -> Fetched:
    """
    Fetch `wanted` into `keep`; on any fault the file that was kept before stays.

    `check` is the reader of such files: the problems it returns are reasons to refuse one.
    """
    before = keep.all().get(wanted.name)
    with keep.beside(wanted.name) as part:
        try:
            whole = patiently(lambda: _download(client, wanted.address, part), pause=pause)
        except (httpx.HTTPError, httpx.InvalidURL, TooLargeError) as error:
            problem = _not_arrived(wanted, error)
            return Fetched(wanted=wanted, kept=before, problems=(problem,))
        problems = _misfits(wanted, part, whole=whole) or tuple(check(part))
        if problems:
            named = tuple(_renamed(problem, part, wanted) for problem in problems)
            return Fetched(wanted=wanted, kept=before, problems=named)
        if before is not None and before.sha256 == sha256_of(part) and not _lost(keep, before):
            return Fetched(wanted=wanted, kept=before)
        kept = keep.put(part, wanted.name, address=wanted.address, fetched_at=now)
    return Fetched(wanted=wanted, kept=kept, new=True)


def _download(client: httpx.Client, address: str, part: Path) -> bool:
    """Write what is at `address` to `part`; tell whether we can be sure that it is all."""
    with client.stream("GET", address) as answer:
        answer.raise_for_status()
        arrived = 0
        with part.open("wb") as file:
            for chunk in answer.iter_bytes():
                file.write(chunk)
                arrived += len(chunk)
                if arrived > LARGEST:
                    raise TooLargeError(f"more than {LARGEST} bytes")
        # httpx raises where less arrives than a length or a last chunk promised.
        return "Content-Length" in answer.headers or "Transfer-Encoding" in answer.headers


def _misfits(wanted: Wanted, part: Path, *, whole: bool) -> tuple[Problem, ...]:
    """Return why `part` is not what its name says, as far as its first and last bytes tell."""
    content = part.read_bytes()
    kind = Path(wanted.name).suffix.lower()
    if not content.strip():
        return (_problem(wanted, "empty", "nothing", "a file with content"),)
    if content[:512].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        return (_problem(wanted, "web-page", "a web page", f"a file of the kind {kind}"),)
    if not _has_both_ends(kind, part, content, whole=whole):
        given = f"{len(content)} bytes that are no whole {kind} file"
        return (_problem(wanted, "truncated", given, f"a {kind} file from start to end"),)
    return ()


def _has_both_ends(kind: str, part: Path, content: bytes, *, whole: bool) -> bool:
    if kind == ".pdf":
        return content.lstrip().startswith(b"%PDF-") and b"%%EOF" in content[-1024:]
    if kind in ZIPPED:
        return _is_whole_zip(part)
    if kind == ".parquet":
        return content.startswith(PARQUET_MAGIC) and content.endswith(PARQUET_MAGIC)
    # Text has no mark at its end; without a promised length, at least a line must end.
    return whole or content.endswith(b"\n")


def _is_whole_zip(part: Path) -> bool:
    try:
        with zipfile.ZipFile(part) as archive:
            return archive.testzip() is None
    except zipfile.BadZipFile:
        return False


def _lost(keep: Keep, before: Kept) -> bool:
    path = keep.path(before.name)
    return not path.exists() or sha256_of(path) != before.sha256


def _not_arrived(wanted: Wanted, error: Exception) -> Problem:
    if isinstance(error, httpx.HTTPStatusError):
        status = error.response.status_code
        reason = "not-found" if status in {404, 410} else "publisher-refuses"
        return _problem(wanted, reason, f"the answer {status}", "the file")
    reason = "too-large" if isinstance(error, TooLargeError) else "not-arrived"
    given = f"{type(error).__name__}: {error}"
    return _problem(wanted, reason, given, "the whole file")


def _problem(wanted: Wanted, reason: str, given: str, needed: str) -> Problem:
    return Problem(
        file_name=wanted.name,
        reason=reason,
        given=f"{given} from {wanted.address}",
        needed=needed,
        remedy="The file fetched before stays. Open the address in a browser; try again later.",
    )


def _renamed(problem: Problem, part: Path, wanted: Wanted) -> Problem:
    """Return `problem` under the file's own name; a reader knows only that of the part."""
    return Problem(
        file_name=wanted.name,
        reason=problem.reason,
        given=problem.given.replace(part.name, wanted.name),
        needed=problem.needed,
        remedy=problem.remedy,
        row=problem.row,
    )
