"""Where mail goes: the settings of Django that one address stands for."""

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BACKENDS = "django.core.mail.backends"
NEEDED = (
    "FIRSTHAND_EMAIL_URL cannot be used. Needed: smtp://USER:PASSWORD@HOST:587 (with "
    "STARTTLS), smtps://USER:PASSWORD@HOST:465, console: or file:FOLDER."
)


def settings(address: str, var: Path) -> dict[str, object]:
    """Return Django's settings for 'smtp://…', 'smtps://…', 'console:' or 'file:…'."""
    parts = urlsplit(address)
    if parts.scheme in ("smtp", "smtps") and parts.hostname:
        return _server(address)
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": f"{BACKENDS}.console.EmailBackend"}
    if parts.scheme == "file" or not address:
        folder = Path(parts.path) if parts.path else var / "mail"
        return {
            "EMAIL_BACKEND": f"{BACKENDS}.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(folder),
        }
    raise ImproperlyConfigured(NEEDED)


def _server(address: str) -> dict[str, object]:
    parts = urlsplit(address)
    wrapped = parts.scheme == "smtps"
    plain = parse_qs(parts.query).get("tls") == ["off"]  # for a server on the same machine
    return {
        "EMAIL_BACKEND": f"{BACKENDS}.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if wrapped else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": wrapped,
        "EMAIL_USE_TLS": not wrapped and not plain,
        "EMAIL_TIMEOUT": 10,  # seconds
    }
