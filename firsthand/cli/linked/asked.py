"""What every action on a working folder asks: which folder, what for, and who asks."""

import getpass
import os
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

Folder = Annotated[
    Path,
    typer.Argument(metavar="FOLDER", help="A working folder, as `firsthand link` made it."),
]
Why = Annotated[
    str,
    typer.Option(
        "--why", metavar="TEXT", help="What for; it stays in the access log. Name no child."
    ),
]

Split = Annotated[
    str,
    typer.Option(metavar="LIST", help="Count a list as its parts, each a list of its own."),
]


def who() -> str:
    """Return the name under which somebody is signed in to this computer."""
    try:
        pwd = import_module("pwd")
        return str(pwd.getpwuid(os.getuid()).pw_name)  # unlike a variable, not theirs to set
    except (ImportError, KeyError):
        return getpass.getuser()
