"""The control room's queue and the page of a contact, as two handlers use them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.test import Client

from tests.services.control_room.test_contact_intake import email
from victimcare.records.models import AuditEntry, RoomContact, RoomContactChange, Staff, ThriveAssessment
from victimcare.rules.control_room.contact_kinds import ContactClass, ContactPriority
from victimcare.services.access import Actor
from victimcare.services.control_room.contacts.contact_intake import TakenMessage, take_contact_messages

pytestmark = pytest.mark.django_db
THREAT = email(
    "please someone. he is outside again with a knife",
    subject="Please someone",
    quoted="On Sunday you wrote:\nThank you",
)


def take(*incoming: object) -> list[TakenMessage]:
    now = datetime.now(UTC)
    return take_contact_messages(actor=Actor.system("mail"), incoming=incoming, now=now)  # type: ignore[arg-type]


def handler(name: str, *roles: str) -> tuple[Client, Staff]:
    staff = Staff.objects.create(username=name, name=name.title(), roles=list(roles or ("control_room",)))
    client = Client()
    client.force_login(staff, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client, staff


def address(contact: UUID) -> str:
    return f"/control-room/contacts/{contact}"


def press(client: Client, contact: UUID, act: str, **fields: str) -> object:
    version = RoomContact.objects.get(public_id=contact).version
    named = {f"{act}-{name}": value for name, value in fields.items()}
    return client.post(address(contact), {"act": act, "version": str(version), **named})


def test_danger_stands_first_with_the_words_that_decided_it() -> None:
    take(email("Where is my bicycle?", subject="Lost"), THREAT)
    tunde, _ = handler("tunde")

    page = tunde.get("/control-room").content.decode()

    assert page.index("<bdi>Please someone") < page.index("<bdi>Lost")
    assert "Danger now" in page
    assert "1 contact in danger has not been opened" in page


def test_a_contact_shows_why_by_letters_on_its_words_and_is_then_seen() -> None:
    earlier = replace(THREAT, words=THREAT.quoted, quoted="", own_name="<1@mail.example>")
    _, threat = take(earlier, replace(THREAT, answers=("<1@mail.example>",)))
    tunde, _ = handler("tunde")

    page = tunde.get(address(threat.contact)).content.decode()

    assert "Danger now, because rules matched these words" in page
    assert '<mark class="room-mark">' in page
    assert "Show quoted text (2 lines)" in page
    assert "The sender is not proved" in page
    assert RoomContact.objects.get().first_seen_at is not None
    assert AuditEntry.objects.filter(act="room_contact.seen").count() == 1
    queue = tunde.get("/control-room").content.decode()
    assert "has not been opened" not in queue
    assert "1 contact in danger was opened, and no handler has taken it." in queue


def test_two_handlers_never_have_one_contact() -> None:
    [threat] = take(THREAT)
    (tunde, _), (maeve, _) = handler("tunde"), handler("maeve")

    press(tunde, threat.contact, "claim")
    answer = press(maeve, threat.contact, "claim")

    assert RoomContact.objects.get().owner.name == "Tunde"  # type: ignore[union-attr]
    assert "Tunde has this contact. Nothing was saved." in answer.content.decode()  # type: ignore[attr-defined]


def test_a_contact_in_danger_is_closed_only_after_an_assessment_and_with_a_reason() -> None:
    [threat] = take(THREAT)
    tunde, _ = handler("tunde")
    press(tunde, threat.contact, "claim")

    too_early = press(tunde, threat.contact, "close", outcome="incident_sent", why="A car is there")
    press(
        tunde, threat.contact, "thrive", threat="A man outside with a knife", grade="emergency", reason="Life at risk"
    )
    without_reason = press(tunde, threat.contact, "close", outcome="incident_sent", why="")
    press(tunde, threat.contact, "close", outcome="incident_sent", why="A car is there, he was arrested")

    assert "Assess the newest message by THRIVE" in too_early.content.decode()  # type: ignore[attr-defined]
    assert without_reason.status_code == 422  # type: ignore[attr-defined]
    assert ThriveAssessment.objects.get().grade == "emergency"
    assert (RoomContact.objects.get().state, RoomContact.objects.get().outcome) == ("closed", "incident_sent")


def test_a_message_that_comes_while_the_page_is_open_is_read_before_the_contact_closes() -> None:
    [first] = take(email("Where is my bicycle?", own_name="<1@mail.example>"))
    tunde, _ = handler("tunde")
    press(tunde, first.contact, "claim")
    seen = RoomContact.objects.get().version

    take(email("He is outside my house.", answers=("<1@mail.example>",)))
    answer = tunde.post(
        address(first.contact), {"act": "close", "version": str(seen), "close-outcome": "answered", "close-why": ""}
    )

    assert answer.status_code == 409
    assert "Something new came while you had this page open" in answer.content.decode()
    assert RoomContact.objects.get().state == "open"


def test_lowering_takes_a_reason_and_stays_in_the_history() -> None:
    [threat] = take(THREAT)
    tunde, _ = handler("tunde")
    press(tunde, threat.contact, "claim")
    lower = {"contact_class": "other", "priority": "1", "queue": "contacts"}

    without = press(tunde, threat.contact, "move", why="", **lower)
    press(tunde, threat.contact, "move", why="Lines of a play", **lower)

    assert without.status_code == 422  # type: ignore[attr-defined]
    contact = RoomContact.objects.get()
    assert (contact.priority, contact.contact_class) == (ContactPriority.ROUTINE, ContactClass.OTHER)
    assert RoomContactChange.objects.filter(what="lowered", by__name="Tunde").count() == 1
    assert "Lines of a play" in tunde.get(address(threat.contact)).content.decode()


def test_next_takes_the_most_urgent_that_no_handler_has() -> None:
    take(email("Where is my bicycle?"), THREAT)
    (tunde, _), (maeve, _) = handler("tunde"), handler("maeve")

    tunde.post("/control-room/next")
    maeve.post("/control-room/next")

    owners = RoomContact.objects.order_by("-priority").values_list("owner__name", flat=True)
    assert list(owners) == ["Tunde", "Maeve"]


def test_a_link_to_an_unknown_crime_says_the_same_as_to_a_hidden_one() -> None:
    [one] = take(email("Where is my bicycle?"))
    tunde, _ = handler("tunde")
    press(tunde, one.contact, "claim")

    answer = press(tunde, one.contact, "link", kind="victim", reference="44/99999/26", why="They name it")

    assert "Nothing was linked. Check the number." in answer.content.decode()  # type: ignore[attr-defined]


@pytest.mark.parametrize("roles", [("desk",), ("supervisor",), ("officer",), ("engineer",)])
def test_the_control_room_is_not_there_for_other_staff(roles: tuple[str, ...]) -> None:
    [threat] = take(THREAT)
    client, _ = handler("carys", *roles)

    assert client.get("/control-room").status_code == 404
    assert client.get(address(threat.contact)).status_code == 404


def test_what_a_message_says_is_never_markup() -> None:
    [one] = take(email("<script>alert(1)</script> he is outside <b>now</b>", subject="<img src=x onerror=alert(1)>"))
    tunde, _ = handler("tunde")

    for page in (tunde.get("/control-room"), tunde.get(address(one.contact))):
        assert b"<script>alert" not in page.content
        assert b"<img src=x" not in page.content


def test_the_list_takes_as_many_queries_for_thirty_as_for_three(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    tunde, _ = handler("tunde")
    take(*[email(f"hello {n}", subject=f"s{n}") for n in range(3)])
    tunde.get("/control-room")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as three:
        tunde.get("/control-room")
    take(*[email(f"hello {n}", subject=f"t{n}") for n in range(27)])
    with django_assert_num_queries(len(three)):
        tunde.get("/control-room")
