"""The cookies that identify a visitor have names that browsers take from this host alone, wherever there is https."""

from __future__ import annotations

import subprocess
import sys

import pytest

from victimcare.channels.web.ui.cookies import cookie_name, format_cookie_name


@pytest.mark.parametrize(("is_https", "name"), [(True, "__Host-visit"), (False, "visit")])
def test_the_prefix_stands_where_browsers_take_it(is_https: bool, name: str, settings: object) -> None:
    settings.SESSION_COOKIE_SECURE = is_https  # type: ignore[attr-defined]

    assert format_cookie_name("visit", is_https=is_https) == cookie_name("visit") == name


def test_an_installation_with_https_names_all_its_cookies_so(tmp_path: object) -> None:
    program = (
        "from django.conf import settings as s; from victimcare.channels.web.ui.cookies import cookie_name as n;"
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, n('visit'), n('partner'), n('door'),"
        " s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_PATH, s.SESSION_COOKIE_DOMAIN,"
        " s.SECURE_HSTS_SECONDS, s.SECURE_HSTS_INCLUDE_SUBDOMAINS)"
    )
    said = subprocess.run(
        [sys.executable, "-c", program],
        env={
            "DJANGO_SETTINGS_MODULE": "victimcare.config.settings",
            "VICTIMCARE_HOME": str(tmp_path),
            "VICTIMCARE_ENV": "test",
            "VICTIMCARE_PUBLIC_URL": "https://care.force.example",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.stdout.split() == [
        *("__Host-staff", "__Host-form", "__Host-visit", "__Host-partner", "__Host-door"),
        *("True", "True", "/", "None"),
        *("31536000", "True"),
    ], said.stderr[-2000:]
