"""The second factor: its secrets at rest, and its pages."""

import base64
import hashlib
from typing import Any, ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of second factors, unreadable to whoever has the database alone."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "This code is not right, or was used already. "
        "Enter the code that your authenticator shows now.",
    }

    def encrypt(self, text: str) -> str:
        """Return the secret, encrypted with a key that stands outside the database."""
        return box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret; another one that no code fits when the site's key was changed."""
        try:
            return box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return generate_totp_secret()


def box() -> Fernet:
    """Return what encrypts and decrypts with the site's own key."""
    told = b"firsthand second factor " + settings.SECRET_KEY.encode()
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(told).digest()))
