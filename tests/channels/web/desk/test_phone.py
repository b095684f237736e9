"""The page on which calls are taken: what it shows about a caller before an identity check, and what each press
does."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.conf import settings

from tests.channels.web.desk.conftest import StaffBrowser, news_for
from tests.services.calls.waiting import A_SHIFT, a_call, connect_headset
from tests.services.people_and_cases import NOW
from victimcare.records.models import AgentStatePeriod, AuditEntry, Call, Callback, Contact, QueueEntry, Victim
from victimcare.rules.calls.call_queue import CallerNeed
from victimcare.rules.force import CallPartner
from victimcare.services import port_registry
from victimcare.services.access import Role
from victimcare.services.calls import caller_actions
from victimcare.services.calls.agents import agent_duty, callback_calls
from victimcare.services.calls.call_queue import caller_queue, queue_routing
from victimcare.services.calls.call_queue.caller_queue import QueueRequest
from victimcare.services.calls.placed_calls import CallbackCallResult
from victimcare.services.ports.desk_telephone import (
    GuestMissReason,
    GuestMode,
    GuestPlace,
    GuestState,
    PhoneAct,
    PhoneFailed,
    PhoneGuest,
    PhoneProblem,
    PhoneState,
    ReturnCallProgress,
)
from victimcare.services.sealed_columns import CALL_NOTE


@dataclass
class MemoryPhone:
    """The line as the desk asks it. `problem`: what it answers instead."""

    stands: PhoneState = field(default_factory=lambda: PhoneState(is_connected=True, is_joined=True))
    problem: PhoneProblem | None = None
    takes_browsers: bool = True
    asked: list[tuple[PhoneAct, str, PhoneGuest | None]] = field(default_factory=list)
    asked_of: list[GuestPlace] = field(default_factory=list)

    def connect(self, agent_id: UUID, offer: str, /) -> str:
        self._refuse()
        return f"answer to {offer}"

    def ask(
        self,
        agent_id: UUID,
        act: PhoneAct,
        /,
        *,
        keys: str = "",
        guest: PhoneGuest | None = None,
        of: GuestPlace = GuestPlace.GUEST,
    ) -> PhoneState:
        self._refuse()
        if act not in (PhoneAct.LOOK, PhoneAct.STANDS):
            self.asked.append((act, keys, guest))
            self.asked_of.append(of)
        if act is PhoneAct.BRING and guest is not None:
            there = GuestState(guest.name, guest.place, talks=True, agent_id=guest.agent_id)
            self.stands = replace(self.stands, beside=(*self.stands.beside, there))
        return self.stands

    def _refuse(self) -> None:
        if self.problem is not None:
            raise PhoneFailed(self.problem)


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> MemoryPhone:
    made = MemoryPhone()
    monkeypatch.setattr(port_registry.ports, "desk_phone", made)
    return made


def rings(person: StaffBrowser, victim: Victim | None = None, need: str = "") -> UUID:
    """A caller waits, and is offered to an agent who is ready."""
    call_id = a_call(victim)
    caller_queue.enter_queue(
        call_id=call_id, wants=QueueRequest(language="pl", need=CallerNeed(need)), now=NOW - timedelta(minutes=2)
    )
    (offer,) = queue_routing.route_calls(line="", now=NOW)
    assert offer.call_id == call_id
    return call_id


def sign_on(person: StaffBrowser, **typed: str | list[str]) -> None:
    reply = person.post("/desk/phone/sign-on", **{"way": "browser", "languages": ["pl"], **typed})
    assert reply.status_code == 303, words(reply.content)
    connect_headset(person.actor, until=NOW + A_SHIFT)


def words(content: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.unescape(content.decode())).split())


def promised(number: str) -> Callback:
    """A call back to the caller who left this number."""
    caller_actions.request_callback(call_id=a_call(), wish="back", keyed_number=number, caller_number="", now=NOW)
    return Callback.objects.get()


def page(person: StaffBrowser) -> str:
    reply = person.get("/desk/phone")
    assert reply.status_code == 200
    return words(reply.content)


def test_a_call_from_its_ring_to_its_outcome(sol: StaffBrowser, line: MemoryPhone) -> None:
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
    assert (entry.left_how, entry.outcome, CALL_NOTE.open_words(entry), entry.is_heavy) == (
        "answered",
        "referred",
        "To Harbour House.",
        True,
    )
    assert [asked[0].value for asked in line.asked] == ["hold", "take_back", "mute", "unmute"]
    spells = list(AgentStatePeriod.objects.order_by("id").values_list("state", flat=True))
    assert spells == ["ready", "offered", "on_a_call", "wrap_up", "debrief"]
    acts = set(AuditEntry.objects.filter(actor=sol.actor.id).values_list("act", flat=True))
    assert {"agent.signed_on", "call.answered", "phone.asked", "call.finished"} <= acts


def test_where_no_browser_telephone_is_fitted_none_is_offered_and_a_stale_choice_is_told(
    sol: StaffBrowser, line: MemoryPhone
) -> None:
    assert "In this browser" in page(sol)
    line.takes_browsers = False
    stale = sol.post("/desk/phone/sign-on", way="browser")

    assert "In this browser" not in page(sol)
    assert "its telephone is not installed. Whoever looks after the line can install it" in page(sol)
    assert stale.status_code == 400
    assert "its telephone is not installed. Choose another way" in words(stale.content)
    assert agent_duty.find_own_duty(actor=sol.actor, now=NOW) is None


def test_an_agent_ready_without_sound_is_told_that_no_caller_is_offered(sol: StaffBrowser, line: MemoryPhone) -> None:
    sign_on(sol)
    line.stands = PhoneState()
    connect_headset(sol.actor, until=NOW)

    assert page(sol).count("callers are not offered to you") == 1
    assert "You are ready." not in page(sol)


def test_an_agent_on_reserved_lines_alone_is_offered_no_other_caller(sol: StaffBrowser, line: MemoryPhone) -> None:
    assert "Only reserved lines" in page(sol)
    sign_on(sol, is_reserve="on")
    caller_queue.enter_queue(call_id=a_call(None), wants=QueueRequest(language="en", need=CallerNeed("")), now=NOW)

    assert queue_routing.route_calls(line="", now=NOW) == ()


def test_before_a_check_nothing_of_any_record_leaves(sol: StaffBrowser, line: MemoryPhone) -> None:
    marta = news_for("44/10307/26", name="Marta", mobile="07700 900123")
    sign_on(sol)
    call_id = rings(sol)
    sent = [sol.get("/desk/phone").content, sol.post("/desk/phone/answer").content, sol.get("/desk/phone").content]
    # The caller is a victim in a case, and has not proved it: the line knows whose call it is before the check.
    Call.objects.filter(public_id=call_id).update(victim=marta)
    sent += [sol.get("/desk/phone").content, sol.post("/desk/phone/record").content]
    sent.append(sol.post("/desk/phone/connect", offer="v=0").content)

    whole = b"".join(sent).decode()
    for secret in ("Marta", "Kowal", "44/10307/26", "900123", str(marta.public_id), "burglary"):
        assert secret not in whole
    assert "Open the record" not in whole


def test_a_caller_who_keyed_their_code_is_proved_and_the_conversation_is_kept_with_its_call(
    sol: StaffBrowser, line: MemoryPhone, monkeypatch: pytest.MonkeyPatch
) -> None:
    marta = news_for("44/10307/26", name="Marta")
    monkeypatch.setattr(agent_duty, "_has_keyed_code", lambda call: call.victim_id == marta.id)
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
        ending="spoke",
        note="She rang.",
        then="stay",
    )

    kept = Contact.objects.get(victim=marta)
    assert kept.call is not None
    assert kept.call.public_id == call_id


def test_words_said_to_everyone_before_a_check_are_not_asked_for_after_it(sol: StaffBrowser, line: MemoryPhone) -> None:
    marta, cannot_say = news_for(name="Marta"), "I cannot say more yet."
    sign_on(sol)
    rings(sol, marta)
    assert cannot_say in page(sol)
    sol.post("/desk/phone/answer")
    assert cannot_say in page(sol)
    sol.prove(marta)
    assert "Proved by code" in page(sol)
    assert cannot_say not in page(sol)


def test_what_the_caller_hears_and_the_line_away_are_said_beside_what_is_pressed(
    sol: StaffBrowser, line: MemoryPhone
) -> None:
    """It comes before everything else on the page: on a phone the rest is further down than a thumb reaches."""
    sign_on(sol)
    rings(sol)
    sol.post("/desk/phone/answer")
    line.stands = replace(line.stands, is_held=True)
    held = sol.get("/desk/phone").content.decode()
    assert '<p class="urgent" role="status">The caller hears music.' in held
    line.problem = PhoneProblem.LINE_AWAY
    away = page(sol)
    assert away.count("The line does not answer.") == 1
    assert away.index("The line does not answer.") < away.index("What you can say now")


def test_an_extension_that_the_line_may_not_ring_is_refused(sol: StaffBrowser, line: MemoryPhone) -> None:
    reply = sol.post("/desk/phone/sign-on", way="extension", extension="9041")

    assert reply.status_code == 400
    assert "The line may not ring this extension." in words(reply.content)
    sign_on(sol, way="extension", extension="2041")
    rings(sol)
    assert "Pick up extension 2041 to answer." in page(sol)


def test_a_colleague_is_asked_first_and_takes_over(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], line: MemoryPhone
) -> None:
    ewa = sign_in("Ewa Tomala", Role.DESK)
    sign_on(sol)
    call_id = rings(sol)
    sol.post("/desk/phone/answer")
    sign_on(ewa)
    colleague = agent_duty.find_own_duty(actor=ewa.actor, now=NOW)
    assert colleague is not None

    sol.post("/desk/phone/bring", whom=f"colleague:{colleague.agent_id}", how="first_alone")
    asked = agent_duty.find_own_duty(actor=ewa.actor, now=NOW)
    assert asked is not None
    assert asked.state == "away"
    assert "A colleague has asked you into their call. No other call rings for you." in page(ewa)
    sol.post("/desk/phone/sound", act="leave")

    entry = QueueEntry.objects.select_related("held_by__staff").get(call__public_id=call_id)
    assert entry.held_by is not None
    assert entry.held_by.staff.name == "Ewa Tomala"
    assert "What did it come to?" in page(sol)
    assert "On a call" in page(ewa)


def test_only_an_interpreter_of_the_list_is_rung(sol: StaffBrowser, line: MemoryPhone) -> None:
    sign_on(sol)
    rings(sol)
    sol.post("/desk/phone/answer")

    stranger = sol.post("/desk/phone/bring", whom="partner:Another Person", how="together")
    sol.post("/desk/phone/bring", whom="partner:Thames Interpreters", how="first_alone")
    assert "Thames Interpreters On the call." in page(sol)
    assert 'name="keys"' in sol.get("/desk/phone").content.decode()
    sol.post("/desk/phone/keys", keys="12#")

    assert stranger.status_code == 400
    assert line.asked == [
        (
            PhoneAct.BRING,
            "",
            PhoneGuest("Thames Interpreters", GuestMode.FIRST_ALONE, number="020 7946 0190", by="Sol Pereira"),
        ),
        (PhoneAct.KEYS, "12#", None),
    ]


def test_beside_an_interpreter_the_control_room_rings_or_talks_and_each_has_buttons_of_their_own(
    sol: StaffBrowser, line: MemoryPhone, monkeypatch: pytest.MonkeyPatch
) -> None:
    partners = (CallPartner("The control room", "020 7946 0999", in_danger=True), *settings.FORCE.call_partners)
    monkeypatch.setattr(settings, "FORCE", replace(settings.FORCE, call_partners=partners))
    sign_on(sol)
    rings(sol)
    sol.post("/desk/phone/answer")
    interpreter, room = GuestState("Thames Interpreters", talks=True), GuestState("The control room", GuestPlace.HELP)

    line.stands = PhoneState(is_joined=True, beside=(interpreter, room))
    assert "Thames Interpreters On the call. End their part" in page(sol)
    assert "The control room Ringing… End their part" in page(sol)
    line.stands = PhoneState(is_joined=True, beside=(replace(room, talks=True),))
    alone = page(sol)
    assert "Bring somebody in Whom Thames Interpreters" in alone, "and not who is there already"
    assert "The control room is on the call, or ringing: the caller goes on hearing everybody." in alone
    line.stands = PhoneState(is_joined=True, beside=(interpreter, replace(room, talks=True)))
    assert 'id="guest_keys"' in (fields := sol.get("/desk/phone").content.decode())
    assert 'id="help_keys"' in fields
    sol.post("/desk/phone/keys", keys="1", of="help")
    sol.post("/desk/phone/sound", act="drop", of="help")
    sol.post("/desk/phone/sound", act="drop", of="guest")
    assert sol.post("/desk/phone/sound", act="drop", of="unknown").status_code == 409

    assert [act for act, _, _ in line.asked] == [PhoneAct.KEYS, PhoneAct.DROP, PhoneAct.DROP]
    assert line.asked_of == [GuestPlace.HELP, GuestPlace.HELP, GuestPlace.GUEST]
    kept = AuditEntry.objects.filter(act="phone.asked").order_by("id").last()
    assert kept is not None
    assert kept.detail == {"act": "drop", "of": "guest"}


def test_a_guest_who_was_rung_and_did_not_come_is_named_with_why(sol: StaffBrowser, line: MemoryPhone) -> None:
    sign_on(sol)
    rings(sol)
    sol.post("/desk/phone/answer")
    said = {
        GuestMissReason.NO_ANSWER: "Thames Interpreters did not answer.",
        GuestMissReason.BUSY: "Thames Interpreters: engaged.",
        GuestMissReason.REFUSED: "Thames Interpreters did not take the call.",
        GuestMissReason.NOT_RUNG: "Thames Interpreters could not be rung.",
        GuestMissReason.LEFT: "Thames Interpreters has left the call.",
    }

    for why, sentence in said.items():
        line.stands = replace(line.stands, beside=(GuestState("Thames Interpreters", missed=why),))
        assert sentence in page(sol)


def test_a_colleague_who_is_asked_answers_or_does_not(sol: StaffBrowser, line: MemoryPhone) -> None:
    sign_on(sol)
    line.stands = PhoneState(is_connected=True, is_asked=True)
    asked = page(sol)
    sol.post("/desk/phone/sound", act="join")
    line.stands = replace(line.stands, has_joined=True)
    joined = page(sol)
    sol.post("/desk/phone/sound", act="refuse")

    assert "A colleague asks you about a call." in asked
    assert "You are in a colleague’s call." in joined
    assert ("Answer them" in asked, "Not now" in asked, "Leave the call" in joined) == (True, True, True)
    assert "data-holds" in sol.get("/desk/phone").content.decode(), "the browser asks before it leaves the page"
    assert "I am away" not in asked + joined, "no colleague is put through to another caller meanwhile"
    assert [act for act, _, _ in line.asked] == [PhoneAct.JOIN, PhoneAct.REFUSE]


def test_a_call_back_is_rung_from_the_desk_and_its_number_is_in_no_page(sol: StaffBrowser, line: MemoryPhone) -> None:
    sign_on(sol)
    a_call_back = promised("07700 900333")
    about = f"/desk/call-backs/{a_call_back.public_id}"
    sent = [sol.get(about).content, sol.post(f"{about}/ring", by="line").content, sol.get(about).content]
    line.stands = replace(line.stands, back=ReturnCallProgress.VICTIM_PHONE_RINGS, is_joined=False)
    ringing = sol.get("/desk/phone").content
    line.stands = replace(line.stands, back=ReturnCallProgress.TALKS, is_joined=True)
    talking = sol.get("/desk/phone").content
    line.stands = replace(line.stands, may_record=True, is_recorded=True)
    recorded = sol.get("/desk/phone").content
    sol.post("/desk/phone/end")
    sent += [ringing, talking, recorded, sol.get("/desk/phone").content, sol.get(about).content]

    assert "Your telephone rings first, then theirs." in words(sent[0])
    assert "Ringing them back It rings at theirs." in words(ringing)
    assert "You hear one another." in words(talking)
    assert ["stop_recording" in page.decode() for page in (talking, recorded)] == [False, True]
    assert "I am away" not in words(talking), "that key drops no one from the call"
    assert "A machine answers: the line hangs up." in words(sent[2])
    assert "Writing down" in page(sol)
    assert b"900333" not in b"".join(sent)
    sol.post(f"{about}/ring", by="hand")
    assert b"900333" in sol.get(about).content


def test_a_number_that_was_keyed_is_read_in_groups_by_who_dials_it(sol: StaffBrowser, line: MemoryPhone) -> None:
    where = f"/desk/call-backs/{promised('07700900333').public_id}"
    sol.post(f"{where}/ring", by="hand")

    assert "07700 900333" in words(sol.get(where).content)


def test_what_the_line_saw_is_filled_in_and_can_be_corrected(sol: StaffBrowser, line: MemoryPhone) -> None:
    sign_on(sol)
    a_call_back = promised("07700 900333")
    about = f"/desk/call-backs/{a_call_back.public_id}"
    sol.post(f"{about}/ring", by="line")
    row = Call.objects.get(direction="back").public_id
    callback_calls.claim_callback_call(row=row, now=NOW)
    callback_calls.authorise_dialling(row=row, now=NOW)
    callback_calls.end_callback_call(row=row, how=CallbackCallResult.ENGAGED, now=NOW)

    shown = sol.get(about).content.decode()
    assert "The call is over. Engaged." in words(shown.encode())
    assert re.search(r'value="engaged"[^>]* checked', shown)
    assert f'href="{about}"' in sol.get("/desk/phone").content.decode(), "from the page of the call too"
    sol.post(f"{about}/went", **{"went-outcome": "somebody_else", "went-time": "", "went-note": ""})

    assert a_call_back.attempts.get().outcome == "somebody_else"
    assert about not in sol.get("/desk/phone").content.decode()


def test_where_the_line_cannot_ring_them_they_are_rung_by_hand(sol: StaffBrowser, line: MemoryPhone) -> None:
    sign_on(sol)
    a_call_back = promised("07700 900333")
    about = f"/desk/call-backs/{a_call_back.public_id}"
    line.stands = PhoneState(is_connected=False)
    not_connected = sol.post(f"{about}/ring", by="line")
    sol.post("/desk/phone/state", to="away")
    away = sol.post(f"{about}/ring", by="line")

    assert "Your headset is not connected. Connect it on your calls page. You can ring by hand." in words(
        not_connected.content
    )
    assert away.status_code == 409
    assert not a_call_back.attempts.exists()


def test_a_caller_put_back_in_the_line_waits_for_a_trained_agent(sol: StaffBrowser, line: MemoryPhone) -> None:
    sign_on(sol)
    call_id = rings(sol)
    sol.post("/desk/phone/answer")

    sol.post("/desk/phone/pass-on", need="bereaved", language="")

    first, second = QueueEntry.objects.filter(call__public_id=call_id).order_by("id")
    assert (first.left_how, first.ended_at) == ("answered", NOW)
    assert (second.left_at, second.need, second.language) == (None, "bereaved", "pl")


def test_a_line_that_does_not_answer_is_said_and_the_call_is_still_answered(
    sol: StaffBrowser, line: MemoryPhone
) -> None:
    sign_on(sol)
    rings(sol)
    line.problem = PhoneProblem.LINE_AWAY

    sol.post("/desk/phone/answer")
    held = sol.post("/desk/phone/sound", act="hold")

    assert "On a call" in page(sol)
    assert held.status_code == 409
    assert "The line does not answer." in words(held.content)
    assert QueueEntry.objects.going_on().count() == 1


def test_an_agent_without_a_headset_connected_answers_no_caller(sol: StaffBrowser, line: MemoryPhone) -> None:
    sign_on(sol)
    call_id = rings(sol)
    line.stands = PhoneState(is_connected=False)

    refused = sol.post("/desk/phone/answer")
    line.stands = PhoneState(is_connected=True)

    assert refused.status_code == 409
    assert "Your headset is not connected. Connect it on your calls page." in words(refused.content)
    assert not QueueEntry.objects.going_on().exists()  # nor does the caller count as answered
    sol.post("/desk/phone/answer")  # once it is connected
    assert QueueEntry.objects.going_on().get().call.public_id == call_id


def test_the_browser_is_answered_in_plain_words(sol: StaffBrowser, line: MemoryPhone) -> None:
    assert sol.post("/desk/phone/connect", offer="v=0").status_code == 409
    sign_on(sol)
    assert sol.post("/desk/phone/connect", offer="v=0").content == b'{"answer": "answer to v=0"}'
    line.problem = PhoneProblem.NOT_FITTED
    assert b"Calls cannot ring in the browser here" in sol.post("/desk/phone/connect", offer="v=0").content


def test_an_agent_who_signs_out_takes_no_more_calls(sol: StaffBrowser, line: MemoryPhone) -> None:
    sign_on(sol)

    sol.post("/staff/sign-out")

    assert (
        caller_queue.enter_queue(call_id=a_call(), wants=QueueRequest(), now=NOW).how
        is caller_queue.AdmissionResult.NO_STAFF_ON_DUTY
    )


def test_only_who_takes_calls_has_the_page(sign_in: Callable[..., StaffBrowser], line: MemoryPhone) -> None:
    officer = sign_in("PC Amara Cole", Role.OFFICER)

    assert officer.get("/desk/phone").status_code == 404
    assert officer.post("/desk/phone/answer").status_code == 404


def test_without_any_telephone_the_desk_rings_people_back(sol: StaffBrowser, line: MemoryPhone) -> None:
    line.problem = PhoneProblem.LINE_AWAY
    sign_on(sol, way="none")

    assert "No call rings for you. Promised calls back do come up here." in page(sol)
    entered = caller_queue.enter_queue(call_id=a_call(), wants=QueueRequest(), now=NOW)
    assert (
        entered.how is caller_queue.AdmissionResult.NO_STAFF_ON_DUTY
    )  # and the caller does not wait for an agent who cannot answer
    assert queue_routing.route_calls(line="", now=NOW) == ()


def help_of(room: CallPartner, by: str) -> PhoneGuest:
    return PhoneGuest(room.name, GuestMode.TOGETHER, number=room.telephone, place=GuestPlace.HELP, by=by)


def test_a_colleague_who_has_joined_rings_help_by_the_same_press_and_the_agent_reads_who_did(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], line: MemoryPhone, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = CallPartner("The control room", "020 7946 0999", in_danger=True)
    monkeypatch.setattr(settings, "FORCE", replace(settings.FORCE, call_partners=(room,)))
    marta = news_for("44/10307/26", name="Marta", mobile="07700 900123")
    ewa = sign_in("Ewa Tomala", Role.DESK)
    sign_on(sol)
    call_id = rings(sol, marta)
    sol.post("/desk/phone/answer")
    sign_on(ewa)
    sol.post("/desk/phone/bring", whom=f"colleague:{ewa.actor.id.partition(':')[2]}", how="first_alone")
    line.stands = PhoneState(is_connected=True, is_asked=True)
    ewa.post("/desk/contact/danger", beside="phone")
    assert [guest.place for _, _, guest in line.asked if guest] == [GuestPlace.GUEST], "who only rings is in no call"
    assert "Ring 999 from another telephone now." in page(ewa)
    for person in (sol, ewa):  # also where a page was open before, and fetches only its bar
        pages = ("/desk/tasks", "/desk/phone/standing", "/desk/contact", "/desk/phone/standing?in-contact")
        presses = [len(re.findall(r"data-danger\b(?!-)", person.get(address).content.decode())) for address in pages]
        assert presses == [1, 1, 1, 0]

    rung = GuestState(room.name, GuestPlace.HELP)
    line.stands = PhoneState(is_connected=True, is_asked=True, has_joined=True, call_id=call_id)
    ewa.post("/desk/contact/danger", beside="phone")

    assert line.asked[-1] == (PhoneAct.BRING, "", help_of(room, "Ewa Tomala"))
    kept = AuditEntry.objects.filter(actor=ewa.actor.id, act__in=("danger.said", "partner.rung")).order_by("-id")[:2]
    assert [(each.act, each.detail["call"]) for each in kept] == [
        ("partner.rung", str(call_id)),
        ("danger.said", str(call_id)),
    ]
    line.stands = replace(line.stands, beside=(rung,))
    theirs = [ewa.get(address).content for address in ("/desk/phone", "/desk/contact", "/desk/phone/standing")]
    assert "You are in a colleague’s call" in words(theirs[2])
    assert "The control room is being rung into your call." in words(theirs[0])
    assert "The control room: ringing" in words(theirs[2])
    for secret in ("Marta", "Kowal", "44/10307/26", "900123", str(marta.public_id)):
        assert secret not in b"".join(theirs).decode()
    line.stands = PhoneState(is_joined=True, call_id=call_id, beside=(replace(rung, by="Ewa Tomala"),))
    told = page(sol)
    assert "Danger now, says Ewa Tomala The control room is being rung into your call." in told
    assert "Ringing… Rung by Ewa Tomala." in told
    assert "Ewa Tomala is to write down what came of it." in told
    assert "The control room: ringing (rung by Ewa Tomala)" in words(sol.get("/desk/phone/standing").content)
    sol.post("/desk/phone/end")
    line.stands = PhoneState(has_left=True, call_id=call_id, beside=(replace(rung, talks=True, by="Ewa Tomala"),))
    assert "The call is over for you. The control room has them on the line." in page(sol)


def test_danger_says_whether_help_has_come_into_the_call_and_ends_with_the_caller(
    sol: StaffBrowser, line: MemoryPhone, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = CallPartner("The control room", "020 7946 0999", in_danger=True)
    monkeypatch.setattr(settings, "FORCE", replace(settings.FORCE, call_partners=(room,)))
    sign_on(sol)
    call_id = rings(sol)
    sol.post("/desk/phone/answer")
    assert "data-danger" in sol.get("/desk/look-up").content.decode()

    sol.post("/desk/contact/danger")

    (asked,) = line.asked
    assert asked == (PhoneAct.BRING, "", help_of(room, "Sol Pereira"))
    rung = GuestState(room.name, GuestPlace.HELP)
    assert "In contact" not in page(sol), "the call's own clock stands there"
    for stands, said, short in (
        (rung, "is being rung into your call.", "room: ringing"),
        (replace(rung, talks=True), "is in your call.", "is in the call"),
        (replace(rung, missed=GuestMissReason.BUSY), "did not come into your call. Ring 999", "ring 999"),
        (replace(rung, missed=GuestMissReason.LEFT), "has left your call.", "has left the call"),
    ):
        line.stands = PhoneState(beside=(stands,))
        assert said in words(sol.get("/desk/contact").content)
        assert said in words(sol.get("/desk/phone").content)
        assert short in words(sol.get("/desk/phone/standing").content)
    sol.post("/desk/contact/safe", safe="yes")
    sol.post("/desk/phone/end")
    line.stands = PhoneState(is_connected=True)
    assert "The call is over for you. Unless help is on its way" in words(sol.get("/desk/contact").content)
    for stands, said, short in (
        (rung, "The call is over for you. The control room is still being rung for them.", "room: ringing"),
        (replace(rung, talks=True), "for you. The control room has them on the line.", "is in the call"),
        (
            replace(rung, missed=GuestMissReason.BUSY),
            "did not come into the call, and it is over for you. Ring 999",
            "ring 999",
        ),
        (
            replace(rung, missed=GuestMissReason.LEFT),
            "is in it no longer. Unless help is on its way",
            "has left the call",
        ),
    ):
        line.stands = PhoneState(has_left=True, call_id=call_id, beside=(stands,))
        for address in ("/desk/contact", "/desk/phone"):
            told = words(sol.get(address).content)
            assert said in told
            assert "Stay with them" not in told
            assert "Where are you?" not in told
        assert short in words(sol.get("/desk/phone/standing").content)
    line.stands = replace(line.stands, call_id=a_call(), beside=(replace(rung, talks=True),))
    assert "The call is over for you. Unless help is on its way" in page(sol), "that was another call"
    assert "is in the call" not in words(sol.get("/desk/phone/standing").content)
    line.stands = PhoneState(is_connected=True)
    sol.post("/desk/phone/finish", outcome="danger", note="")
    sol.post("/desk/phone/change", to="ready")
    rings(sol)
    sol.post("/desk/phone/answer")
    blank = sol.get("/desk/contact").content.decode()
    assert "Danger now" not in blank, "that was said by the person who rang before"
    assert 'aria-pressed="true"' not in blank
