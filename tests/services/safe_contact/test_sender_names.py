"""The victim sees the sender's name that they agreed to, or nothing is sent by text: never another name."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from tests.outside import ROWAN, Outside
from tests.services.messages.tellings import a_plan, a_queued_text, hand_over
from tests.services.people_and_cases import NOW, a_victim
from victimcare.adapters.texts.notify import NotifyTexts
from victimcare.adapters.texts.sinch import SinchTexts
from victimcare.records.models import Task
from victimcare.records.models.tasks import TaskKind
from victimcare.services import port_registry
from victimcare.services.contact_plans import plan_confirmations
from victimcare.services.ports import TextSupplier
from victimcare.services.safe_contact import contact_limits
from victimcare.services.safe_contact.contact_limits import SenderNameOptions

pytestmark = pytest.mark.django_db


def notify(*names: str) -> NotifyTexts:
    return NotifyTexts(base_url="http://127.0.0.1:1", api_key="key", sender_ids=dict.fromkeys(names, ROWAN))


def sinch(*names: str) -> SinchTexts:
    return SinchTexts(base_url="http://127.0.0.1:1", service_plan_id="plan", api_token="token", sender_names=names)


def bind(monkeypatch: pytest.MonkeyPatch, *texts: TextSupplier) -> None:
    monkeypatch.setattr(port_registry.ports, "texts", {one.name: one for one in texts})


def test_a_name_is_offered_that_every_supplier_can_show(monkeypatch: pytest.MonkeyPatch) -> None:
    bind(monkeypatch, notify("Rowan", "Linnet"), sinch("Wren", "Rowan"))

    assert contact_limits.load_sender_name_options() == SenderNameOptions(("Rowan",), neutral="", open="")
    gone = [name for name in ("Linnet", "Rowan", "") if contact_limits.is_sender_name_gone(name)]
    assert gone == ["Linnet"]


def test_what_is_shown_without_one_is_said_where_it_is_known(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    usual = settings.FORCE.senders
    bind(monkeypatch, notify("Rowan", usual.neutral, usual.open))

    assert contact_limits.load_sender_name_options() == SenderNameOptions(
        tuple(sorted(["Rowan", usual.open])), usual.neutral, usual.open
    )


def test_without_a_supplier_nothing_is_offered_and_nothing_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    bind(monkeypatch)

    assert contact_limits.load_sender_name_options().names == ()
    assert not contact_limits.is_sender_name_gone("Rowan")


def test_a_text_whose_name_is_gone_is_for_a_person_and_never_sent_under_another(
    outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    victim = a_victim(mobile="07700 900456")
    a_plan(victim, is_confirmed=True, wording="neutral", sender_name="Rowan")
    telling = a_queued_text(victim)
    bind(monkeypatch, *port_registry.text_suppliers().values(), sinch("Wren"))

    hand_over(telling)

    assert (telling.status, telling.held_reason) == ("held", "no_sender")
    assert Task.objects.get(victim=victim, kind=TaskKind.TELL_VICTIM).reason == "no_sender"
    assert outside.handed_over(str(telling.reference)) == []


def test_a_plan_whose_name_is_gone_is_a_task_until_it_is_agreed_anew_or_comes_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bind(monkeypatch, notify("Rowan"))
    gone, other = a_victim(mobile="07700 900456"), a_victim(mobile="07700 900457")
    for victim, name in ((gone, "Rowan"), (other, "")):
        a_plan(victim, is_confirmed=True, wording="neutral", sender_name=name)
    assert plan_confirmations.ask_for_plan_reviews(now=NOW) == 0

    bind(monkeypatch, notify("Wren"))
    assert (plan_confirmations.ask_for_plan_reviews(now=NOW), plan_confirmations.ask_for_plan_reviews(now=NOW)) == (
        1,
        0,
    )
    task = Task.objects.get()
    assert (task.victim_id, task.kind, task.reason) == (gone.id, TaskKind.REACH_VICTIM, "sender_gone")

    bind(monkeypatch, notify("Rowan"))
    assert plan_confirmations.ask_for_plan_reviews(now=NOW) == 0
    task.refresh_from_db()
    assert task.closed_at == NOW
