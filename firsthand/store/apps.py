"""The one Django application: all tables, in one order of migrations."""

from importlib import import_module

from django.apps import AppConfig

ROOMS = ("arrival", "inspections", "figures", "draws", "programmes", "accounts", "ledger")


class StoreConfig(AppConfig):
    """Registers the tables under the label 'store'."""

    name = "firsthand.store"
    label = "store"
    verbose_name = "Firsthand's store"

    def import_models(self) -> None:
        """Import each file of tables, because a package's front door holds no code."""
        for room in ROOMS:
            import_module(f"{self.name}.models.{room}")
        super().import_models()
