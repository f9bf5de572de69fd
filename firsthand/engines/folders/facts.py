"""What a working folder says of itself, in clear: what for, whose, until when."""

import json
import secrets
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from firsthand.domain.accountability.canonical import canonical, digest
from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.engines import private

FACTS, README = "folder.json", "README.txt"
FORM = "firsthand-working-folder-1"
FORMS = "firsthand-working-folder-"
# A year, as the lists of a study are those of a year; who needs them longer asks for them again
# (UK GDPR, article 5(1)(e): no longer than is necessary).
LONGEST = 366  # days from making a folder to its deletion


class NoFolder(Refused):
    """What is no working folder, or no longer says that it is one."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The facts of a folder; its wrapped key is bound to all of them."""

    folder_id: str
    purpose: str
    who: str
    created_at: str
    delete_on: str
    wrap: dict[str, Any]
    form: str = FORM

    @property
    def last_day(self) -> date:
        """Return the last day on which the folder can be read."""
        return date.fromisoformat(self.delete_on)

    @property
    def text(self) -> str:
        """Return the text to which the folder's key is bound."""
        return canonical(asdict(self))

    @property
    def hash(self) -> str:
        """Return the hash with which the access log begins."""
        return digest(asdict(self))


def new_facts(
    *, purpose: str, who: str, now: datetime, delete_on: date, wrap: dict[str, Any]
) -> Facts:
    """Return the facts of a new folder, or refuse a date that is none, or no purpose."""
    today = now.date()
    objections = []
    if not today <= delete_on <= today + timedelta(days=LONGEST):
        objections.append(
            Objection(
                rule="delete-on",
                reason=f"The deletion date {delete_on} is not within {LONGEST} days from "
                f"today, {today}. Linked data are kept no longer than a study needs "
                "them, and a study of more than a year asks for its lists again.",
                remedy=f"Give a day from {today} to {today + timedelta(days=LONGEST)}.",
            )
        )
    for name, given in (("purpose", purpose), ("who", who)):
        if not given.strip():
            objections.append(
                Objection(
                    rule=f"folder-{name}",
                    reason=f"A working folder states its {name}, and none is given.",
                    remedy="Say in a few words what the linked data are for."
                    if name == "purpose"
                    else "Name who answers for the linked data.",
                )
            )
    if objections:
        raise Refused(*objections)
    return Facts(
        folder_id=secrets.token_hex(16),
        purpose=" ".join(purpose.split()),
        who=" ".join(who.split()),
        created_at=now.isoformat(timespec="seconds"),
        delete_on=delete_on.isoformat(),
        wrap=wrap,
    )


def write_facts(facts: Facts, folder: Path) -> None:
    """Write what the folder is, for programs and for people."""
    told = json.dumps(asdict(facts), ensure_ascii=False, indent=1) + "\n"
    private.put(folder / FACTS, [told.encode("utf-8")])
    private.put(folder / README, [_readme(facts).encode("utf-8")])


def write_end(facts: Facts, folder: Path, ended: str) -> None:
    """Write that the content was deleted, where people look first."""
    private.put(folder / README, [(ended + "\n\n" + _readme(facts)).encode("utf-8")])


def read_facts(folder: Path) -> Facts:
    """Return the facts of a folder, or refuse what is no working folder or a newer one."""
    try:
        told = json.loads((folder / FACTS).read_text("utf-8"))
    except FileNotFoundError:
        raise NoFolder(_none(folder, f"there is no {FACTS} in it")) from None
    except OSError as error:
        raise NoFolder(_none(folder, f"{FACTS} cannot be read: {error.strerror}")) from None
    except (ValueError, RecursionError):
        raise NoFolder(_none(folder, f"its {FACTS} is damaged")) from None
    form = str(told.get("form")) if isinstance(told, dict) else ""
    if form.startswith(FORMS) and form != FORM:
        raise Refused(
            Objection(
                rule="folder-newer",
                reason=f"{folder} has the form {form}, and this version knows {FORM}.",
                remedy="Use the version of Firsthand that made it, or a newer one: "
                "pip install --upgrade firsthand.",
            )
        )
    if form != FORM:
        raise Refused(_none(folder, f"its {FACTS} is another program's"))
    try:
        facts = Facts(**told)
        date.fromisoformat(facts.delete_on)
    except (TypeError, ValueError):
        raise NoFolder(_none(folder, f"its {FACTS} is damaged")) from None
    return facts


def _none(folder: Path, why: str) -> Objection:
    return Objection(
        rule="no-working-folder",
        reason=f"{folder} is no working folder: {why}.",
        remedy="Name a folder that `firsthand link FILES --folder FOLDER --delete-on DATE "
        "--purpose TEXT` made.",
    )


def _readme(facts: Facts) -> str:
    wrap = (
        "a passphrase (FIRSTHAND_LINK_PASSPHRASE)"
        if facts.wrap.get("kind") == "passphrase"
        else "the key of the installation of Firsthand that made this folder"
    )
    return f"""WORKING FOLDER OF LINKED DATA

This folder was made by Firsthand on {facts.created_at[:10]}. It holds lists of children from
several agencies, linked for one purpose, encrypted. They are personal data.

Purpose:            {facts.purpose}
Who answers for it: {facts.who}
Delete on:          {facts.delete_on} (the last day on which it can be read)
Opens with:         {wrap}

From the day after that date nothing in it can be read: the first command of Firsthand that
meets the folder deletes the content. No command runs by itself, so let one run daily, such as
    firsthand linked status FOLDER

To delete it now:   firsthand linked delete FOLDER --yes
Who used it:        firsthand linked log FOLDER
Was that changed:   firsthand linked log FOLDER --check

Without Firsthand, delete the whole folder. Ask for copies and backups of it: as long as a copy
of the key is with one of them, it can be read.
"""
