"""Printing: the PDF of a publication, made in the background or when it is first asked for."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django_tasks import task

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.publication import Published
from firsthand.engines import typesetting
from firsthand.services.inspecting import recording
from firsthand.store import publication_files as store

TRY_AGAIN_AFTER = timedelta(days=1)  # what failed may have been mended since


def ask_for(inspection_id: str) -> None:
    """Put the making of a PDF into the queue."""
    make.enqueue(inspection_id)


@task()
def make(inspection_id: str) -> None:
    """Make the PDF of what was published, unless there is one, and keep it or the reason."""
    found = recording.unchecked(inspection_id).of(Published)
    if found:
        _made(
            inspection_id,
            found[-1].body.document,
            sha256=found[-1].body.sha256,
            now=timezone.now(),
        )


def pdf(inspection_id: str, document: dict[str, Any], *, sha256: str, now: datetime) -> bytes:
    """Return the PDF of a document, made now if there is none; refuse if it cannot be made."""
    content, because = _made(inspection_id, document, sha256=sha256, now=now)
    if content is None:
        raise Refused(
            Objection(
                rule="pdf-failed",
                reason=f"The PDF could not be made. {because}",
                remedy="Read the page or the JSON of the publication; they hold the same.",
            )
        )
    return content


def _made(
    inspection_id: str, document: dict[str, Any], *, sha256: str, now: datetime
) -> tuple[bytes | None, str]:
    there = store.load_file(inspection_id, document_sha256=sha256)
    if there is not None and (there.content or now - there.made_at < TRY_AGAIN_AFTER):
        return there.content, there.failed_because
    try:
        content = typesetting.report(document, sha256=sha256)
    except typesetting.NotSet as failure:
        because = str(failure)
        store.add_failure(inspection_id, document_sha256=sha256, because=because, at=now)
        return None, because
    store.add_file(inspection_id, document_sha256=sha256, content=content, at=now)
    return content, ""
