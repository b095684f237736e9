"""What is read in before the pages take a first visitor."""

from __future__ import annotations

import os
import subprocess
import sys

READS = """
from types import SimpleNamespace
from victimcare.config.wsgi import application
from victimcare.installation import web_server
web_server.when_ready(SimpleNamespace(app=SimpleNamespace(wsgi=lambda: application)))

from django.db import connection
from django.template import engines
from django.urls import get_resolver
templates = engines["jinja2"].env.cache.keys()
print(any(name == "portal/sign_in.jinja" for _, name in templates))
print(all(site._populated for _, site in get_resolver().namespace_dict.values()))
print(connection.connection)
"""


def test_the_first_page_is_loaded_before_the_server_forks_and_leaves_no_connection() -> None:
    """In a process of its own, and without a database: that is no reason not to start."""
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "victimcare.config.settings"}

    ran = subprocess.run([sys.executable, "-c", READS], env=environ, capture_output=True, text=True, check=False)

    assert ran.stdout.splitlines() == ["True", "True", "None"], ran.stderr
