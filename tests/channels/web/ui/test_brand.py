"""A force's own colours and logo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, override_settings

from victimcare.rules.force import ForceColours

pytestmark = pytest.mark.django_db  # the front door asks which languages are signed off

OWN = replace(settings.FORCE, colours=ForceColours(strong="#3B0A45", main="#5A0E61"))


def test_without_its_own_colours_no_sheet_is_asked_for() -> None:
    assert "/colours.css" not in Client().get("/").content.decode()


def test_its_own_colours_take_the_place_of_ours_on_light_ground() -> None:
    with override_settings(FORCE=OWN):
        assert '<link rel="stylesheet" href="/colours.css">' in Client().get("/").content.decode()
        sheet = Client().get("/colours.css")

    assert sheet["Content-Type"] == "text/css"
    assert "--press: #5A0E61;" in sheet.content.decode()
    assert "prefers-color-scheme: light" in sheet.content.decode()


def test_its_logo_stands_on_the_front_door_alone(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    with override_settings(FORCE=replace(settings.FORCE, logo="logo.svg"), HOME=tmp_path):
        assert 'src="/logo"' in Client().get("/").content.decode()
        assert 'src="/logo"' not in Client().get("/sign-in").content.decode()
        drawn = Client().get("/logo")

    assert drawn["Content-Type"] == "image/svg+xml"
    assert drawn.getvalue().startswith(b"<svg")


def test_without_a_logo_there_is_none() -> None:
    assert Client().get("/logo").status_code == 404
