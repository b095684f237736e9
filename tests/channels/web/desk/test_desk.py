"""The desk as staff use it: from the list to the gate, to her record, to what she was told."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import cast
from uuid import UUID, uuid4

import html5lib
import pytest
from django.db import connection
from django.http import HttpResponse, HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.channels.web.desk.conftest import BACKEND, Somebody, news_for, task_of
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, staff
from victimcare.adapters.texts.notify import NotifyTexts
from victimcare.records.models import AuditEntry, Contact, Duty, PlanProposal, SafeContactPlan, Staff, Task, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.services import outside
from victimcare.services.access import Role
from victimcare.services.cases.guarding import is_guarded
from victimcare.services.contact import proofs
from victimcare.services.desk import actions as desk
from victimcare.services.desk.staff import signed_in
from victimcare.services.people import codes
from victimcare.wording import say

pytestmark = pytest.mark.django_db

HERS = ("Marta", "Kowal", "900123", "44/10307/26", "Burglary", "arrested")


def text(answer: HttpResponseBase) -> str:
    return cast(HttpResponse, answer).content.decode()


def blanked(answer: HttpResponseBase) -> str:
    """Without form tokens and the random ids of forms and addresses."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text(answer))
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", page)


def test_the_list_names_nobody_and_says_why(sol: Somebody, marta: Victim) -> None:
    page = text(sol.get("/desk/tasks"))

    assert "Make the first contact" in page
    assert "Nobody has asked them how they may be reached." in page
    assert "44/10307/26" in page
    for secret in ("Marta", "Kowal", "900123"):
        assert secret not in page


def test_taking_shows_whom_to_ask_for_and_only_to_the_owner(
    sol: Somebody, sign_in: Callable[..., Somebody], marta: Victim
) -> None:
    task, ewa = task_of(marta), sign_in("Ewa Tomala")
    before = text(sol.get(f"/desk/tasks?task={task.public_id}"))

    answer = sol.post(f"/desk/tasks/{task.public_id}/take", which="all")

    assert (answer.status_code, answer["Location"]) == (303, f"/desk/tasks?which=all&task={task.public_id}#task")
    mine, hers = (text(each.get(answer["Location"])) for each in (sol, ewa))
    assert "Ask for Marta Kowal" in mine
    assert "Ring 07700 900123" in mine
    for page in (before, hers):
        assert "Marta" not in page
        assert "900123" not in page
    assert "Sol Pereira has it" in hers


def test_the_second_to_take_it_hears_who_has_it(sol: Somebody, sign_in: Callable[..., Somebody], marta: Victim) -> None:
    task, ewa = task_of(marta), sign_in("Ewa Tomala")
    sol.post(f"/desk/tasks/{task.public_id}/take")

    answer = ewa.post(f"/desk/tasks/{task.public_id}/take")

    assert answer.status_code == 409
    assert "Sol Pereira has it" in text(answer)


