"""
Sign-in with the organisation's own provider: it proves who somebody is, and adds nobody.

Whoever comes for the first time is matched with an account by an address that the provider
says is verified, or else by the user name there. From then on the provider's own identifier
counts. The second factor is asked for here as ever.
"""

from typing import Any, ClassVar

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest
from django.shortcuts import render
from django.utils import timezone

from firsthand.services.people import accounts, trail


class OidcAdapter(DefaultSocialAccountAdapter):
    """What the provider says, matched with the accounts that are there."""

    error_messages: ClassVar[dict[str, Any]] = DefaultSocialAccountAdapter.error_messages

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Refuse: administrators add accounts."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Connect whoever comes for the first time with their account, or refuse them."""
        told, sociallogin.account.extra_data = sociallogin.account.extra_data, {}
        if sociallogin.is_existing:
            sociallogin.account.save()  # without what else the provider told of the person
            return
        holder = accounts.holder(
            verified=[one.email for one in sociallogin.email_addresses if one.verified],
            username=str(_claims(told).get("preferred_username") or ""),
        )
        now = timezone.now()
        if holder is None:
            trail.note("sign-in-refused", by="", now=now, account="", exists=False, how="oidc")
            raise ImmediateHttpResponse(render(request, "account/no-account.html", status=403))
        sociallogin.email_addresses = []
        sociallogin.connect(request, holder)
        trail.note("oidc-connected", by=holder.code, now=now)

    def on_authentication_error(self, request: HttpRequest, *_args: Any, **_more: Any) -> None:
        """Say that the provider did not vouch for anybody; nothing of its answer is shown."""
        raise ImmediateHttpResponse(render(request, "account/oidc-failed.html", status=403))


def _claims(told: dict[str, Any]) -> dict[str, Any]:
    """Return what the provider says of a person, from its page or else from its token."""
    return told.get("userinfo") or told.get("id_token") or told
