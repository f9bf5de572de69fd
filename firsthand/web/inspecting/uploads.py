"""Uploads: the files that were sent with a form, kept for the inspection."""

from django.http import HttpRequest

from firsthand.domain.common.refusal import refuse_if
from firsthand.domain.inspection.acts.evidence import AttachedFile
from firsthand.services.inspecting import files
from firsthand.services.inspecting.recording import Wanted

FIELD, EARLIER = "files", "kept"


def kept(request: HttpRequest, w: Wanted) -> tuple[AttachedFile, ...]:
    """
    Keep every file of the field `files`, and return them after those kept at an earlier try.

    Refuse with why some were not kept; the others are kept all the same, and `kept_so_far`
    returns them, so that nobody has to send them again.
    """
    earlier = files.attached(w, dict.fromkeys(request.POST.getlist(EARLIER)))
    sent = [
        files.Sent(name=one.name or "", content=one, size=one.size)
        for one in request.FILES.getlist(FIELD)
    ]
    found, refused = files.keep_each(w, sent)
    request.kept_files = tuple(dict.fromkeys((*earlier, *found)))
    refuse_if(refused)
    return request.kept_files


def kept_so_far(request: HttpRequest) -> tuple[AttachedFile, ...]:
    """Return what `kept` kept of this request before it refused the rest."""
    return getattr(request, "kept_files", ())
