"""A call of another contact centre, taken in a browser: each page sound, and the tell-it-once note before all else."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.channels.web.desk.centre_calls import take_calls_held_elsewhere
from tests.channels.web.desk.test_in_a_browser import _is_sound
from tests.channels.web.desk.test_rights_in_a_browser import _open_all
from victimcare.records.models import AuditEntry

WIDTHS = (320, 390, 1280)


def test_it_is_taken_and_each_page_is_accessible_and_fits(real_database: object) -> None:
    def look(name: str, page: Page) -> None:
        _open_all(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            _is_sound(page, f"{name} at {width}")

    take_calls_held_elsewhere(look)

    assert {"call.answered", "proof.recorded", "tell_once.seen"} <= set(
        AuditEntry.objects.values_list("act", flat=True)
    )
