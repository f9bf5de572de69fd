"""Serve the site over the invented reports: python -m tests.browser.serve FOLDER."""

import os
import sys


def main(folder):
    os.environ["FIRSTHAND_HOME"] = folder
    os.environ.pop("FIRSTHAND_DATABASE_URL", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "firsthand.config.settings"
    from django.conf import settings
    from waitress import create_server

    from firsthand.config.wsgi import application
    from firsthand.stats.hidden.methods import METHODS
    from firsthand.store import tables
    from tests.browser import on_record, room
    from tests.services import invented_programmes
    from tests.services.inspecting import worked
    from tests.web import invented, invented_signals

    # A page that says "being worked out" would be looked at in place of the one it stands for.
    settings.ANSWERS_BESIDE_REQUESTS = False
    METHODS.pop("latent")  # it samples for seconds, and each page is looked at often
    tables.make_tables()
    invented.load()
    invented_signals.put()
    invented_programmes.load_jobs()
    worked.published()
    room.load()
    on_record.load()
    server = create_server(application, host="127.0.0.1", port=0)
    print(f"http://127.0.0.1:{server.effective_port}", flush=True)
    server.run()


if __name__ == "__main__":
    main(sys.argv[1])
