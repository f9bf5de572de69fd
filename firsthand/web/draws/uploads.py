"""Uploads that stay in memory: a list of children is never written to disk."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, csrf_protect

LARGEST = 40 * 1024 * 1024  # bytes; a list of 100,000 rows has some 20 million
View = Callable[..., HttpResponse]


class InMemory(MemoryFileUploadHandler):
    """Keeps a file of any size in memory; `in_memory` refuses larger ones beforehand."""

    def handle_raw_input(self, *_args: Any, **_kwargs: Any) -> None:
        """Take charge of every file, where Django would leave larger ones to a folder."""
        self.activated = True


def in_memory(view: View) -> View:
    """Return `view` with uploads kept in memory, and with answers that nobody keeps."""
    guarded = csrf_protect(view)

    @wraps(view)
    def kept(request: HttpRequest, *args: str) -> HttpResponse:
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
            said = (
                f"The file is larger than {LARGEST // 1024**2} megabytes. Send a smaller list."
            )
            context = {"heading": "The file is too large", "said": said, "section": "planning"}
            return render(request, "problem.html", context, status=413)
        request.upload_handlers = [InMemory(request)]
        answer = guarded(request, *args)
        answer["Cache-Control"] = "no-store"
        return answer

    # Exempt outside, protected inside: else the check would read the upload first, to disk.
    return csrf_exempt(kept)
