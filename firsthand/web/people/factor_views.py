"""Pages of the second factor: set up, asked for, taken away; each is logged."""

import re
from typing import Any

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from firsthand.services.people import notices, trail
from firsthand.web.people import watch


def note(act: str, request: HttpRequest) -> None:
    """Log what became of somebody's second factor, and tell them by mail."""
    trail.note(act, by=request.user.code, now=timezone.now())
    notices.tell_of_sign_in(request.user.code)


@method_decorator(never_cache, name="dispatch")
class SetUp(ActivateTOTPView):
    """The secret as a picture and as text, and a code to prove that it arrived."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the lines of the picture: our policy refuses an <img> of a data: address."""
        told = super().get_context_data(**kwargs)
        secret = told["form"].secret
        told["secret"] = " ".join(re.findall(".{1,4}", secret))
        told["picture"] = lines_of(told["totp_svg"])
        return told

    def form_valid(self, form: Form) -> HttpResponse:
        """Let the session go on as one that proved its second factor."""
        answer = super().form_valid(form)
        user = self.request.user
        factor = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
        # The code is spent: nobody who saw it can sign in with it.
        factor.wrap().validate_code(form.cleaned_data["code"])
        post_authentication(self.request, factor, reauthenticated=True)
        self.request.session.cycle_key()
        self.request.session[watch.PASSED] = True
        note("second-factor-set-up", self.request)
        return answer


def lines_of(svg: str) -> dict[str, str]:
    """Return the size and the path of a QR code, without the rest of its document."""
    box = re.search(r'viewBox="([\d. ]+)"', svg)
    path = re.search(r'<path[^>]* d="([^"]+)"', svg)
    if box is None or path is None:
        raise ValueError("the picture of the secret has another form than is known")
    return {"box": box[1], "path": path[1]}


class Authenticate(AuthenticateView):
    """The code that is asked for after the password."""

    def form_valid(self, form: Form) -> HttpResponse:
        """Sign in; log when one of the recovery codes was spent."""
        answer = super().form_valid(form)
        if form.authenticator.type == Authenticator.Type.RECOVERY_CODES:
            note("recovery-code-used", self.request)
        return answer

    def form_invalid(self, form: Form) -> HttpResponse:
        """Log a wrong code against the account whose password was right."""
        user = self.stage.login.user
        trail.note("second-factor-refused", by=user.code, now=timezone.now())
        return super().form_invalid(form)


class Remove(DeactivateTOTPView):
    """Take the second factor away, to set up another one at once."""

    def form_valid(self, form: Form) -> HttpResponse:
        """Let the session do nothing more until there is a second factor again."""
        answer = super().form_valid(form)
        self.request.session[watch.PASSED] = False
        note("second-factor-removed", self.request)
        return answer


class NewCodes(GenerateRecoveryCodesView):
    """New recovery codes, which end the old ones."""

    def form_valid(self, form: Form) -> HttpResponse:
        """Log that the old codes ended."""
        answer = super().form_valid(form)
        note("recovery-codes-renewed", self.request)
        return answer


set_up = SetUp.as_view()
authenticate = Authenticate.as_view()
remove = Remove.as_view()
new_codes = NewCodes.as_view()
