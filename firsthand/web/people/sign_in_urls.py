"""Addresses of signing in; the names are those by which django-allauth asks for them."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from firsthand.web.people import factor_views, password_views

urlpatterns: list[URLPattern | URLResolver] = [
    path("sign-in", account.login, name="account_login"),
    path("sign-out", account.logout, name="account_logout"),
    path("sign-in/inactive", account.account_inactive, name="account_inactive"),
    path("sign-in/code", factor_views.authenticate, name="mfa_authenticate"),
    path("account/password", password_views.change, name="account_change_password"),
    path("account/confirm", account.reauthenticate, name="account_reauthenticate"),
    path("account/confirm/code", factor.reauthenticate, name="mfa_reauthenticate"),
    path("account/second-factor", factor.index, name="mfa_index"),
    path("account/second-factor/set-up", factor_views.set_up, name="mfa_activate_totp"),
    path("account/second-factor/remove", factor_views.remove, name="mfa_deactivate_totp"),
    path("account/recovery-codes", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "account/recovery-codes/new",
        factor_views.new_codes,
        name="mfa_generate_recovery_codes",
    ),
    path("set-password/<uidb64>/<token>", password_views.set_first, name="set_password"),
    path("set-password/done", password_views.set_done, name="set_password_done"),
]
if settings.OIDC:
    urlpatterns.append(
        path("sign-in/", include("allauth.socialaccount.providers.openid_connect.urls"))
    )
