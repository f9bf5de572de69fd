"""Files: which were taken in, for which ledger, and what scans said of them."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from firsthand.domain.inspection.acts.evidence import AttachedFile
from firsthand.store.models.ledger import KeptFile, ScanResult

FILE_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A file as it was taken in, and the verdicts on it, the oldest first."""

    file: AttachedFile
    ledger: str
    by: str
    added_at: datetime
    key_id: str
    scans: tuple[tuple[str, str], ...] = ()


def add(kept: Kept) -> None:
    """Note a file whose content lies in the storage already."""
    KeptFile.objects.create(
        file_id=kept.file.file_id,
        ledger=kept.ledger,
        added_at=kept.added_at,
        by=kept.by,
        name=kept.file.name,
        sha256=kept.file.sha256,
        size=kept.file.size,
        media_type=kept.file.media_type,
        key_id=kept.key_id,
    )


def add_scan(file_id: str, *, verdict: str, said: str, at: datetime) -> None:
    """Note what a scan said of a file."""
    file = KeptFile.objects.get(file_id=file_id)
    ScanResult.objects.create(file=file, verdict=verdict, said=said, at=at)


def load(file_ids: Collection[str]) -> dict[str, Kept]:
    """Return the files with these identifiers; those that there are."""
    asked = [one for one in file_ids if FILE_ID.fullmatch(one)]
    rows = KeptFile.objects.filter(file_id__in=asked).prefetch_related("scans")
    return {row.file_id: _kept(row) for row in rows}


def load_same(ledger: str, *, by: str, sha256: str, name: str) -> Kept | None:
    """Return the file that somebody added to a ledger before under this name, or None."""
    rows = KeptFile.objects.filter(ledger=ledger, by=by, sha256=sha256, name=name)
    row = rows.prefetch_related("scans").order_by("seq").first()
    return None if row is None else _kept(row)


def load_ids() -> frozenset[str]:
    """Return the identifiers of every file."""
    return frozenset(KeptFile.objects.values_list("file_id", flat=True))


def _kept(row: KeptFile) -> Kept:
    return Kept(
        file=AttachedFile(
            file_id=row.file_id,
            name=row.name,
            sha256=row.sha256,
            size=row.size,
            media_type=row.media_type,
        ),
        ledger=row.ledger,
        by=row.by,
        added_at=row.added_at,
        key_id=row.key_id,
        scans=tuple(
            (one.verdict, one.said) for one in sorted(row.scans.all(), key=lambda one: one.seq)
        ),
    )
