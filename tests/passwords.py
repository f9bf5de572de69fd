"""Argon2 with next to no work: the same form of hash, some hundred times faster for tests."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """Django's own hasher in all but the work: what is guessed here guards nothing."""

    time_cost = 1
    memory_cost = 8  # KiB, the least
    parallelism = 1
