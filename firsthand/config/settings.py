"""Settings of the site: one file for every place, told apart by environment variables."""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from firsthand.config import file_store, mail, sign_in
from firsthand.config.home import secret_key, var

PACKAGE = Path(__file__).resolve().parents[1]

SECRET_KEY = secret_key()
DEBUG = False
ALLOWED_HOSTS = os.environ.get(
    "FIRSTHAND_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1],testserver"
).split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "firsthand.store",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    *sign_in.OIDC_APPS,
]

MIDDLEWARE = [
    "firsthand.web.heads.NoBody",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "firsthand.web.too_large.TooLarge",
    "firsthand.web.zeros.NoZeros",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "firsthand.api.own_site.OwnSite",
    "firsthand.web.vantage.Vantage",
    "firsthand.web.acting.Acting",
    "firsthand.web.vocabulary.Vocabulary",
    "firsthand.web.signed_out.SignedOut",
    "firsthand.web.people.watch.SessionLimits",
    "firsthand.web.people.watch.SecondFactor",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "firsthand.config.urls"
WSGI_APPLICATION = "firsthand.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "firsthand.web.environment.environment"},
    }
]

# The database: SQLite by default, so that nothing has to be installed beside Python.
DATABASES = {
    # A variable that is set and empty means the same as none.
    "default": dj_database_url.parse(
        os.environ.get("FIRSTHAND_DATABASE_URL") or f"sqlite:///{var() / 'firsthand.sqlite3'}",
        conn_max_age=None,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Readers never wait for the writer (WAL); a writer takes its turn at once (IMMEDIATE)
    # instead of failing halfway through.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
MIGRATION_MODULES = {"store": "firsthand.store.models.migrations"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "store.Account"
# What signing in needs is long and seldom read: it has a file of its own.
for name in filter(str.isupper, dir(sign_in)):
    globals()[name] = getattr(sign_in, name)

# Short-lived counts and codes that all processes must know of: tries, codes that were used.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "short_lived",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# Mail says only that something changed. It goes into a folder unless told where else.
SITE = os.environ.get("FIRSTHAND_SITE", "http://localhost:8000").rstrip("/")
DEFAULT_FROM_EMAIL = os.environ.get("FIRSTHAND_EMAIL_FROM", "firsthand@localhost")
for name, value in mail.settings(os.environ.get("FIRSTHAND_EMAIL_URL", ""), var()).items():
    globals()[name] = value

# Long work waits in our own database until a worker takes it; `firsthand serve` starts one.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# An answer that takes seconds is worked out in a thread beside the request (services/waiting).
ANSWERS_BESIDE_REQUESTS = True

# What makes the log checkable lies outside the database: the key that signs heads of the log,
# and the heads themselves. Whoever can write to both and to the database can forge the log.
LOG_KEY = Path(os.environ.get("FIRSTHAND_LOG_KEY") or var() / "keys" / "log-signing-key")
LOG_HEADS = Path(os.environ.get("FIRSTHAND_HEADS") or var() / "heads")

# Files of evidence: where they lie, what encrypts them, how large they are, what scans them.
STORAGES = file_store.STORAGES
FILE_LIMIT, REQUEST_LIMIT = file_store.FILE_LIMIT, file_store.REQUEST_LIMIT
FILE_UPLOAD_HANDLERS = file_store.FILE_UPLOAD_HANDLERS
FILE_UPLOAD_MAX_MEMORY_SIZE = file_store.FILE_UPLOAD_MAX_MEMORY_SIZE
FILE_KEYS, FILE_KEYS_MADE = file_store.FILE_KEYS, file_store.FILE_KEYS_MADE
FOLDER_KEYS, LINK_PASSPHRASE = file_store.FOLDER_KEYS, file_store.LINK_PASSPHRASE
CLAMD = file_store.CLAMD

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = None  # nothing is collected: see below
STATICFILES_DIRS = [folder for folder in [PACKAGE / "web" / "static"] if folder.is_dir()]
# Serves the packaged files straight from where they lie: no collecting before the first start.
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF, *sign_in.OIDC_ORIGIN],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 50 * 1024 * 1024  # a list of 100,000 rows, with room to spare
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("FIRSTHAND_LOG", "WARNING")},
}
