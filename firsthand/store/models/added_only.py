"""Rows that are added and never changed; migration 0002 makes the database say the same."""

from typing import Any, NoReturn

from django.db import models


class Unchangeable(Exception):
    """Somebody tried to change or delete a row of the record."""

    def __init__(self, table: str) -> None:
        """Say what to do instead."""
        super().__init__(
            f"Rows of {table!r} are never changed or deleted. Add a new row beside the old "
            "one; a new reading of the same file names the one that it replaces."
        )


class AddedOnlyQuerySet(models.QuerySet):
    """A queryset that adds and reads, and refuses everything else."""

    def update(self, **_values: Any) -> NoReturn:
        """Refuse."""
        raise Unchangeable(self.model._meta.db_table)

    def delete(self) -> NoReturn:
        """Refuse."""
        raise Unchangeable(self.model._meta.db_table)

    def bulk_update(self, *_args: Any, **_values: Any) -> NoReturn:
        """Refuse."""
        raise Unchangeable(self.model._meta.db_table)


class AddedOnly(models.Model):
    """A row with its place in the order of arrival, `seq`."""

    seq = models.BigAutoField(primary_key=True)

    objects = AddedOnlyQuerySet.as_manager()

    class Meta:
        """Abstract: each table says its own name."""

        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add this row; refuse when it is there already."""
        if not self._state.adding:
            raise Unchangeable(self._meta.db_table)
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse."""
        raise Unchangeable(self._meta.db_table)
