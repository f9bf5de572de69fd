"""What a deployment switches on: HTTPS, proxies, the second factor; nothing by halves."""

import json
import os
import subprocess
import sys

import pytest

ASKED = """
import json
from firsthand.config import settings as s
names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SESSION_COOKIE_NAME",
         "CSRF_COOKIE_NAME", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS",
         "SECURE_PROXY_SSL_HEADER", "ALLAUTH_TRUSTED_PROXY_COUNT", "SECOND_FACTOR",
         "OIDC", "DEBUG")
print(json.dumps({name: getattr(s, name) for name in names}))
"""


def settings_with(tmp_path, **given):
    """Return how settings come out, and what was said, under environment variables."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("FIRSTHAND_")}
    done = subprocess.run(
        [sys.executable, "-c", ASKED],
        env={**clean, "FIRSTHAND_HOME": str(tmp_path), **given},
        capture_output=True,
        text=True,
        check=False,
    )
    return json.loads(done.stdout) if done.returncode == 0 else done.stderr


def test_https_makes_cookies_secure_and_browsers_remember(tmp_path):
    told = settings_with(tmp_path, FIRSTHAND_HTTPS="1", FIRSTHAND_PROXIES="1")
    assert told["SESSION_COOKIE_SECURE"]
    assert told["CSRF_COOKIE_SECURE"]
    assert told["SECURE_SSL_REDIRECT"]
    assert told["SECURE_HSTS_SECONDS"] == 31_536_000
    # A cookie with this prefix is never taken from, or sent to, another host.
    assert told["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert told["CSRF_COOKIE_NAME"].startswith("__Host-")
    assert told["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]


def test_headers_of_a_proxy_are_believed_only_when_there_is_one(tmp_path):
    told = settings_with(tmp_path)
    assert told["SECURE_PROXY_SSL_HEADER"] is None
    assert told["ALLAUTH_TRUSTED_PROXY_COUNT"] == 0


def test_without_being_told_otherwise_the_second_factor_is_on_and_debugging_off(tmp_path):
    told = settings_with(tmp_path)
    assert told["SECOND_FACTOR"]
    assert not told["DEBUG"]
    assert not told["OIDC"]


@pytest.mark.parametrize("given", ["no", "false", "Off ", "none"])
def test_the_second_factor_is_never_off_by_a_slip(tmp_path, given):
    said = settings_with(tmp_path, FIRSTHAND_SECOND_FACTOR=given)
    assert "Needed: on or off." in said
