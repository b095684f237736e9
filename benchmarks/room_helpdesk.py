"""django-helpdesk's intake of mail, for comparison: in a venv of its own, with the same PostgreSQL, out of a folder.

Its intake stores a ticket for each mail, and files on a disk, unsealed. Its acknowledgement is written and dropped.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks import processes
from django.db import connection

_SETTINGS = """
from urllib.parse import urlsplit
import os
_at = urlsplit(os.environ["DATABASE_URL"])
SECRET_KEY, USE_TZ, SITE_ID, ROOT_URLCONF, MEDIA_ROOT = "x" * 50, True, 1, "helpdesk_urls", os.environ["FILES"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
INSTALLED_APPS = ["django.contrib." + one for one in
    ("admin", "auth", "contenttypes", "humanize", "messages", "sessions", "sites")] + ["rest_framework", "helpdesk"]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "OPTIONS": {
    "context_processors": ["django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages", "django.template.context_processors.request"]}}]
MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware", "django.contrib.messages.middleware.MessageMiddleware"]
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": _at.path.lstrip("/"), "USER": _at.username,
    "PASSWORD": _at.password, "HOST": _at.hostname or os.environ["SOCKET"], "PORT": _at.port or "",
    "OPTIONS": {"options": "-c search_path=helpdesk"}}}
LOGGING_CONFIG = None
HELPDESK_TEAMS_MODEL, HELPDESK_TEAMS_MIGRATION_DEPENDENCIES = "auth.Group", [("auth", "0001_initial")]
"""
_URLS = """
from django.urls import include, path
urlpatterns = [path("", include("helpdesk.urls", namespace="helpdesk"))]
"""
_RUN = """
import os, sys, time
import django
django.setup()
from helpdesk.email import process_email
from helpdesk.models import Queue, Ticket
Queue.objects.create(title="Room", slug="room", email_box_type="local", email_box_local_dir=os.environ["MAILS"],
    allow_email_submission=True, logging_type="none", email_address="contact@care.example")
spent = time.process_time()
process_email(quiet=True)
print(Ticket.objects.count(), time.process_time() - spent)
"""


def measure_helpdesk(mails: Sequence[bytes], folder: Path, postgres: int) -> None:
    """Print its rate, or why it could not be tried."""
    python = _install(folder / "helpdesk")
    if python is None:
        return
    where = folder / "helpdesk" / "mails"
    where.mkdir()
    for number, content in enumerate(mails):
        (where / str(number)).write_bytes(content)
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA helpdesk")
    own = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(folder / "helpdesk"),
        "DJANGO_SETTINGS_MODULE": "helpdesk_settings",
        "DATABASE_URL": os.environ["DATABASE_URL"],
        "SOCKET": str(connection.settings_dict["HOST"]),
        "FILES": str(folder / "helpdesk"),
        "MAILS": str(where),
    }
    (folder / "helpdesk" / "helpdesk_settings.py").write_text(_SETTINGS)
    (folder / "helpdesk" / "helpdesk_urls.py").write_text(_URLS)
    subprocess.run([python, "-m", "django", "migrate", "--verbosity=0"], env=own, check=True)
    roots = {"postgres": postgres}
    before, began = processes.spent(roots), time.perf_counter()
    ran = subprocess.run([python, "-c", _RUN], env=own, check=True, capture_output=True, text=True)
    seconds, after = time.perf_counter() - began, processes.spent(roots)
    tickets, spent = ran.stdout.split()[-2:]
    total = (float(spent) + after["postgres"] - before["postgres"]) / len(mails) * 1000
    print(f"django-helpdesk: {int(tickets) / seconds:4.0f} mails a second as tickets ({tickets}), {total:.2f} ms each")


def _install(folder: Path) -> str | None:
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = str(folder / "bin" / "python")
    wanted = [python, "-m", "pip", "install", "--quiet", "django-helpdesk==2.6.1", "psycopg[binary]"]
    if subprocess.run(wanted, check=False).returncode:
        print("django-helpdesk: it could not be installed here")
        return None
    return python
