"""The page on which calls are taken: what it shows of a caller before proof, and what each press does."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import UUID

import pytest

from tests.channels.web.desk.conftest import Somebody, news_for
from tests.services.calls.waiting import a_call
from tests.services.people_and_cases import NOW
from victimcare.records.models import AgentSpell, AuditEntry, Call, Contact, QueueEntry, Victim
from victimcare.rules.calls.queue import Need
from victimcare.services import outside
from victimcare.services.access import Role
from victimcare.services.calls.taking import agents
from victimcare.services.calls.waiting import queueing, routing
from victimcare.services.calls.waiting.queueing import Wants
from victimcare.services.ports.desk_phone import Guest, How, PhoneAct, PhoneFailed, PhoneStands, Problem


@dataclass
class MemoryPhone:
    """The line as the desk asks it. `problem`: what it answers instead."""

    stands: PhoneStands = field(default_factory=lambda: PhoneStands(is_connected=True, is_joined=True))
    problem: Problem | None = None
    asked: list[tuple[PhoneAct, str, Guest | None]] = field(default_factory=list)

    def connect(self, agent_id: UUID, offer: str, /) -> str:
        self._refuse()
        return f"answer to {offer}"

    def ask(self, agent_id: UUID, act: PhoneAct, /, *, keys: str = "", guest: Guest | None = None) -> PhoneStands:
        self._refuse()
        if act not in (PhoneAct.LOOK, PhoneAct.STANDS):
            self.asked.append((act, keys, guest))
        if act is PhoneAct.BRING and guest is not None:
            self.stands = replace(self.stands, guest=guest.name, guest_talks=True, guest_agent=guest.agent_id)
        return self.stands

    def _refuse(self) -> None:
        if self.problem is not None:
            raise PhoneFailed(self.problem)


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> MemoryPhone:
    made = MemoryPhone()
    monkeypatch.setattr(outside, "_desk_phone", made)
    return made


def rings(somebody: Somebody, victim: Victim | None = None, need: str = "") -> UUID:
    """Somebody waits, and is offered to whoever is ready."""
    call_id = a_call(victim)
    queueing.enter(call_id=call_id, wants=Wants(language="pl", need=Need(need)), now=NOW - timedelta(minutes=2))
    (offer,) = routing.route(line="", now=NOW)
    assert offer.call_id == call_id
    return call_id


def sign_on(somebody: Somebody, **typed: str | list[str]) -> None:
    reply = somebody.post("/desk/phone/sign-on", **{"way": "browser", "languages": ["pl"], **typed})
    assert reply.status_code == 303, words(reply.content)


def words(content: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.unescape(content.decode())).split())


def page(somebody: Somebody) -> str:
    reply = somebody.get("/desk/phone")
    assert reply.status_code == 200
    return words(reply.content)


def test_a_call_from_its_ring_to_its_outcome(sol: Somebody, line: MemoryPhone) -> None:
    assert "You are not taking calls" in page(sol)
    sign_on(sol)
    assert "You are ready. Nobody is waiting for you." in page(sol)
    call_id = rings(sol, need="cannot_talk")
    assert "A call for you Language Polish Waited 02:00 Why Cannot talk freely Proof None yet" in page(sol)

    sol.post("/desk/phone/answer")
    assert "Not proved yet" in page(sol)
    for act in ("hold", "take_back", "mute", "unmute"):
        sol.post("/desk/phone/sound", act=act)
    sol.post("/desk/phone/end")
    assert "What did it come to?" in page(sol)
    sol.post("/desk/phone/finish", outcome="referred", note="To Harbour House.")

    entry = QueueEntry.objects.get(call__public_id=call_id)
    assert (entry.left_how, entry.outcome, entry.note, entry.is_heavy) == (
        "answered",
        "referred",
        "To Harbour House.",
        True,
    )
    assert [asked[0].value for asked in line.asked] == ["hold", "take_back", "mute", "unmute"]
    spells = list(AgentSpell.objects.order_by("id").values_list("state", flat=True))
    assert spells == ["ready", "offered", "on_a_call", "wrap_up", "debrief"]
    acts = set(AuditEntry.objects.filter(actor=sol.actor.id).values_list("act", flat=True))
    assert {"agent.signed_on", "call.answered", "phone.asked", "call.finished"} <= acts


def test_who_signs_on_for_reserved_lines_alone_is_offered_nobody_else(sol: Somebody, line: MemoryPhone) -> None:
    assert "Only reserved lines" in page(sol)
    sign_on(sol, is_reserve="on")
    queueing.enter(call_id=a_call(None), wants=Wants(language="en", need=Need("")), now=NOW)

    assert routing.route(line="", now=NOW) == ()


def test_before_proof_nothing_of_any_record_leaves(sol: Somebody, line: MemoryPhone) -> None:
    marta = news_for("44/10307/26", name="Marta", mobile="07700 900123")
    sign_on(sol)
    call_id = rings(sol)
    sent = [sol.get("/desk/phone").content, sol.post("/desk/phone/answer").content, sol.get("/desk/phone").content]
    # She is in a case, and told us nothing that proves it: the line knows whose call it is before she has proved it.
    Call.objects.filter(public_id=call_id).update(victim=marta)
    sent += [sol.get("/desk/phone").content, sol.post("/desk/phone/record").content]
    sent.append(sol.post("/desk/phone/connect", offer="v=0").content)

    whole = b"".join(sent).decode()
    for secret in ("Marta", "Kowal", "44/10307/26", "900123", str(marta.public_id), "burglary"):
        assert secret not in whole
    assert "Open the record" not in whole


def test_whoever_keyed_her_code_is_proved_and_the_conversation_is_kept_with_its_call(
    sol: Somebody, line: MemoryPhone, monkeypatch: pytest.MonkeyPatch
) -> None:
    marta = news_for("44/10307/26", name="Marta")
    monkeypatch.setattr(agents, "_has_proved", lambda call: call.victim_id == marta.id)
    sign_on(sol)
    call_id = rings(sol, marta)
    ringing = sol.get("/desk/phone").content
    assert b"Keyed a right code in this call" in ringing
    assert str(marta.public_id).encode() not in ringing
    sol.post("/desk/phone/answer")

    opened = sol.post("/desk/phone/record")
    assert opened["Location"] == f"/desk/cases/{marta.public_id}"
    record = sol.get(opened["Location"])
    assert b"Kowal" in record.content
    contact_id = re.findall(r'name="contact_id" value="([^"]+)"', record.content.decode())[0]
    sol.post(
        f"/desk/cases/{marta.public_id}/contact",
        contact_id=contact_id,
        channel="phone",
        outcome="spoke",
        note="She rang.",
        then="stay",
    )

    kept = Contact.objects.get(victim=marta)
    assert kept.call is not None
    assert kept.call.public_id == call_id


def test_an_extension_that_the_line_may_not_ring_is_refused(sol: Somebody, line: MemoryPhone) -> None:
    reply = sol.post("/desk/phone/sign-on", way="extension", extension="9041")

    assert reply.status_code == 400
    assert "The line may not ring this extension." in words(reply.content)
    sign_on(sol, way="extension", extension="2041")
    rings(sol)
    assert "Pick up extension 2041 to answer." in page(sol)


def test_a_colleague_is_asked_first_and_takes_her_over(
    sol: Somebody, sign_in: Callable[..., Somebody], line: MemoryPhone
) -> None:
    ewa = sign_in("Ewa Tomala", Role.DESK)
    sign_on(sol)
    call_id = rings(sol)
    sol.post("/desk/phone/answer")
    sign_on(ewa)
    colleague = agents.mine(actor=ewa.actor, now=NOW)
    assert colleague is not None

    sol.post("/desk/phone/bring", whom=f"colleague:{colleague.agent_id}", how="first_alone")
    asked = agents.mine(actor=ewa.actor, now=NOW)
    assert asked is not None
    assert asked.state == "away"
    sol.post("/desk/phone/sound", act="leave")

    entry = QueueEntry.objects.select_related("held_by__staff").get(call__public_id=call_id)
    assert entry.held_by is not None
    assert entry.held_by.staff.name == "Ewa Tomala"
    assert "What did it come to?" in page(sol)
    assert "On a call" in page(ewa)


def test_an_interpreter_of_the_list_is_rung_and_nobody_else(sol: Somebody, line: MemoryPhone) -> None:
    sign_on(sol)
    rings(sol)
    sol.post("/desk/phone/answer")

    stranger = sol.post("/desk/phone/bring", whom="partner:Somebody Else", how="together")
    sol.post("/desk/phone/bring", whom="partner:Thames Interpreters", how="first_alone")
    assert "Thames Interpreters On the call." in page(sol)
    sol.post("/desk/phone/keys", keys="12#")

    assert stranger.status_code == 400
    assert line.asked == [
        (PhoneAct.BRING, "", Guest("Thames Interpreters", How.FIRST_ALONE, number="020 7946 0190")),
        (PhoneAct.KEYS, "12#", None),
    ]


def test_put_back_in_the_line_she_waits_for_who_is_trained(sol: Somebody, line: MemoryPhone) -> None:
    sign_on(sol)
    call_id = rings(sol)
    sol.post("/desk/phone/answer")

    sol.post("/desk/phone/pass-on", need="bereaved", language="")

    first, second = QueueEntry.objects.filter(call__public_id=call_id).order_by("id")
    assert (first.left_how, first.ended_at) == ("answered", NOW)
    assert (second.left_at, second.need, second.language) == (None, "bereaved", "pl")


def test_a_line_that_does_not_answer_is_said_and_the_call_is_still_answered(sol: Somebody, line: MemoryPhone) -> None:
    sign_on(sol)
    rings(sol)
    line.problem = Problem.LINE_AWAY

    sol.post("/desk/phone/answer")
    held = sol.post("/desk/phone/sound", act="hold")

    assert "On a call" in page(sol)
    assert held.status_code == 409
    assert "The line does not answer." in words(held.content)
    assert QueueEntry.objects.going_on().count() == 1


def test_the_browser_is_answered_in_plain_words(sol: Somebody, line: MemoryPhone) -> None:
    assert sol.post("/desk/phone/connect", offer="v=0").status_code == 409
    sign_on(sol)
    assert sol.post("/desk/phone/connect", offer="v=0").content == b'{"answer": "answer to v=0"}'
    line.problem = Problem.NOT_FITTED
    assert b"This installation has no browser telephone." in sol.post("/desk/phone/connect", offer="v=0").content


def test_only_who_takes_calls_has_the_page(sign_in: Callable[..., Somebody], line: MemoryPhone) -> None:
    officer = sign_in("PC Amara Cole", Role.OFFICER)

    assert officer.get("/desk/phone").status_code == 404
    assert officer.post("/desk/phone/answer").status_code == 404


def test_without_any_telephone_the_desk_rings_people_back(sol: Somebody, line: MemoryPhone) -> None:
    line.problem = Problem.LINE_AWAY
    sign_on(sol, way="none")

    assert "No call rings for you. Promised calls back do come up here." in page(sol)
    queueing.enter(call_id=a_call(), wants=Wants(), now=NOW)
    assert routing.route(line="", now=NOW) == ()
