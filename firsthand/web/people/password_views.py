"""Pages of passwords: set the first one by a link that holds once, change it later."""

from typing import Any

from allauth.account.views import PasswordChangeView
from django.contrib.auth.views import PasswordResetConfirmView
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_safe

from firsthand.services.people import accounts, notices, trail


class Change(PasswordChangeView):
    """A new password, which ends every other session."""

    success_url = reverse_lazy("people:me")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send whoever signs in by their organisation alone to their own page."""
        if request.user.is_authenticated and not request.user.has_usable_password():
            return redirect(str(self.success_url))
        return super().dispatch(request, *args, **kwargs)

    def get_default_success_url(self) -> str:
        """Lead to one's own page."""
        return str(self.success_url)

    def form_valid(self, form: Form) -> HttpResponse:
        """Change it, end the other sessions and log it."""
        answer = super().form_valid(form)
        code = self.request.user.code
        accounts.end_sessions(code, but=self.request.session.session_key or "")
        trail.note("password-changed", by=code, now=timezone.now())
        notices.tell_of_sign_in(code)
        return answer


class SetFirst(PasswordResetConfirmView):
    """The first password, or a new one after a reset."""

    template_name = "account/set-password.html"
    success_url = reverse_lazy("set_password_done")

    def form_valid(self, form: Form) -> HttpResponse:
        """Set it and log it; signing in is the next step."""
        answer = super().form_valid(form)
        trail.note("password-set", by=form.user.code, now=timezone.now())
        notices.tell_of_sign_in(form.user.code)
        return answer

    def render_to_response(self, context: dict[str, Any], **more: Any) -> HttpResponse:
        """Say with the status too when the link no longer holds."""
        if not self.validlink:
            more["status"] = 410
        return super().render_to_response(context, **more)


@require_safe
def set_done(request: HttpRequest) -> HttpResponse:
    """Say that the password was set."""
    return render(request, "account/set-password-done.html")


change = Change.as_view()
set_first = SetFirst.as_view()
