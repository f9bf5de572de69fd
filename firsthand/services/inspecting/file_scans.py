"""Scans of files: asked of the virus scanner in the background, and what is known from them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.engines import encryption, scanning
from firsthand.services.inspecting.file_contents import content_of
from firsthand.store import files as store

WAITING = "waiting"


@dataclass(frozen=True, kw_only=True)
class FileState:
    """What is known of viruses in a file: clean, infected, waiting or not-scanned; and why."""

    word: str
    said: str = ""


SAID: Mapping[str, str] = MappingProxyType(
    {
        scanning.CLEAN: "A virus scan found nothing.",
        scanning.INFECTED: "It is neither opened nor attached: a virus scan found",
        scanning.NOT_SCANNED: "It was not scanned for viruses.",
        WAITING: "It waits to be scanned for viruses.",
    }
)


def states(file_ids: Collection[str]) -> dict[str, FileState]:
    """Return what is known of viruses in each of these files."""
    return {file_id: state_of(kept) for file_id, kept in store.load(file_ids).items()}


def scan(file_id: str, *, now: datetime) -> FileState:
    """Have a kept file scanned, note what was said, and return it."""
    try:
        verdict = scanning.scan(content_of(file_id), address=settings.CLAMD)
    except (encryption.Damaged, Refused) as error:
        verdict = scanning.Verdict(verdict=scanning.NOT_SCANNED, said=str(error))
    store.add_scan(file_id, verdict=verdict.verdict, said=verdict.said, at=now)
    return states([file_id])[file_id]


@task()
def scan_kept(file_id: str) -> str:
    """Scan in the background; return the word for what was found."""
    return scan(file_id, now=timezone.now()).word


def ask_for_scan(file_id: str, *, now: datetime) -> None:
    """Put a file into the queue of the scanner, or note that there is none."""
    if settings.CLAMD:
        scan_kept.enqueue(file_id)
    else:
        store.add_scan(file_id, verdict=scanning.NOT_SCANNED, said=scanning.OFF, at=now)


def state_of(kept: store.Kept) -> FileState:
    """Return the newest word; what was once found infected stays so."""
    told = next((one for one in kept.scans if one[0] == scanning.INFECTED), None)
    word, why = told or (kept.scans[-1] if kept.scans else (WAITING, ""))
    ended = "." if word == scanning.INFECTED else ""
    return FileState(word=word, said=f"{SAID[word]} {why}".strip() + ended)


def objection_to_infected(kept: store.Kept) -> Objection:
    """Return why an infected file is neither opened nor attached."""
    return Objection(
        rule="file-infected",
        reason=state_of(kept).said,
        remedy="Leave it out, ask whoever gave it for a clean one, and tell the people who "
        "look after your computers.",
    )
