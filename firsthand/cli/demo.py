"""`firsthand demo`: an invented authority with invented people, ready to click through."""

import os
import shutil
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli import clock, progress
from firsthand.cli.preparing import prepare
from firsthand.cli.serve import Port, run_server
from firsthand.domain.people.actor import SYSTEM, Actor
from firsthand.domain.people.acts import RoleGiven
from firsthand.domain.people.role import Role
from firsthand.services import estimates
from firsthand.services.inspecting import demonstration
from firsthand.services.people import accounts, acting

PASSWORD = "an invented password"  # of everybody in the demonstration; nobody else has it
MARK = "FIRSTHAND_DEMONSTRATION"
Fresh = Annotated[
    bool, typer.Option("--fresh", help="Begin again: forget what was done in it before.")
]
NoServe = Annotated[bool, typer.Option("--no-serve", help="Make it ready and end.")]


def demo(fresh: Fresh = False, no_serve: NoServe = False, port: Port = None) -> None:
    """Show an invented authority: one inspection published, one half done, one just opened."""
    if not os.environ.get(MARK):
        sys.exit(_apart(fresh, no_serve, port))
    prepare()
    make_ready(today=clock.now().date())
    print(welcome(), flush=True)
    if not no_serve:
        run_server(port)


def _apart(fresh: bool, no_serve: bool, port: int | None) -> int:
    """Run the demonstration in a process of its own, whose database is not the reader's."""
    home = Path(os.environ.get("FIRSTHAND_HOME") or Path.cwd()) / "var" / "demonstration"
    if fresh:
        shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True, exist_ok=True)
    surroundings = {
        **os.environ,
        MARK: "1",
        "FIRSTHAND_HOME": str(home),
        "FIRSTHAND_SECOND_FACTOR": "off",
    }
    surroundings.pop("FIRSTHAND_DATABASE_URL", None)
    command = [sys.executable, "-m", "firsthand.cli", "demo"]
    command += ["--no-serve"] * no_serve
    command += ["--port", str(port)] if port else []
    try:
        return subprocess.run(command, env=surroundings, check=False).returncode
    except KeyboardInterrupt:
        return 0


def make_ready(*, today: date) -> None:
    """Add the invented people and tell their inspections and estimates, once."""
    if acting.everybody():
        return
    people = add_people(at=demonstration.moment(-400, today))
    demonstration.declare_links(people, by=SYSTEM, today=today)
    with progress.bars() as shown:
        for name, number, steps in demonstration.replay(people, today=today):
            shown(number, steps, f"the inspection “{name}”")
    for by, at, told in demonstration.estimates(today=today):
        estimates.record(estimates.Asked(by=people[by], now=at), told)


def add_people(*, at: datetime) -> dict[str, Actor]:
    """Add an account for each invented person and return who they are, by user name."""
    codes = {
        one["username"]: accounts.add(
            accounts.NewAccount(username=one["username"], name=one["name"], role=_role(one)),
            by=SYSTEM,
            now=at,
            password=PASSWORD,
        )
        for one in demonstration.people()
    }
    known = acting.everybody()
    return {username: known[code] for username, code in codes.items()}


def _role(one: dict[str, str]) -> RoleGiven:
    return RoleGiven(
        person="",
        name=one["name"],
        role=Role(one["role"]),
        la_code=one.get("la_code", ""),
        inspectorate=one.get("inspectorate", ""),
    )


def welcome() -> str:
    """Return who can sign in, and with what."""
    told = [f"  {one['username']:<14}{one['name']}" for one in demonstration.people()]
    return "\n".join(
        (
            "A demonstration: invented people, an invented authority, nothing of it is real.",
            f"Everybody signs in with the password: {PASSWORD}",
            "(A second factor is not asked for here. Everywhere else it is.)",
            *told,
        )
    )
