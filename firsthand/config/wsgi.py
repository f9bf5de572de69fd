"""The site as a WSGI application, for waitress, gunicorn and the like."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firsthand.config.settings")

application = get_wsgi_application()
