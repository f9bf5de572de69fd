"""Care of files: find those that were damaged, and remove what a crash left behind."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from firsthand.engines import storage
from firsthand.services.inspecting.file_contents import damage_to
from firsthand.store import files as store

SWEPT_AFTER = timedelta(hours=1)  # what is younger may be on its way into the table


def damaged() -> Iterator[tuple[str, str]]:
    """Yield each kept file whose content is not there as it was kept, and what is wrong."""
    for file_id in sorted(store.load_ids()):
        if objection := damage_to(store.load([file_id])[file_id].file):
            yield file_id, objection.reason


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
