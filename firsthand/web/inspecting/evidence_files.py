"""Files sent with evidence: kept once, and offered again when the rest was refused."""

from typing import Any

from django.http import Http404, HttpRequest

from firsthand.domain.common.refusal import Refused
from firsthand.services.inspecting.files import UnknownFile
from firsthand.services.inspecting.recording import Wanted
from firsthand.web.inspecting.uploads import EARLIER, kept, kept_so_far


def take_files(request: HttpRequest, form: Any, wanted: Wanted) -> None:
    """
    Keep what was sent with a form that takes files, so that nobody chooses a file twice.

    A file that is refused is said beside its field; the others stay with the form.
    """
    if EARLIER not in form.fields:
        return
    try:
        found = kept(request, wanted)
    except UnknownFile:
        raise Http404 from None
    except Refused as refusal:
        form.refused_files = refusal.objections
        found = kept_so_far(request)
    form.attach(found)
