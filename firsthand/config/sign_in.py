"""Settings of signing in: passwords, second factor, sessions, limits and OIDC."""

import os
from datetime import timedelta
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured


def switch(name: str, default: str) -> bool:
    """Return whether an environment variable is 'on' or 'off'; nothing else is understood."""
    given = os.environ.get(name) or default
    if given not in ("on", "off", "1", "0"):
        raise ImproperlyConfigured(f"{name} is {given!r}. Needed: on or off.")
    return given in ("on", "1")


LOGIN_URL = "/sign-in"
LOGIN_REDIRECT_URL = "/inspect"  # where it says what waits for whom

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    # OWASP ASVS 4.0.3, 2.1.1: 12 characters at least; 2.1.7: none of the common ones.
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name", "email")},
    },
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600  # seconds in which a link to set a password holds
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]

# Off for the demonstration alone, and then every page says so.
SECOND_FACTOR = switch("FIRSTHAND_SECOND_FACTOR", "on")
MFA_ADAPTER = "firsthand.web.people.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Firsthand"
MFA_TOTP_TOLERANCE = 1  # steps of 30 seconds, for a clock that is a little off
MFA_RECOVERY_CODES_SHOW_ONCE = True

ACCOUNT_ADAPTER = "firsthand.web.people.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    # Codes of the second factor: five tries of one person in a quarter of an hour.
    "login_failed": "5/15m/key",
}
# How many proxies stand in front, each of which adds to X-Forwarded-For.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("FIRSTHAND_PROXIES") or 0)

# Passwords: five wrong ones for one name, whether or not it exists, then a quarter of an hour.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "firsthand.web.people.lockout.name_tried"
AXES_CLIENT_IP_CALLABLE = "firsthand.web.people.lockout.no_address"
AXES_LOCKOUT_CALLABLE = "firsthand.web.people.lockout.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["login", "username", "ip_address"]

SESSION_LASTS = timedelta(hours=8)  # from signing in, whatever one does
SESSION_IDLE = timedelta(minutes=30)  # without asking for a page
SESSION_COOKIE_AGE = int(SESSION_LASTS.total_seconds())
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # a link in a mail, or an OIDC provider, must lead in

# With HTTPS in front: cookies never travel in the clear and browsers remember to use it.
HTTPS = switch("FIRSTHAND_HTTPS", "off")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrftoken"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
)

# Sign-in with the organisation's own provider: off unless its address is given.
_OIDC_URL = os.environ.get("FIRSTHAND_OIDC_URL", "")
OIDC_NAME = os.environ.get("FIRSTHAND_OIDC_NAME") or "your organisation"
OIDC = bool(_OIDC_URL)
# A browser follows a form to the provider only where the policy of our pages names it.
OIDC_ORIGIN = ["{0.scheme}://{0.netloc}".format(urlsplit(_OIDC_URL))] if OIDC else []
OIDC_APPS = (
    ["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"] if OIDC else []
)
SOCIALACCOUNT_ADAPTER = "firsthand.web.people.oidc.OidcAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "oidc",
                "name": OIDC_NAME,
                "client_id": os.environ.get("FIRSTHAND_OIDC_CLIENT", ""),
                "secret": os.environ.get("FIRSTHAND_OIDC_SECRET", ""),
                "settings": {"server_url": _OIDC_URL},
            }
        ],
    }
}
