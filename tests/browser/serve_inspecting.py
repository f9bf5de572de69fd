"""Serve an inspection in fieldwork: python -m tests.browser.serve_inspecting FOLDER PORT."""

import os
import sys
from datetime import date, timedelta
from pathlib import Path

TROUBLE = "trouble"  # a file in FOLDER: the status with which the API answers while it is there
PASSWORD = "forty two blue herons"


def main(folder, port):
    os.environ["FIRSTHAND_HOME"] = folder
    os.environ["FIRSTHAND_SECOND_FACTOR"] = "off"
    os.environ.pop("FIRSTHAND_DATABASE_URL", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "firsthand.config.settings"
    from waitress import create_server

    from firsthand.config.wsgi import application

    fill()
    site = troubled(application, Path(folder) / TROUBLE)
    server = create_server(site, host="127.0.0.1", port=port)
    print(f"http://127.0.0.1:{server.effective_port}", flush=True)
    server.run()


def fill():
    """Make the tables, the accounts and the inspection, unless they are there already."""
    from django.utils import timezone

    from firsthand.domain.people.acts import RoleGiven
    from firsthand.services.inspecting.recording import Wanted, open_ledger, record
    from firsthand.store import people, tables
    from firsthand.store.models.accounts import Account
    from tests.domain.inspection import build
    from tests.web.signing_in import account_of

    tables.make_tables()
    if Account.objects.exists():
        return
    now = timezone.now()
    for one in (build.LEAD, build.INSPECTOR):
        account_of(one, password=PASSWORD)
        given = RoleGiven(
            person=one.code, name=one.name, role=one.role, inspectorate=one.inspectorate
        )
        people.add_acts([given], by="system", at=now)
    begun = build.opened(
        from_on=date.today() - timedelta(days=2), to_on=date.today() + timedelta(days=9)
    )
    open_ledger("i-1", begun, by=build.LEAD, now=now)
    for bodies in (build.TEAM, build.IN_FIELDWORK):
        asked = Wanted(inspection_id="i-1", by=build.QUALITY, now=now)
        record(asked, "", lambda _before, found=bodies: found)


def troubled(application, trouble):
    """Return the site, which answers with a trouble while a file says so."""

    def site(environ, start):
        # 'late' records and then answers with a fault: the answer was lost, the record was not.
        told = trouble.read_text() if trouble.exists() else ""
        if not told or not environ["PATH_INFO"].startswith("/api/"):
            return application(environ, start)
        if told == "late":
            b"".join(application(environ, lambda *_told: None))
            told = "502"
        start(f"{told} Trouble", [("Content-Type", "text/plain"), ("Content-Length", "4")])
        return [b"gone"]

    return site


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
