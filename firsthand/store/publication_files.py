"""Publication files: the PDF made of a publication, or why making it failed."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from firsthand.store.models.ledger import PublicationFile


@dataclass(frozen=True, kw_only=True)
class MadeFile:
    """One attempt at a PDF: its content, or the reason why there is none."""

    made_at: datetime
    content: bytes | None
    sha256: str
    failed_because: str


def add_file(inspection_id: str, *, document_sha256: str, content: bytes, at: datetime) -> None:
    """Keep a PDF."""
    PublicationFile.objects.create(
        inspection_id=inspection_id,
        made_at=at,
        document_sha256=document_sha256,
        content=content,
        sha256=sha256(content).hexdigest(),
    )


def add_failure(
    inspection_id: str, *, document_sha256: str, because: str, at: datetime
) -> None:
    """Keep the reason why no PDF could be made."""
    PublicationFile.objects.create(
        inspection_id=inspection_id,
        made_at=at,
        document_sha256=document_sha256,
        failed_because=because,
    )


def load_file(inspection_id: str, *, document_sha256: str) -> MadeFile | None:
    """Return the PDF of a document; else the last failure; else None."""
    rows = PublicationFile.objects.filter(
        inspection_id=inspection_id, document_sha256=document_sha256
    ).order_by("-seq")
    row = rows.filter(content__isnull=False).first() or rows.first()
    if row is None:
        return None
    return MadeFile(
        made_at=row.made_at,
        content=None if row.content is None else bytes(row.content),
        sha256=row.sha256,
        failed_because=row.failed_because,
    )
