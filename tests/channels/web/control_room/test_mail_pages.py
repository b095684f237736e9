"""What a handler and a supervisor see of the control room's mail."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.channels.web.control_room.test_contact_pages import handler
from tests.services.control_room.room_staff import a_quarantined_mail
from victimcare.records.models import AuditEntry, RoomContact
from victimcare.rules.clock import london_date

pytestmark = pytest.mark.django_db
CONTENT = b"Subject: odd\r\n\r\nMy <script>bicycle</script> is gone\r\n"


def test_a_handler_sees_that_no_mail_is_missing_and_no_quarantine() -> None:
    mail = a_quarantined_mail(at=datetime.now(UTC))
    tunde, _ = handler("tunde")

    page = tunde.get("/control-room/mail").content.decode()

    assert "Every mail that we accepted is in one of the columns." in page
    assert "could not read safely" not in page
    assert tunde.get(f"/control-room/mail/{mail}").status_code == 404


def test_a_supervisor_sees_the_quarantine_of_one_day() -> None:
    now = datetime.now(UTC)
    old, new = a_quarantined_mail(at=now - timedelta(days=3)), a_quarantined_mail(CONTENT, at=now)
    mair, _ = handler("mair", "control_room", "room_supervisor")

    both = mair.get("/control-room/mail").content.decode()
    of_today = mair.get(f"/control-room/mail?day={london_date(now)}").content.decode()
    of_no_day = mair.get("/control-room/mail?day=yesterday").content.decode()

    assert [str(old) in page for page in (both, of_today, of_no_day)] == [True, False, True]
    assert [str(new) in page for page in (both, of_today, of_no_day)] == [True, True, True]
    assert f'href="?day={london_date(now)}#quarantine"' in both


def test_a_supervisor_reads_a_quarantined_mail_as_text_and_makes_a_contact_of_it() -> None:
    mail = a_quarantined_mail(CONTENT, at=datetime.now(UTC))
    mair, _ = handler("mair", "control_room", "room_supervisor")

    listed = mair.get("/control-room/mail").content.decode()
    opened = mair.get(f"/control-room/mail/{mail}").content.decode()
    pressed = mair.post(f"/control-room/mail/{mail}")

    assert "It has more parts than we read." in listed
    assert "My &lt;script&gt;bicycle&lt;/script&gt; is gone" in opened
    assert pressed.status_code == 303
    assert pressed["Location"] == f"/control-room/contacts/{RoomContact.objects.get().public_id}"
    assert mair.get(f"/control-room/mail/{mail}").status_code == 404
    acts = set(AuditEntry.objects.values_list("act", flat=True))
    assert {"room_mail.quarantine_listed", "room_mail.opened", "room_mail.released"} <= acts
