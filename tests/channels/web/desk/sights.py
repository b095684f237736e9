"""The desk with something on each of its pages: messages in every state, what is stopped, an ailing supplier, who
stands in, a language signed off, a case that is followed up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.channels.web.desk.call_backs import pages_of_call_backs
from tests.channels.web.desk.conftest import StaffBrowser, news_for
from tests.channels.web.desk.handed_over import pages_of_handovers
from tests.channels.web.desk.site import Desk, _person
from tests.channels.web.desk.test_brakes import a_brake
from tests.services.feed import feed_lines
from tests.services.messages.tellings import a_queued_text, a_reachable_victim
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import Brake, Case, Duty, Notification, NotificationState, Officer, Staff, Supplier
from victimcare.records.models.victim_contact.follow_up import EscalationUrgency
from victimcare.services import port_registry
from victimcare.services.access import Role
from victimcare.services.contact import victim_search
from victimcare.services.desk.staff_sessions import staff_actor
from victimcare.services.follow_up import delivery_escalations
from victimcare.services.supervision import access_reviews, emergency_access, restricted_records, staff_conflicts
from victimcare.services.supervision.restricted_records import RestrictionKind
from victimcare.wording import languages

# What became of each message, after it waited; and what its row holds.
_MESSAGES: list[tuple[tuple[str, ...], dict[str, Any]]] = [
    (("handed_over", "accepted"), {"channel": "letter", "provider": "notify"}),
    (("not_needed",), {}),
    (("handed_over", "accepted", "failed"), {"channel": "email", "provider": "smtp"}),
    (("held",), {"held_reason": "no_hour"}),
    (("handed_over", "in_doubt"), {"provider": "sinch"}),
    (
        ("handed_over", "accepted", "delivered"),
        {"provider": "notify", "confirmed_at": NOW + timedelta(minutes=20), "confirmed_how": "page"},
    ),
]


def pages_of(desk: Desk, patch: pytest.MonkeyPatch) -> dict[str, str]:
    """Makes what the pages show; returns their addresses, by name."""
    lead = _person("Ines Moreau", Role.DESK, Role.SUPERVISOR)
    _brakes()
    _refused_lines()
    _messages()
    _suppliers(patch)
    _followed_up(lead, desk)
    _stand_ins(lead, desk)
    lead.post("/desk/languages/cy/sign-off", read=languages.digest_area("cy"), checked_by="Gwen Prys, translator")
    return {
        "desk-messages": "/desk/messages",
        "desk-messages-held": "/desk/messages?stage=held",
        "desk-brakes": "/desk/brakes",
        "desk-providers": "/desk/providers",
        "desk-silence": "/desk/silence",
        "desk-covers": "/desk/covers",
        "desk-languages": "/desk/languages",
        "desk-language": "/desk/languages/cy",
        "desk-following-up": f"/desk/cases/{desk.marta.public_id}/follow-up",
        "desk-victim-messages": f"/desk/cases/{desk.marta.public_id}/messages",
        "desk-more": "/desk/more",
        "desk-feed": "/desk/feed",
        **_watched(),
        **pages_of_call_backs(lead),
        **pages_of_handovers(desk),
    }


def _messages() -> None:
    for number, (states, values) in enumerate(_MESSAGES):
        telling = a_queued_text(a_reachable_victim(mobile=f"07700 9007{number:02}"))
        for minutes, status in enumerate(states, start=1):
            NotificationState.objects.create(telling=telling, status=status, at=NOW + timedelta(minutes=minutes))
        Notification.objects.filter(id=telling.id).update(status=states[-1], **values)


def _refused_lines() -> None:
    """Lines that the record system sent and sends again, and one that differs from the stored one."""
    crime = feed_lines.recorded(subject="44/40001/26")
    bail = feed_lines.an_event("suspect.bail", {"suspect_ref": "S1"}, "44/40002/26")
    for before in range(4):
        feed_lines.load(crime, bail, b"{", now=NOW - timedelta(minutes=80 - 20 * before))
    feed_lines.load(crime | {"data": crime["data"] | {"area": "XX"}}, now=NOW)


def _brakes() -> None:
    a_brake()
    asked = a_brake(value="offender.release_planned", held=1, first=640)
    Brake.objects.filter(id=asked.id).update(
        asked_at=NOW, asked_by=Staff.objects.get(name="Ewa Tomala"), reason="Checked two of them with custody."
    )
    done = a_brake(value="hearing.listed", held=1, first=680)
    Brake.objects.filter(id=done.id).update(
        asked_at=NOW - timedelta(hours=3),
        asked_by=Staff.objects.get(name="Ewa Tomala"),
        reason="A court set its days anew.",
        ended_at=NOW - timedelta(hours=2, minutes=50),
        ended_by=Staff.objects.get(name="Sol Pereira"),
        is_let_through=True,
        stopped_at=NOW - timedelta(hours=3, minutes=4),
    )


def _suppliers(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(port_registry.ports, "texts", {"notify": object(), "sinch": object()})
    patch.setattr(port_registry.ports, "mailers", {"smtp": object()})
    patch.setattr(port_registry.ports, "letters", {"notify": object()})
    patch.setattr(port_registry.ports, "carriers", {})
    for channel, name, score, answers, since in [
        ("text", "notify", 1.0, ["good"] * 20, None),
        ("text", "sinch", 0.08, ["good", "slow", "hanging", "hanging"], NOW - timedelta(minutes=20)),
        ("email", "smtp", 1.0, ["good"] * 7, None),
    ]:
        Supplier.objects.create(
            channel=channel, name=name, score=score, last_answers=answers, last_answer_at=NOW, ailing_since=since
        )


def _followed_up(lead: StaffBrowser, desk: Desk) -> None:
    lead.look_up(desk.marta)
    lead.prove(desk.marta)
    lead.post(f"/desk/cases/{desk.marta.public_id}/follow-up", every_days="14", channel="phone", agree="1")
    duty = Duty.objects.filter(victim=desk.marta, code="r6_suspect_arrested").latest("id")
    delivery_escalations.open_escalation(
        victim_id=desk.marta.id, urgency=EscalationUrgency.SOON, event_ids=[duty.triggered_by_id], now=NOW
    )


def _watched() -> dict[str, str]:
    """A restricted record that Sol reads and one that a colleague asks to open, a conflict of interest, looks to
    answer."""
    sol, jan = Staff.objects.get(name="Sol Pereira"), staff("Jan Kowal")
    jan_id = Staff.objects.get(id=jan.staff_id or 0).public_id
    noor = staff("Noor Aziz", team=a_team("north"))
    victims = [news_for(f"44/0880{number}/26", mobile=f"07700 90088{number}") for number in range(3)]
    seal_as = staff_actor(sol)
    for victim in victims[:1]:
        restricted_records.restrict_record(
            actor=seal_as, reference=victim.case.reference, kind=RestrictionKind.STAFF_VICTIM,
            why="Works at the front office.", readers=[jan_id], now=NOW,
        )  # fmt: skip
        emergency_access.request_emergency_access(
            actor=noor, reference=victim.case.reference, reason="He says he is at her door.", now=NOW
        )
    staff_conflicts.declare_conflict(actor=jan, reference=victims[1].case.reference, words="My aunt", now=NOW)
    looking = replace(noor, reason="Checking")
    victim_search.search_victim(
        actor=looking, reference=victims[2].case.reference, name="", now=NOW - timedelta(hours=9)
    )
    victim_search.search_victim(actor=replace(jan, reason="She wrote"), reference="", name="Nadia Kowal", now=NOW)
    victim_search.search_victim(actor=replace(jan, reason="x"), reference=victims[2].case.reference, name="", now=NOW)
    while access_reviews.read_audit_for_looks(now=NOW + timedelta(hours=3)):
        pass
    return {
        "desk-knowing": "/desk/knowing",
        "desk-conflicts": "/desk/conflicts",
        "desk-sealed": "/desk/sealed",
        "desk-emergency": "/desk/emergency",
        "desk-odd-looks": "/desk/looks",
    }


def _stand_ins(lead: StaffBrowser, desk: Desk) -> None:
    """Besides the officer who is off, one who leaves for good; and Marta's case is his."""
    cole = Officer.objects.get(record_id="1204")
    Case.objects.filter(id=desk.marta.case_id).update(officer=cole, officer_since=NOW - timedelta(days=2))
    lead.post(
        "/desk/covers",
        officer="3311",
        why="left",
        from_on="21/12/2026",
        until_on="",
        by_officer="PC Amara Cole",
        by_team="",
    )