def test_handing_on_wants_a_note_and_keeps_what_was_typed(sol: Somebody, marta: Victim) -> None:
    task = task_of(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")

    refused = sol.post(f"/desk/tasks/{task.public_id}/hand-on", **{"hand-to": "team:safeguarding", "hand-note": ""})
    done = sol.post(
        f"/desk/tasks/{task.public_id}/hand-on", **{"hand-to": "team:safeguarding", "hand-note": "Needs a specialist"}
    )

    assert "Handing on needs a note." in text(refused)
    assert done.status_code == 303
    task.refresh_from_db()
    assert (task.owner, task.team.code) == (None, "safeguarding")


def test_a_telling_can_not_be_ticked_off(sol: Somebody, marta: Victim) -> None:
    task = task_of(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")

    answer = sol.post(
        f"/desk/tasks/{task.public_id}/close", **{"close-outcome": "not_needed", "close-note": "She moved"}
    )

    assert "They have not been told yet." in text(answer)
    task.refresh_from_db()
    assert task.closed_at is None


def test_a_look_up_leads_to_a_blank_gate_and_nothing_typed_is_in_the_address(sol: Somebody, marta: Victim) -> None:
    answer = sol.look_up(marta)

    assert (answer.status_code, answer["Location"]) == (303, f"/desk/cases/{marta.public_id}")
    gate = text(sol.get(answer["Location"]))
    assert "Not proved yet" in gate
    for secret in HERS:
        assert secret not in gate
    look = AuditEntry.objects.get(act="case.look_up")
    assert (look.reason, look.victim_id) == ("She rang", marta.id)


def test_one_sentence_for_none_hidden_and_several(sol: Somebody, marta: Victim) -> None:
    news_for("44/20000/26", name="Marta", mobile="07700 900444")  # a second Marta Kowal
    typed = [
        {"reference": "99/99999/26", "name": "", "reason": "She rang"},
        {"reference": "", "name": "Marta Kowal", "reason": "She rang"},
        {"reference": "", "name": "Nobody Atall", "reason": "She rang"},
    ]

    pages = []
    for one in typed:
        page = blanked(sol.post("/desk/look-up", **one))
        for word in (one["reference"], one["name"]):
            page = page.replace(f'value="{word}"', 'value=""') if word else page
        pages.append(page)

    assert "No one found" in pages[0]
    assert pages[0] == pages[1] == pages[2]


def test_a_look_up_without_a_reason_is_asked_for_one(sol: Somebody, marta: Victim) -> None:
    answer = sol.look_up(marta, reason="")

    assert "Say why you are looking" in text(answer)
    assert not AuditEntry.objects.filter(act="case.look_up").exists()


def test_no_reason_no_page_whether_there_is_such_a_case_or_not(sol: Somebody, marta: Victim) -> None:
    for victim_id in (marta.public_id, uuid4()):
        for part in ("", *PARTS, "/looks"):
            answer = sol.client.get(f"/desk/cases/{victim_id}{part}", follow=True)
            assert answer.redirect_chain[-1][0] == "/desk/look-up"


def test_the_gate_is_the_same_for_everybody(sol: Somebody, marta: Victim) -> None:
    other = news_for("44/20000/26", name="Piotr", group="sexual", mobile="07700 900444")
    for victim in (marta, other):
        sol.look_up(victim)

    first, second = (blanked(sol.get(f"/desk/cases/{victim.public_id}")) for victim in (marta, other))

    assert first == second


PARTS = ("/rights", "/plan", "/messages", "/access", "/guard")  # "/looks" stands by itself, without her name


def test_before_a_proof_no_part_of_her_record_opens(sol: Somebody, marta: Victim) -> None:
    sol.look_up(marta)
    address = f"/desk/cases/{marta.public_id}"

    for part in (*PARTS, "/looks"):
        answer = sol.client.get(address + part, follow=True)
        assert answer.redirect_chain[-1][0] == address
        for secret in HERS:
            assert secret not in text(answer)
    for part, typed in (
        ("/contact", {"outcome": "spoke", "channel": "phone", "contact_id": uuid4()}),
        ("/plan", {"wording": "neutral", "line_may_say": "full"}),
        ("/access", {"make": "yes", "opens": "case"}),
        ("/guard", {"reason": "x"}),
        ("/finish", {}),
    ):
        answer = sol.client.post(address + part, typed, follow=True)
        assert answer.redirect_chain[-1][0] == address
    assert not SafeContactPlan.objects.exists()
    assert not Contact.objects.exists()


def code_of(victim: Victim) -> str:
    return codes.make_code(actor=staff("Maker"), victim_id=victim.id, opens="case", now=NOW).code


def test_her_code_proves_her_and_nobody_elses_does(sol: Somebody, marta: Victim) -> None:
    other = news_for("44/20000/26", name="Piotr", mobile="07700 900444")
    hers, his = code_of(marta), code_of(other)
    sol.look_up(marta)
    address = f"/desk/cases/{marta.public_id}"

    wrong = [sol.post(f"{address}/proof", code=code) for code in (his, "123456789012", "12", "")]
    right = sol.post(f"{address}/proof", code=hers)

    assert {answer.status_code for answer in wrong} == {200}
    assert len({blanked(answer) for answer in wrong}) == 1, "the same words, whatever was wrong"
    assert "That did not prove who it is." in text(wrong[0])
    assert AuditEntry.objects.filter(act="proof.refused", actor=sol.actor.id, victim_id=marta.id).count() == 4
    assert right.status_code == 303
    assert "Proved by code" in text(sol.get(address))


def test_in_person_takes_a_colleague(sol: Somebody, marta: Victim) -> None:
    sol.look_up(marta)
    address = f"/desk/cases/{marta.public_id}"
    colleague = desk_colleague(sol, "Ewa Tomala")

    alone = sol.post(f"{address}/proof", how="in_person", colleague="")
    together = sol.post(f"{address}/proof", how="in_person", colleague=colleague)

    assert "Choose the colleague who saw the photo document with you." in text(alone)
    assert "That did not prove who it is." not in text(alone)
    assert together.status_code == 303
    proof = AuditEntry.objects.get(act="proof.recorded")
    assert (proof.reason, proof.detail["with_task"]) == ("She rang", False)


def test_a_way_of_proof_that_is_not_chosen_is_asked_for_beside_it(sol: Somebody, marta: Victim) -> None:
    sol.look_up(marta)

    page = text(sol.post(f"/desk/cases/{marta.public_id}/proof", how="", colleague=""))

    assert page.count("Choose how they proved who they are") == 2  # in the summary, and beside the field


def test_what_can_be_told_says_what_each_is(sol: Somebody) -> None:
    """Two days in court that wait to be told, of one morning: which is which is read."""
    victim = load(
        "44/10311/26",
        recorded(a_person("V-two", given_name="Ola", family_name="Ray")),
        fact(
            "hearing.listed",
            NOW - timedelta(hours=3),
            suspect_ref="S1",
            hearing_ref="H1",
            kind="first",
            court="Northvale",
            starts_at="2026-12-03T10:00:00Z",
            received_by_wcu_at="2026-11-25T08:30:00Z",
        ),
        fact(
            "hearing.listed",
            NOW - timedelta(hours=2),
            suspect_ref="S1",
            hearing_ref="H2",
            kind="trial",
            court="Northvale",
            starts_at="2026-12-10T10:00:00Z",
            received_by_wcu_at="2026-11-25T08:30:00Z",
        ),
    )["V-two"]
    sol.look_up(victim)
    sol.prove(victim)

    page = text(sol.get(f"/desk/cases/{victim.public_id}"))

    for day in ("3 December", "10 December"):
        label = f"Hearing listed (25 November, for {day} 10:00): Told when and where a hearing is"
        assert page.count(label) == 2  # what is owed, and what can be ticked


def desk_colleague(sol: Somebody, name: str) -> UUID:
    from victimcare.services.desk.queries import colleagues

    staff(name)
    return next(one.id for one in colleagues(sol.actor) if one.name == name)


def test_from_task_to_told(sol: Somebody, marta: Victim) -> None:
    task = task_of(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")
    address = f"/desk/cases/{marta.public_id}"
    gate = text(sol.get(address))
    assert "Ring 07700 900123" in gate, "whoever took the task needs no look-up"
    sol.prove(marta)

    page = text(sol.get(address))
    assert "Marta Kowal" in page
    assert "Suspect arrested" in page
    duty = Duty.objects.get(victim=marta, code="r6_suspect_arrested")
    answer = sol.post(
        f"{address}/contact",
        contact_id=uuid4(),
        outcome="told",
        channel="phone",
        told=[duty.id],
        note="She was glad to hear",
        then="finish",
    )

    assert answer.status_code == 303
    duty.refresh_from_db()
    assert duty.met_at == NOW
    assert Task.objects.get(id=task.id).outcome == "told"
    again = sol.client.get(address, follow=True)
    assert again.redirect_chain[-1][0] == "/desk/look-up", "finished: whoever looks again says why again"


def proved(somebody: Somebody, victim: Victim) -> bool:
    return "Proved " in text(somebody.client.get(f"/desk/cases/{victim.public_id}", follow=True))


def test_whoever_is_looked_up_again_begins_unproved(sol: Somebody, marta: Victim) -> None:
    """The next caller is not the one who proved who they are, though the contact before was never finished."""
    sol.look_up(marta)
    sol.prove(marta)
    assert proved(sol, marta)

    sol.look_up(marta, reason="Somebody rang again")

    gate = text(sol.get(f"/desk/cases/{marta.public_id}"))
    assert "Not proved yet" in gate
    for secret in HERS:
        assert secret not in gate
    for part in PARTS:
        assert sol.get(f"/desk/cases/{marta.public_id}{part}").status_code == 303


def test_a_look_up_of_somebody_else_leaves_her_contact_open(sol: Somebody, marta: Victim) -> None:
    other = news_for("44/20000/26", name="Piotr", mobile="07700 900444")
    sol.look_up(marta)
    sol.prove(marta)

    sol.look_up(other)

    assert proved(sol, marta)
    assert not proved(sol, other)


def test_within_one_contact_every_part_opens(sol: Somebody, marta: Victim) -> None:
    task = task_of(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")
    sol.post(f"/desk/cases/{marta.public_id}/begin")
    sol.prove(marta)

    for part in ("", *PARTS, "", "/rights"):
        assert "Proved " in text(sol.get(f"/desk/cases/{marta.public_id}{part}"))


def test_a_contact_opened_from_its_task_begins_unproved(sol: Somebody, marta: Victim) -> None:
    task = task_of(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")
    sol.look_up(marta)
    sol.prove(marta)
    assert f'action="/desk/cases/{marta.public_id}/begin"' in text(sol.get(f"/desk/tasks?task={task.public_id}"))

    answer = sol.post(f"/desk/cases/{marta.public_id}/begin")

    assert answer["Location"] == f"/desk/cases/{marta.public_id}"
    assert not proved(sol, marta)
    begun = AuditEntry.objects.get(act="contact.begun")
    assert (begun.victim_id, begun.reason) == (marta.id, say("desk-reason-task"))


def test_no_contact_begins_without_a_task_of_ones_own(sol: Somebody, marta: Victim) -> None:
    for victim_id in (marta.public_id, uuid4()):
        assert sol.post(f"/desk/cases/{victim_id}/begin")["Location"] == "/desk/look-up"
    assert not AuditEntry.objects.filter(act="contact.begun").exists()


def test_another_visit_with_the_same_task_begins_unproved(sol: Somebody, marta: Victim) -> None:
    """In another browser no reason is kept: it is another contact, also by the case's own address."""
    task = task_of(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")
    sol.look_up(marta)
    sol.prove(marta)

    browser = Client()
    browser.force_login(Staff.objects.get(id=sol.actor.staff_id or 0), backend=BACKEND)

    assert not proved(Somebody(sol.actor, browser), marta)


@pytest.mark.parametrize("way", ["out", "in"])
def test_signing_out_or_in_ends_every_proof(
    sol: Somebody, sign_in: Callable[..., Somebody], marta: Victim, way: str
) -> None:
    other, ewa = news_for("44/20000/26", name="Piotr", mobile="07700 900444"), sign_in("Ewa Tomala")
    for each, victim in ((sol, marta), (sol, other), (ewa, marta)):
        each.look_up(victim)
        each.prove(victim)

    if way == "out":
        sol.post("/staff/sign-out")
    else:
        signed_in(actor=sol.actor, now=NOW)

    for victim in (marta, other):
        with pytest.raises(proofs.NotProved):
            proofs.require(sol.actor, victim.id, now=NOW)
    assert proved(ewa, marta), "a colleague's contact goes on"


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"channel": "phone"}, "Say how it ended"),
        ({"channel": "phone", "outcome": "told"}, "Tick what you told them"),
        ({"outcome": "spoke"}, "Say how you were in touch"),
    ],
)
def test_no_outcome_is_preset(sol: Somebody, marta: Victim, typed: dict[str, str], error: str) -> None:
    sol.look_up(marta)
    sol.prove(marta)
    address = f"/desk/cases/{marta.public_id}"

    assert " checked" not in text(sol.get(address))
    assert error in text(sol.post(f"{address}/contact", contact_id=uuid4(), note="Kept", **typed))
    assert not Contact.objects.exists()


def test_a_try_is_recorded_without_a_proof_and_tells_nothing(sol: Somebody, marta: Victim) -> None:
    sol.look_up(marta)

    answer = sol.post(f"/desk/cases/{marta.public_id}/try", contact_id=uuid4(), channel="phone", note="No answer")

    assert "The try is recorded." in text(sol.get(answer["Location"]))
    assert Contact.objects.get().reached is False
    task = task_of(marta)
    assert "1 time" not in text(sol.get(f"/desk/tasks?task={task.public_id}"))
    assert "once lately, and not reached" in text(sol.get(f"/desk/tasks?task={task.public_id}"))


def test_a_try_that_could_not_be_kept_is_not_said_to_be_and_keeps_what_was_typed(sol: Somebody, marta: Victim) -> None:
    sol.look_up(marta)
    long_note = "No answer, no answer at all. " * 80

    answer = sol.post(f"/desk/cases/{marta.public_id}/try", contact_id=uuid4(), channel="phone", note=long_note)

    assert answer.status_code == 200
    assert "The try is recorded." not in text(answer)
    assert "Make this shorter." in text(answer)
    assert long_note.strip() in text(answer)
    assert not Contact.objects.exists()


def plan_typed(marta: Victim, **more: object) -> dict[str, object]:
    """Texts to her mobile; what is named `given_…` is asked of another number, the rest of hers or of the plan."""
    at = f"at{marta.person.contact_points.get(kind='mobile').id}_"
    own: dict[str, object] = {
        "messages": "neutral",
        "calls": "none",
        "days": ["mon", "wed"],
        "start": "10:00",
        "end": "14:00",
    }
    whole: dict[str, object] = {"line_may_say": "nothing", "page_may_show": "full"}
    for name, value in more.items():
        (whole if name.startswith("given") or name in _OF_PLAN else own)[name] = value
    return {f"{at}{name}": value for name, value in own.items()} | whole


_OF_PLAN = ("line_may_say", "page_may_show", "code_word", "forget_word", "review_on", "language", "formats", "note")


@pytest.fixture
def rowan(monkeypatch: pytest.MonkeyPatch) -> None:
    """A supplier of texts that can show one name."""
    texts = NotifyTexts(base_url="http://127.0.0.1:1", api_key="key", sender_ids={"Rowan": "an-id"})
    monkeypatch.setattr(outside, "_texts", {"notify": texts})


def test_a_name_that_is_gone_is_shown_with_a_warning_and_has_to_be_chosen_anew(
    sol: Somebody, marta: Victim, rowan: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    sol.look_up(marta)
    sol.prove(marta)
    address = f"/desk/cases/{marta.public_id}/plan"
    sol.post(address, **plan_typed(marta, sender_name="Rowan"))
    texts = NotifyTexts(base_url="http://127.0.0.1:1", api_key="key", sender_ids={"Wren": "an-id"})
    monkeypatch.setattr(outside, "_texts", {"notify": texts})

    page = text(sol.get(address))
    refused = text(sol.post(address, **plan_typed(marta, sender_name="Rowan")))
    again = text(sol.post(address, **plan_typed(marta, sender_name="Wren")))

    assert "Agreed to be shown as “Rowan”, which no text can show any more" in page
    assert '<option value="Rowan" selected>“Rowan”: can no longer be shown.' in page
    assert '<option value="Wren">They see “Wren”' in page
    assert "This name can no longer be shown, and no text is sent under another one." in refused
    assert "Shown as “Wren”." in again


def test_a_plan_is_confirmed_and_read_again(sol: Somebody, marta: Victim, rowan: None) -> None:
    sol.look_up(marta)
    sol.prove(marta)
    address = f"/desk/cases/{marta.public_id}/plan"
    typed = plan_typed(
        marta,
        calls="none",
        sender_name="Rowan",
        seen_by="Her son",
        code_word="Blackbird",
        review_on="24/2/2027",
        language="pl",
        formats=["large_print"],
    )

    page = text(sol.post(address, **typed))

    assert "The plan is in force. It is version 1." in page
    assert "Texts to 07700 900123. Only that there is something new. Mondays and Wednesdays, 10:00 to 14:00." in page
    assert "Shown as “Rowan”. Who else: Her son." in page
    assert "A code word is agreed. They say it first." in page
    assert "lackbird" not in page
    plan = SafeContactPlan.objects.get()
    ways = list(plan.points.order_by("place"))
    assert (plan.language, plan.formats, plan.review_on) == ("pl", ["large_print"], date(2027, 2, 24))
    assert [(way.channel, way.wording) for way in ways] == [("text", "neutral"), ("call", "none")]
    assert ways[0].hours == [{"days": ["mon", "wed"], "from": "10:00", "to": "14:00"}]
    again = text(sol.get(address))
    assert '<option value="Rowan" selected>They see “Rowan”' in again
    assert 'value="24/02/2027"' in again


def test_another_number_is_given_on_the_form_and_the_order_kept(sol: Somebody, marta: Victim) -> None:
    sol.look_up(marta)
    sol.prove(marta)
    typed = plan_typed(marta, place="2", given_given="07700 900888", given_calls="neutral", given_place="1")

    page = text(sol.post(f"/desk/cases/{marta.public_id}/plan", **typed))

    assert "The other number waits" in page
    [proposal] = PlanProposal.objects.all()
    ways = [(way["channel"], way["given"], way["wording"]) for way in proposal.content["plan"]["ways"]]
    assert ways == [
        ("call", "07700 900888", "neutral"),
        ("text", "", "neutral"),
        ("call", "", "none"),
    ]


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"end": "25:00"}, "Type a time such as 10:00"),
        ({"end": "10:00"}, "These hours never come."),
        ({"days": []}, "These hours never come."),
        ({"messages": "full"}, "The news itself shows that it is the police."),
        ({"also": ["may_leave_voicemail"]}, "Voicemail goes with calls to this number"),
        ({"given_given": "12", "given_calls": "neutral"}, "Give a whole number, an e-mail address"),
        ({"given_given": "020 7946 0123", "given_messages": "neutral"}, "Texts go to mobiles only"),
        ({"given_given": "+44 7700 900123", "given_messages": "neutral"}, "They gave this one already"),
        ({"review_on": "soon"}, "Type a day such as 24/2/2027"),
    ],
)
def test_a_plan_that_can_not_stand_comes_back(
    sol: Somebody, marta: Victim, more: dict[str, object], error: str
) -> None:
    sol.look_up(marta)
    sol.prove(marta)

    page = text(sol.post(f"/desk/cases/{marta.public_id}/plan", **plan_typed(marta, **more)))

    assert error in page
    assert not SafeContactPlan.objects.exists()


