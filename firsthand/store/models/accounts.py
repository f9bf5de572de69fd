"""Accounts: how people sign in. What they may do follows from acts of the people's ledger."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.crypto import get_random_string

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


def new_code() -> str:
    """Return a code for a person, which tells nothing of them."""
    return "p-" + get_random_string(8, ALPHABET)


class Account(AbstractUser):
    """
    Somebody who can sign in. The `code` stands for the person in every record.

    An account is a tool and no record: the role, and whether it still counts, stand in the
    ledger of people, where nothing is overwritten.
    """

    code = models.CharField(max_length=16, unique=True, default=new_code)
    name = models.TextField(blank=True)

    REQUIRED_FIELDS: ClassVar[list[str]] = ["email"]

    class Meta:
        """Names the table."""

        db_table = "account"
