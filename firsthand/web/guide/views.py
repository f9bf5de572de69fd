"""What the words on the other pages mean."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from firsthand.refdata import read


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Explain states, readings, scales, frameworks and limits."""
    context = {
        "section": "guide",
        "scales": tuple(read.scales().values()),
        "frameworks": read.frameworks(),
        "harms": read.harms(),
    }
    return render(request, "guide/page.html", context)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how these pages were checked, and what is known to fall short."""
    return render(request, "guide/accessibility.html", {"section": "guide"})
