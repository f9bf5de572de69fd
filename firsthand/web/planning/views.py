"""The door to planning: what can be planned here, in the order of the work."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show what can be planned."""
    return render(request, "planning/page.html", {"section": "planning"})
