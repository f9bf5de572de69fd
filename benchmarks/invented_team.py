"""
An invented inspection with as many inspectors as are asked for, in a database of its own.

`python benchmarks/invented_team.py NUMBER` makes it and prints its identifier. The settings
(FIRSTHAND_HOME, FIRSTHAND_DATABASE_URL) say where.
"""

import os
import sys
from datetime import UTC, datetime, timedelta

PASSWORD = "an invented password"


def surroundings(home: str, database: str | None) -> dict[str, str]:
    """Return the environment of a server over an invented authority, without second factor."""
    told = {
        **os.environ,
        "FIRSTHAND_HOME": home,
        "FIRSTHAND_DEMONSTRATION": "1",
        "FIRSTHAND_SECOND_FACTOR": "off",
        "DJANGO_SETTINGS_MODULE": "firsthand.config.settings",
    }
    told.pop("FIRSTHAND_DATABASE_URL", None)
    return {**told, "FIRSTHAND_DATABASE_URL": database} if database else told


def make(number: int) -> str:
    """Add a lead and `number` inspectors, and begin the fieldwork of their inspection."""
    from firsthand.domain.inspection.acts.opening import (
        BodyKind,
        InspectedBody,
        Inspectorate,
        Opened,
    )
    from firsthand.domain.inspection.acts.progress import Move
    from firsthand.domain.inspection.acts.team import Joined, Part
    from firsthand.domain.people.actor import SYSTEM
    from firsthand.domain.people.acts import RoleGiven
    from firsthand.domain.people.role import Role
    from firsthand.services import building
    from firsthand.services.inspecting import moving, opening, team
    from firsthand.services.inspecting.recording import Wanted
    from firsthand.services.people import accounts, acting

    now = datetime.now(UTC)
    building.build(now=now)

    def added(username: str, role: Role) -> str:
        given = RoleGiven(
            person="", name=f"{username} (invented)", role=role, inspectorate="social-care"
        )
        asked = accounts.NewAccount(username=username, name=given.name, role=given)
        return accounts.add(asked, by=SYSTEM, now=now, password=PASSWORD)

    lead = acting.actor(added("lead", Role.LEAD))
    codes = [added(f"inspector{one}", Role.INSPECTOR) for one in range(number)]
    council = InspectedBody(
        kind=BodyKind.LOCAL_AUTHORITY, name="Ashcombe Vale (invented)", la_code="900"
    )
    inspection = opening.open_inspection(
        Opened(
            title="Measured",
            framework="ilacs-2026",
            visit="standard-inspection",
            inspectorates=(Inspectorate.SOCIAL_CARE,),
            bodies=(council,),
            from_on=now.date() - timedelta(days=1),
            to_on=now.date() + timedelta(days=11),
            lead=lead.code,
        ),
        by=lead,
        now=now,
    )
    for code in codes:
        joined = Joined(
            id=code,
            name=acting.actor(code).name,
            part=Part.INSPECTOR,
            inspectorate=Inspectorate.SOCIAL_CARE,
        )
        team.join(Wanted(inspection_id=inspection, by=lead, now=now), joined)
    moving.move(Wanted(inspection_id=inspection, by=lead, now=now), Move.START_FIELDWORK)
    return inspection


if __name__ == "__main__":
    import django

    django.setup()
    print(make(int(sys.argv[1])))
