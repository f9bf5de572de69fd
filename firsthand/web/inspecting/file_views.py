"""Files of an inspection: handed out to be saved, and never shown by the browser."""

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from firsthand.services.inspecting import files
from firsthand.services.inspecting.files import UnknownFile
from firsthand.web.inspecting.doors import inspecting, wanted

# Whatever a file holds, no browser runs it or shows it as part of this site.
HARMLESS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@require_safe
@inspecting
def download(request: HttpRequest, inspection_id: str, file_id: str) -> HttpResponse:
    """Hand out a file to be saved; the reading is recorded before the first byte goes."""
    asked = wanted(request, inspection_id)
    try:
        if request.method == "HEAD":  # nothing is handed out, so nothing is read
            return _headed(HttpResponse(), files.told(asked, file_id))
        info, content = files.open_file(asked, file_id)
    except UnknownFile:
        raise Http404 from None
    return _headed(StreamingHttpResponse(content), info)


def _headed(answer: HttpResponse, info: files.KeptFileInfo) -> HttpResponse:
    for name, value in HARMLESS.items():
        answer[name] = value
    answer["Content-Type"] = "application/octet-stream"
    answer["Content-Length"] = str(info.file.size)
    answer["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=info.file.name
    )
    return answer
