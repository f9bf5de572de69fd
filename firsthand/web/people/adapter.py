"""What django-allauth asks this site: nobody signs themselves up, and everything is logged."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from firsthand.services.people import accounts, trail
from firsthand.web.people import watch


class AccountAdapter(DefaultAccountAdapter):
    """Signing in and out of this site."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        # The same words whether or not there is such an account.
        "username_password_mismatch": "The user name or the password is not right. "
        "Check both and enter them again.",
        "enter_current_password": "This is not your current password. Enter it again.",
        "incorrect_password": "This is not your password. Enter it again.",
        "too_many_login_attempts": "Too many wrong codes were entered. "
        "Wait 15 minutes, then enter the code that your authenticator shows.",
        "rate_limited": "Too many tries. Wait 15 minutes, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse: administrators add accounts."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Lead back to pages of this very host alone."""
        host = context.request.get_host()
        secure = context.request.is_secure()
        return url_has_allowed_host_and_scheme(url, allowed_hosts={host}, require_https=secure)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave wrong passwords to django-axes, which counts them for all processes."""

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Log a wrong password, unless the name is locked: then it was logged once."""
        if not getattr(request, "axes_locked_out", False):
            trail.note_refused_sign_in(credentials.get("username", ""), now=timezone.now())

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Begin the session, with its times and whether a second factor was proved."""
        records = get_authentication_records(request, user)
        proved = any(one["method"] == "mfa" for one in records)
        super().login(request, user)
        now = timezone.now()
        watch.begin(request.session, now=now)
        request.session[watch.PASSED] = proved
        trail.note("signed-in", by=user.code, now=now, second_factor=proved)

    def logout(self, request: HttpRequest) -> None:
        """End the session on the server."""
        trail.note("signed-out", by=request.user.code, now=timezone.now())
        super().logout(request)

    def is_reauthentication_required(self, *, app: str, **_more: Any) -> bool:
        """Ask for the password again before a second factor is changed, not set up."""
        user = context.request.user
        if user.is_authenticated and not accounts.has_second_factor(user.code):
            return False
        return super().is_reauthentication_required(app=app)
