"""The victim's plan on its page: confirmed, read again, and what is not possible comes back."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.channels.web.desk.pages import text
from tests.services.messages.tellings import a_queued_text
from tests.services.people_and_cases import NOW, a_point
from tests.services.plans import agreed, by
from victimcare.adapters.texts.notify import NotifyTexts
from victimcare.records.models import Notification, NotificationState, PlanProposal, SafeContactPlan, Victim
from victimcare.services import port_registry
from victimcare.services.contact_plans.plan_confirmations import open_proposal
from victimcare.services.safe_contact.contact_limits import LETTER_RETURNED

pytestmark = pytest.mark.django_db


def plan_typed(marta: Victim, **more: object) -> dict[str, object]:
    """Texts to the victim's mobile; fields named `given_…` are about another number, the rest about theirs or about the
    plan."""
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
    monkeypatch.setattr(port_registry.ports, "texts", {"notify": texts})


def test_a_name_that_is_gone_is_shown_with_a_warning_and_has_to_be_chosen_anew(
    sol: StaffBrowser, marta: Victim, rowan: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    sol.look_up(marta)
    sol.prove(marta)
    address = f"/desk/cases/{marta.public_id}/plan"
    sol.save(address, **plan_typed(marta, sender_name="Rowan"))
    texts = NotifyTexts(base_url="http://127.0.0.1:1", api_key="key", sender_ids={"Wren": "an-id"})
    monkeypatch.setattr(port_registry.ports, "texts", {"notify": texts})

    page = text(sol.get(address))
    refused = text(sol.save(address, **plan_typed(marta, sender_name="Rowan")))
    again = text(sol.save(address, **plan_typed(marta, sender_name="Wren")))

    assert "Agreed to be shown as “Rowan”, which no text can show any more" in page
    assert '<option value="Rowan" selected>“Rowan”: can no longer be shown.' in page
    assert '<option value="Wren">They see “Wren”' in page
    assert "This name can no longer be shown, and no text is sent under another one." in refused
    assert "Shown as “Wren”." in again


def test_a_plan_is_confirmed_and_read_again(sol: StaffBrowser, marta: Victim, rowan: None) -> None:
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

    page = text(sol.save(address, **typed))

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


def test_another_number_is_given_on_the_form_and_the_order_kept(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)
    sol.prove(marta)
    typed = plan_typed(marta, place="2", given_given="07700 900888", given_calls="neutral", given_place="1")
    typed |= {"given_who_may_ring": "person"}

    page = text(sol.save(f"/desk/cases/{marta.public_id}/plan", **typed))

    assert "The other number waits" in page
    [proposal] = PlanProposal.objects.all()
    ways = [(way["channel"], way["given"], way["wording"]) for way in open_proposal(proposal)["plan"]["ways"]]
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
        (
            {"given_given": "12", "given_calls": "neutral", "given_who_may_ring": "person"},
            "Give a whole number, an e-mail address",
        ),
        ({"given_given": "020 7946 0123", "given_messages": "neutral"}, "Texts go to mobiles only"),
        ({"given_given": "+44 7700 900123", "given_messages": "neutral"}, "They gave this one already"),
        ({"review_on": "soon"}, "Type a day such as 24/2/2027"),
        ({"calls": "neutral"}, "Choose who may ring this number"),
        ({"calls": "neutral", "who_may_ring": ["machine"]}, "so the line must be able to say something"),
    ],
)
def test_a_plan_that_can_not_stand_comes_back(
    sol: StaffBrowser, marta: Victim, more: dict[str, object], error: str
) -> None:
    sol.look_up(marta)
    sol.prove(marta)

    page = text(sol.save(f"/desk/cases/{marta.public_id}/plan", **plan_typed(marta, **more)))

    assert error in page
    assert not SafeContactPlan.objects.exists()


def test_the_form_asks_of_each_number_who_may_ring_it_and_only_a_person_is_ticked(
    sol: StaffBrowser, marta: Victim
) -> None:
    sol.look_up(marta)
    sol.prove(marta)
    address = f"/desk/cases/{marta.public_id}/plan"

    page = text(sol.get(address))
    by_person = text(sol.save(address, **plan_typed(marta, calls="neutral", who_may_ring=["person"])))
    both = plan_typed(marta, calls="neutral", who_may_ring=["person", "machine"], line_may_say="status")
    by_both = text(sol.save(address, **both))

    assert "Who may ring this number?" in page
    assert len(re.findall(r'value="person" checked', page)) == 2  # the mobile, and a number that is given now
    assert 'value="machine" checked' not in page
    assert "A person rings, never the machine." in by_person
    assert "A person or the machine may ring." in by_both
    call = SafeContactPlan.objects.get().points.get(channel="call")
    assert (call.person_may_ring, call.machine_may_ring) == (True, True)


def test_where_the_victim_agreed_to_the_machine_before_they_were_guarded_the_page_says_that_it_rings_no_more(
    sol: StaffBrowser, marta: Victim
) -> None:
    sol.look_up(marta)
    sol.prove(marta)
    address = f"/desk/cases/{marta.public_id}/plan"
    sol.save(address, **plan_typed(marta, calls="neutral", who_may_ring=["person", "machine"], line_may_say="status"))
    before = text(sol.get(address))

    Victim.objects.filter(id=marta.id).update(is_guarded_by_facts=True)

    assert "The machine no longer rings them" not in before
    assert "The machine no longer rings them" in text(sol.get(address))


def test_the_second_to_save_sees_both_plans_and_overwrites_nothing_unseen(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim, rowan: None
) -> None:
    ewa = sign_in("Ewa Tomala")
    address = f"/desk/cases/{marta.public_id}/plan"
    for each in (sol, ewa):
        each.look_up(marta)
        each.prove(marta)
    own = plan_typed(marta, start="09:00", sender_name="Rowan")
    sol.post(address, **plan_typed(marta, sender_name="Rowan", code_word="Blackbird"), after="0")

    second = text(ewa.post(address, **own, after="0", code_word="Magpie"))
    stands = SafeContactPlan.objects.get().version
    again = text(ewa.post(address, **own, after="1"))

    for said in ("Somebody saved this while you were typing", "07700 900123: From", "10:00", "09:00"):
        assert said in second
    assert 'name="after" value="1"' in second
    assert "agpie</bdi>" not in second
    assert stands == 1
    assert "It is version 2." in again


def test_a_blank_form_shuts_no_way_to_them(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)
    sol.prove(marta)
    blank = {name: value for name, value in plan_typed(marta).items() if not name.endswith(("_messages", "_calls"))}

    page = text(sol.save(f"/desk/cases/{marta.public_id}/plan", **blank))

    assert "Choose for each number and address." in page
    assert not SafeContactPlan.objects.filter(victim=marta, confirmed_at__isnull=False).exists()


def test_an_address_from_which_a_letter_came_back_is_said_with_what_to_do_until_it_is_agreed_anew(
    sol: StaffBrowser, marta: Victim
) -> None:
    point = a_point(marta, "4 Mill Lane\nNorthtown\nN1 1AA", kind="address")
    agreed(marta, by("letter", point), confirmed_at=NOW - timedelta(days=2))
    sol.look_up(marta)
    sol.prove(marta)
    address = f"/desk/cases/{marta.public_id}/plan"
    assert "A letter came back" not in text(sol.get(address))
    telling = a_queued_text(marta)
    Notification.objects.filter(id=telling.id).update(channel="letter", point=point)
    NotificationState.objects.create(
        telling=telling, status="failed", at=NOW - timedelta(days=1), reason=LETTER_RETURNED
    )

    blocked = text(sol.get(address))
    agreed(marta, by("letter", point), confirmed_at=NOW)
    anew = text(sol.get(address))

    assert "A letter came back from their address. None goes there now: ask where to write" in blocked
    assert "A letter came back" not in anew
