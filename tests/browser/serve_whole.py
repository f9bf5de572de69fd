"""Serve a site with nothing begun: python -m tests.browser.serve_whole FOLDER."""

import os
import sys

PASSWORD = "forty two blue herons"


def main(folder):
    os.environ["FIRSTHAND_HOME"] = folder
    os.environ["FIRSTHAND_SECOND_FACTOR"] = "off"
    os.environ["FIRSTHAND_DEMONSTRATION"] = "on"  # there is an invented authority, 900
    os.environ.pop("FIRSTHAND_DATABASE_URL", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "firsthand.config.settings"
    from waitress import create_server

    from firsthand.config.wsgi import application

    fill()
    server = create_server(application, host="127.0.0.1", port=0)
    print(f"http://127.0.0.1:{server.effective_port}", flush=True)
    server.run()


def fill():
    """Make the tables, and give everybody who takes part an account and a role."""
    from firsthand.store import tables
    from tests.domain.inspection import build
    from tests.web.conftest import with_role
    from tests.web.signing_in import account_of

    tables.make_tables()
    for one in (
        build.LEAD,
        build.INSPECTOR,
        build.REVIEWER,
        build.SECOND_REVIEWER,
        build.QUALITY,
        build.LIAISON,
    ):
        account_of(one, password=PASSWORD)
        with_role(one)


if __name__ == "__main__":
    main(sys.argv[1])
