"""Signing in as a browser does: forms posted, redirects followed, codes computed."""

import re
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth import get_user_model

from firsthand.store import log
from firsthand.web.people.second_factor import box

PASSWORD = "forty two blue herons"
STEP = 30  # seconds for which a code holds


def account_of(actor, *, password=PASSWORD, **more):
    """Add an account for somebody of `build`; the user name is the code."""
    account = get_user_model()(code=actor.code, username=actor.code, name=actor.name, **more)
    account.set_password(password)
    account.save()
    return account


def with_factor(account):
    """Set a second factor up, as if it had been done long ago; return its secret."""
    from allauth.mfa.models import Authenticator
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    secret = generate_totp_secret()
    data = {"secret": box().encrypt(secret.encode()).decode()}
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data=data)
    RecoveryCodes.activate(account)
    return secret


def recovery_codes(account):
    from allauth.mfa.models import Authenticator

    kind = Authenticator.Type.RECOVERY_CODES
    return Authenticator.objects.get(user=account, type=kind).wrap().get_unused_codes()


def code(secret, *, steps=0):
    """Return the code of now, or of some steps later or earlier."""
    counter = int(time.time()) // STEP + steps
    return format_hotp_value(hotp_value(secret, counter))


def give_password(client, username, password=PASSWORD, **more):
    return client.post("/sign-in", {"login": username, "password": password, **more})


def give_code(client, given):
    return client.post("/sign-in/code", {"code": given})


def sign_in(client, username, secret, **more):
    give_password(client, username, **more)
    return give_code(client, code(secret))


def secret_on(page):
    """Return the secret that the page to set a second factor up shows as text."""
    return re.search(r"<code>([A-Z2-7 ]+)</code>", page.content.decode())[1].replace(" ", "")


def inline(page):
    """Return scripts and styles that stand in a page; files of this site may be named."""
    return [(tag, told) for tag, told in page.inline if not told.get("src", "").startswith("/")]


def is_signed_in(client):
    return "_auth_user_id" in client.session


def logged(*, details=False):
    """Return what the log says of people, without the roles given to begin with."""
    entries = log.load_entries(subject="people", details=True)
    found = [one for one in entries if one.act != "role-given"]
    return found if details else [one.act for one in found]