def test_a_new_code_is_shown_once(sol: Somebody, marta: Victim) -> None:
    sol.look_up(marta)
    sol.prove(marta)
    address = f"/desk/cases/{marta.public_id}/access"

    made = sol.post(address, make="yes", opens="case")

    code = re.search(r"<bdi>(\d{4} \d{4} \d{4})</bdi>", text(made))
    assert code is not None
    assert "no-store" in made["Cache-Control"]
    assert code[1] not in text(sol.get(address))
    assert code[1] not in str(list(AuditEntry.objects.values()))


def test_a_guarded_victims_code_opens_the_short_view_only(sol: Somebody) -> None:
    guarded = news_for("44/20000/26", name="Ines", group="sexual")
    sol.look_up(guarded)
    sol.prove(guarded)
    address = f"/desk/cases/{guarded.public_id}/access"

    assert 'value="case"' not in text(sol.get(address))
    assert "shown-code" not in text(sol.post(address, make="yes", opens="case"))
    assert "shown-code" in text(sol.post(address, make="yes", opens="short"))


def test_marked_by_one_unmarked_by_two(sol: Somebody, sign_in: Callable[..., Somebody], marta: Victim) -> None:
    ewa = sign_in("Ewa Tomala")
    sol.look_up(marta)
    sol.prove(marta)
    address = f"/desk/cases/{marta.public_id}/guard"

    assert "They are guarded from now on." in text(sol.post(address, reason="He came round"))
    assert "Proposed." in text(sol.post(address, reason="He is in prison"))
    task = Task.objects.get(kind="second_person")
    for each in (sol, ewa):
        desk_take = each.post(f"/desk/tasks/{task.public_id}/take")
        if each is sol:
            assert desk_take.status_code == 303
            mine = text(each.get(f"/desk/tasks?task={task.public_id}"))
            assert "somebody else must confirm" in mine
            assert each.post(f"/desk/tasks/{task.public_id}/second", agrees="yes").status_code == 409
            each.post(
                f"/desk/tasks/{task.public_id}/hand-on",
                **{"hand-to": "team:victim-care", "hand-note": "Please be the second"},
            )
    shown = text(ewa.get(f"/desk/tasks?task={task.public_id}"))
    assert "He is in prison" in shown
    assert "900123" not in shown, "a second person need not know where to ring"
    assert ewa.post(f"/desk/tasks/{task.public_id}/second", agrees="yes").status_code == 303
    task.refresh_from_db()
    assert task.closed_at == NOW


