"""One's own page: who one is here, in which sessions, with which links."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
@login_required
def me(request: HttpRequest) -> HttpResponse:
    """Show one's own account."""
    return render(request, "people/me.html", {"section": "people"})
