"""Care of files: find the damaged, scan those that nobody scanned, remove what a crash left."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from firsthand.engines import scanning, storage
from firsthand.services.inspecting.file_contents import damage_to
from firsthand.services.inspecting.file_scans import WAITING, FileState, scan, states
from firsthand.store import files as store

SWEPT_AFTER = timedelta(hours=1)  # what is younger may be on its way into the table


def damaged() -> Iterator[tuple[str, str]]:
    """Yield each kept file whose content is not there as it was kept, and what is wrong."""
    for file_id in sorted(store.load_ids()):
        if objection := damage_to(store.load([file_id])[file_id].file):
            yield file_id, objection.reason


def scan_unscanned(*, now: datetime) -> Iterator[tuple[str, FileState]]:
    """Scan each file that no scanner has given a verdict on, and yield what is known now."""
    for file_id, state in sorted(states(store.load_ids()).items()):
        if state.word in (WAITING, scanning.NOT_SCANNED):
            yield file_id, scan(file_id, now=now)


def sweep(*, now: datetime) -> tuple[str, ...]:
    """Remove what lies in the storage without a row since an hour, and return the names."""
    known = store.load_ids()
    left = tuple(
        name
        for name, since in storage.stored()
        if name not in known and now - since > SWEPT_AFTER
    )
    for name in left:
        storage.remove(name)
    return left