def test_danger_does_not_wait_for_a_proof(sol: Somebody, marta: Victim) -> None:
    sol.look_up(marta)
    address = f"/desk/cases/{marta.public_id}"

    refused = sol.post(f"{address}/mark", reason="")
    done = sol.client.post(f"{address}/mark", {"reason": "He is outside"}, follow=True)

    assert "Say why" in text(refused)
    assert "Marked guarded." in text(done)
    assert is_guarded([marta.id])
    for secret in HERS:
        assert secret not in text(done)


def test_who_looked_is_a_page_of_the_desk_after_a_proof_and_of_supervisors_without(
    sol: Somebody, sign_in: Callable[..., Somebody], marta: Victim
) -> None:
    nia, ewa = sign_in("Nia Roberts", Role.SUPERVISOR), sign_in("Ewa Tomala")
    for each in (sol, nia, ewa):
        each.look_up(marta)
    sol.prove(marta)
    case = f"/desk/cases/{marta.public_id}"

    for each in (nia, sol):
        page = text(each.get(f"{case}/looks"))
        assert "Sol Pereira" in page
        assert "no task" in page
        assert "Marta" not in page
    assert f'href="{case}/looks"' in text(sol.get(case)), "a tab of her record"
    answer = ewa.get(f"{case}/looks")
    assert (answer.status_code, answer["Location"]) == (303, case), "to the gate"


