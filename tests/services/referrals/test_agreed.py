"""What follows once a victim has agreed: their request is done, and the service is told that something waits."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.services.people_and_cases import NOW, a_point, a_victim
from tests.services.referrals.world import ANONYMOUS_PARTNER, Service, a_partner, a_service, another, later, referred
from victimcare.records.models import PartnerEmail, Referral, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.services import port_registry
from victimcare.services.access import Actor, ActorKind
from victimcare.services.desk.task_actions import make_task
from victimcare.services.ports import AcceptedMessage, OutgoingEmail, SendDeferred
from victimcare.services.referrals import partner_messages, referral_consent, self_referrals, victim_referrals

pytestmark = pytest.mark.django_db


class Post:
    """A mail server that keeps what it was given."""

    name = "post"

    def __init__(self) -> None:
        self.given: list[OutgoingEmail] = []
        self.is_down = False

    def send(self, message: OutgoingEmail, /) -> AcceptedMessage:
        if self.is_down:
            raise SendDeferred("down")
        self.given.append(message)
        return AcceptedMessage(message.reference)


@pytest.fixture
def post(monkeypatch: pytest.MonkeyPatch) -> Post:
    made = Post()
    monkeypatch.setattr(port_registry.ports, "mailers", {made.name: made})
    return made


def test_a_mail_says_that_something_waits_and_nothing_of_what(post: Post) -> None:
    service = a_partner(has_come_in=True)
    another(service)  # has not come in yet: no one reads there
    victim = a_victim(given_name="Ada", family_name="Marsh", mobile="07700 900123")
    row = referred(service, victim=victim)

    assert (partner_messages.send_due_partner_mails(now=NOW), partner_messages.send_due_partner_mails(now=NOW)) == (
        1,
        0,
    )

    (mail,) = post.given
    assert (mail.to, mail.subject) == (service.email, "Something waits for you")
    assert mail.body.count("/partner/sign-in") == 1
    said = f"{mail.subject} {mail.body} {mail.sender_name} {mail.reference}"
    named = ("Ada", "Marsh", "900123", victim.case.reference, service.row.name, str(row.public_id), "victim", "police")
    assert not [word for word in named if word.lower() in said.lower()]


def test_one_mail_in_an_hour_whatever_comes_and_another_when_it_is_taken_back(post: Post) -> None:
    service = a_partner(has_come_in=True)
    rows = [referred(service) for _ in range(3)]
    assert partner_messages.send_due_partner_mails(now=NOW) == 1
    victim = Actor(ActorKind.VICTIM, "grant:1", victim_id=rows[0].victim_id, opens="all")
    victim_referrals.withdraw_own_referral(victim, rows[0].victim_id, rows[0].public_id, now=NOW)
    ask = {"actor": Actor.anonymous("web"), "said": {"reach": "x"}, "police_may_know": False}
    self_referrals.create_self_referral(service=service.row.public_id, now=NOW, **ask)  # type: ignore[arg-type]

    assert partner_messages.send_due_partner_mails(now=NOW + timedelta(minutes=59)) == 0
    assert partner_messages.send_due_partner_mails(now=NOW + timedelta(minutes=61)) == 1
    assert len(post.given) == 2


def test_a_mail_is_tried_again_and_none_goes_to_who_left_or_to_a_victims_own_address(post: Post) -> None:
    service = a_partner(has_come_in=True)
    referred(service)
    post.is_down = True
    assert partner_messages.send_due_partner_mails(now=NOW) == 0
    post.is_down = False
    assert partner_messages.send_due_partner_mails(now=later(1 / 24)) == 1
    a_point(a_victim(), service.email, kind="email")
    referred(service, now=later(1))
    assert partner_messages.send_due_partner_mails(now=later(1)) == 0
    assert list(PartnerEmail.objects.order_by("id").values_list("is_delivered", flat=True)) == [True, False]
    assert PartnerEmail.objects.filter(ended_at=None).count() == 0
    assert ANONYMOUS_PARTNER.kind is ActorKind.ANONYMOUS


def test_a_request_for_support_is_done_when_another_service_for_that_need_has_it() -> None:
    victim = a_victim(mobile="07700 900123")
    asked, same_need, another_need = a_service("Asked for"), a_partner(), a_service("Roofs", needs=("housing",))
    for name in (asked.name, another_need.name):
        make_task(
            kind=TaskKind.ASKED_SUPPORT,
            victim_id=victim.id,
            reason="asked_support",
            harm=1,
            due_at=None,
            now=NOW,
            subject_key=referral_consent.support_request_key(name),
        )

    referred(same_need, victim=victim)

    still = Task.objects.filter(kind="asked_support", closed_at=None)
    assert [task.subject_key for task in still] == ["support:Roofs"]
    assert Referral.objects.count() == 1
    assert isinstance(same_need, Service)
