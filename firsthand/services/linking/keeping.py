"""Keep linked data in a working folder: made, opened, looked at, deleted; who used it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from firsthand.domain.common.refusal import Refused
from firsthand.engines import file_keys, working_folder
from firsthand.engines.folders.access import Access
from firsthand.engines.folders.ending import Ended
from firsthand.engines.folders.wrapping import Wrappers
from firsthand.engines.working_folder import Standing, WorkingFolder

STATUS = (
    *("folder", "state", "delete_on", "days_left", "purpose", "who", "created_at"),
    *("opens_with", "files", "bytes", "private", "said", "folder_id"),
)
REFUSED = "refused"
LOG = ("line", "at", "who", "command", "act", "file", "records", "why", "hash")
USED_BY = ("at", "who", "command", "why")
USES = ("lines", "at", "who", "command", "what", "why")
NOT_PRIVATE = (
    "Other people on this computer can enter this folder: give it the mode 0700 (chmod 700), "
    "and find out since when."
)


def created(
    folder: Path, *, delete_on: date, purpose: str, who: str, now: datetime
) -> WorkingFolder:
    """Make a working folder for `firsthand link`, or refuse with every reason."""
    access = used_by(who, why=purpose, command="link", now=now)
    return WorkingFolder.create(folder, delete_on=delete_on, key=_wrappers(), access=access)


def opened(
    folder: Path, *, who: str, command: str, now: datetime, why: str = ""
) -> WorkingFolder:
    """Open a working folder for a command such as 'linked judge'; deleted if it has expired."""
    access = used_by(who, why=why, command=command, now=now)
    return WorkingFolder.open(folder, key=_wrappers(), access=access)


def status(folders: Sequence[Path], *, who: str, now: datetime) -> list[dict[str, Any]]:
    """
    Return how each folder stands; delete those whose last day has passed.

    One that cannot be looked at has the state 'refused' and says why; the others still count.
    `days_left` counts the days after today: 1 if tomorrow is the last one, 0 if today is.
    """
    access = used_by(who, why="", command="linked status", now=now)
    key = _wrappers()
    return [_status(folder, key, access) for folder in folders]


def log(
    folder: Path, *, who: str, now: datetime, noted: str = ""
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return what a check of a folder's access log found, and its lines in order."""
    access = used_by(who, why="", command="linked log", now=now)
    standing = working_folder.met(folder, key=_wrappers(), access=access)
    found = working_folder.checked_log(folder, key=_wrappers(), noted=noted)
    lines = [
        {name: asdict(line).get(name) for name in LOG} | {"line": line.number + 1}
        for line in found.lines
    ]
    verdict = {
        "folder": str(folder),
        "folder_id": standing.facts.folder_id,
        "whole": found.whole,
        "problems": list(found.problems),
        "unknown": list(found.unknown),
        "uses": uses(lines),
        "lines": lines,
    }
    return verdict, lines


def uses(lines: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return a row for each use of a command: its lines of the log, taken together."""
    together = groupby(lines, key=lambda line: [line[name] for name in USED_BY])
    return [_use(list(own)) for _, own in together]


def _use(lines: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    first, last = lines[0], lines[-1]
    acts: dict[str, list[str]] = {}
    for line in lines:
        records = "" if line["records"] is None else f" ({line['records']:,})"
        acts.setdefault(line["act"], []).append(f"{line['file']}{records}".strip())
    if len(acts) > 1:
        acts.pop("opened", None)  # which is told by what was done then
    what = [f"{act} {', '.join(filter(None, files))}".strip() for act, files in acts.items()]
    return {
        "lines": str(first["line"]) if first is last else f"{first['line']}-{last['line']}",
        **{name: first[name] for name in USED_BY},
        "what": "; ".join(what),
    }


def delete(folder: Path, *, who: str, now: datetime, why: str = "") -> Ended:
    """Delete the content of a folder, and return how it ended."""
    access = used_by(who, why=why, command="linked delete", now=now)
    return working_folder.delete(folder, key=_wrappers(), access=access)


def used_by(who: str, *, why: str, command: str, now: datetime) -> Access:
    """Return who uses a folder, at the time of this country: its days end at midnight here."""
    at = now.astimezone(ZoneInfo(settings.TIME_ZONE))
    return Access(who=who, why=why, command=command, at=at)


def _wrappers() -> Wrappers:
    """Return the keys of this installation, and the passphrase if one is set."""
    if settings.FILE_KEYS:
        keys = file_keys.keys_in(Path(settings.FILE_KEYS))
    else:
        keys = file_keys.kept_keys(Path(settings.FILE_KEYS_MADE))
    return Wrappers(
        keys=keys,
        beside=Path(settings.FOLDER_KEYS),
        passphrase=settings.LINK_PASSPHRASE,
    )


def _status(folder: Path, key: Wrappers, access: Access) -> dict[str, Any]:
    try:
        standing = working_folder.met(folder, key=key, access=access)
    except Refused as refusal:
        lacking = dict.fromkeys(STATUS)
        return lacking | {"folder": str(folder), "state": REFUSED, "said": str(refusal)}
    return _standing(standing, access.at.date())


def _standing(one: Standing, today: date) -> dict[str, Any]:
    said = [one.ended.sentence] if one.ended else []
    said += [] if one.private else [NOT_PRIVATE]
    return {
        "folder": str(one.path),
        "state": one.ended.why if one.ended else "open",
        "delete_on": one.facts.delete_on,
        "days_left": 0 if one.ended else (one.facts.last_day - today).days,
        "purpose": one.facts.purpose,
        "who": one.facts.who,
        "created_at": one.facts.created_at,
        "opens_with": one.facts.wrap.get("kind"),
        "files": [name for name, _ in one.files],
        "bytes": sum(size for _, size in one.files),
        "private": one.private,
        "said": " ".join(said),
        "folder_id": one.facts.folder_id,
    }