def test_a_stranger_is_sent_to_sign_in_and_an_engineer_finds_nothing(
    sign_in: Callable[..., Somebody], marta: Victim
) -> None:
    engineer = sign_in("Eve Engineer", Role.ENGINEER)
    task = task_of(marta)
    addresses = ["/desk/tasks", "/desk/look-up", f"/desk/cases/{marta.public_id}"]

    for address in addresses:
        assert Client().get(address)["Location"] == "/staff/sign-in"
        assert engineer.get(address).status_code == 404
    assert engineer.post(f"/desk/tasks/{task.public_id}/take").status_code == 404
    assert Client().post(f"/desk/tasks/{task.public_id}/take").status_code == 302


def test_somebody_disabled_is_out_at_once(sol: Somebody, marta: Victim) -> None:
    assert sol.get("/desk/tasks").status_code == 200
    Staff.objects.update(is_active=False)
    assert sol.get("/desk/tasks")["Location"] == "/staff/sign-in"


def test_signing_out_is_a_press(sol: Somebody) -> None:
    assert sol.get("/staff/sign-out").status_code == 405
    assert sol.post("/staff/sign-out")["Location"] == "/staff/sign-in"
    assert sol.get("/desk/tasks")["Location"] == "/staff/sign-in"


def test_every_page_is_sound_kept_nowhere_and_has_one_heading(sol: Somebody, marta: Victim) -> None:
    task = task_of(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")
    sol.post(f"/desk/cases/{marta.public_id}/begin")
    sol.prove(marta)
    parts = [f"/desk/cases/{marta.public_id}{part}" for part in ("", *PARTS, "/looks")]

    for address in ["/desk/tasks", f"/desk/tasks?task={task.public_id}", "/desk/look-up", "/staff/sign-in", *parts]:
        answer = sol.get(address)
        assert answer.status_code == 200, address
        html5lib.HTMLParser(strict=True).parse(text(answer))
        assert text(answer).count("<h1") == 1, address
        assert "no-store" in answer["Cache-Control"]
        assert "style=" not in text(answer)


def test_the_list_costs_the_same_for_one_and_for_many(sol: Somebody, marta: Victim) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            sol.get("/desk/tasks")
        return len(asked)

    for_one = queries()
    for number in range(30):
        desk.make_task(
            kind=TaskKind.CALL_BACK,
            victim_id=None,
            reason="callback_back",
            harm=1,
            due_at=NOW,
            now=NOW,
            subject_key=f"x{number}",
        )

    assert queries() == for_one <= 10


def test_the_first_contact_with_a_guarded_victim_shows_what_was_stated(sol: Somebody) -> None:
    stated = {
        "may_call": True,
        "hours": [{"days": ["tue", "thu"], "from": "12:30", "to": "13:30"}],
        "note": "On the number at work. Hang up if anybody else answers.",
    }
    ines = news_for("44/09877/26", name="Ines", mobile="07700 900456", group="sexual", safe_contact=stated)
    task = task_of(ines)
    sol.post(f"/desk/tasks/{task.public_id}/take")

    for address in (f"/desk/tasks?task={task.public_id}", f"/desk/cases/{ines.public_id}"):
        page = text(sol.get(address))
        for said in ("what was stated at first", "It names calls.", "Tuesdays and Thursdays, 12:30 to 13:30"):
            assert said in page
        assert "No texts. No e-mail. No post. No voicemail. Do not say police." in page
        assert "Hang up if anybody else answers." in page


@pytest.mark.parametrize("address", ["/desk", "/desk/"])
def test_the_desk_has_a_front_door(sol: Somebody, address: str) -> None:
    assert sol.client.get(address).headers["Location"] == "/desk/tasks"
    assert Client().get(address).headers["Location"] == "/staff/sign-in"
