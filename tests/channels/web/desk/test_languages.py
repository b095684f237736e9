"""The page on which a supervisor signs a language off."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from victimcare.records.models import LanguageSignOff
from victimcare.services.access import Role
from victimcare.wording import languages, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(sign_in: Callable[..., StaffBrowser]) -> StaffBrowser:
    return sign_in("Nia Rowe", Role.DESK, Role.SUPERVISOR)


def test_every_language_stands_there_with_how_far_it_is(lead: StaffBrowser) -> None:
    page = lead.get("/desk/languages").content.decode()

    for name in ("Arabic", "Bengali", "Punjabi", "Polish", "Romanian", "Urdu", "Welsh"):
        assert name in page
    assert "English</a>" not in page
    assert page.count("Draft: nobody who speaks it has checked it") == 7


def test_a_language_is_read_whole_signed_off_and_turned_off(lead: StaffBrowser) -> None:
    page = lead.get("/desk/languages/ur").content.decode()
    assert 'dir="rtl"' in page
    assert say("messages-ring-us", "ur", line="[line]", relay="[relay]") in page

    assert "Say who has read it" in lead.post("/desk/languages/ur/sign-off", read="x").content.decode()
    typed = {"read": languages.digest_area("ur"), "checked_by": "A translator of the court"}
    answer = lead.post("/desk/languages/ur/sign-off", **typed)

    assert answer["Location"].endswith("/desk/languages/ur?signed")
    assert (
        "Read by A translator of the court. Signed off by Nia Rowe" in lead.get("/desk/languages/ur").content.decode()
    )
    lead.post("/desk/languages/ur/withdraw")
    assert LanguageSignOff.objects.get().withdrawn_at is not None


def test_what_changed_while_it_was_read_is_read_again(lead: StaffBrowser) -> None:
    answer = lead.post("/desk/languages/ur/sign-off", read="0" * 64, checked_by="A translator")

    assert "Read it again" in lead.get(answer["Location"]).content.decode()
    assert not LanguageSignOff.objects.exists()


def test_it_is_the_supervisors_alone_and_no_language_is_made_up(lead: StaffBrowser, sol: StaffBrowser) -> None:
    for address in ("/desk/languages", "/desk/languages/ur"):
        assert sol.get(address).status_code == 404
    assert sol.post("/desk/languages/ur/sign-off", read=languages.digest_area("ur"), checked_by="X").status_code == 404
    assert "/desk/languages" not in sol.get("/desk/more").content.decode()
    for address in ("/desk/languages/en", "/desk/languages/xx"):
        assert lead.get(address).status_code == 404
    assert lead.post("/desk/languages/xx/sign-off", read="x", checked_by="X").status_code == 404
    assert lead.post("/desk/languages/xx/withdraw").status_code == 404
