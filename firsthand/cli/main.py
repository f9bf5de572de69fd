"""The door of the command line: prepares Django, runs a command, turns refusals into words."""

import os
import sys
from typing import NoReturn

import django

STOPPED = 130  # what a command that somebody stopped leaves with: 128 and the signal's number


def main() -> None:
    """Run the command that was typed; leave with 2 when it was used wrongly, 130 if stopped."""
    try:
        _run()
    except KeyboardInterrupt:
        _leave_stopped()
    except SystemExit as leaving:
        if leaving.code == STOPPED:
            _leave_stopped()
        raise


def _run() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firsthand.config.settings")
    django.setup()
    # Imported only now: the commands need the tables, and the tables need Django.
    from firsthand.cli import collector
    from firsthand.cli.commands import app
    from firsthand.domain.common.refusal import Refused
    from firsthand.domain.reference.unknown import Unknown

    collector.run_rarely()
    try:
        app()
    except (Unknown, Refused) as reason:
        print(f"firsthand: {reason}", file=sys.stderr)
        sys.exit(2)


def _leave_stopped() -> NoReturn:
    print("firsthand: stopped before the end.", file=sys.stderr)
    sys.exit(STOPPED)
