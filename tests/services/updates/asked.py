"""Officers with cases, what they are asked, and what they write back. All people are invented."""

from __future__ import annotations

import hashlib
import itertools
from datetime import datetime, timedelta
from typing import Any

from django.test import override_settings

from tests.services.loading import a_person, fact, load
from tests.services.people_and_cases import NOW, a_team
from victimcare.records.models import (
    CustodyWatch,
    Officer,
    OfficerAnswer,
    OfficerMail,
    OfficerPrompt,
    OfficerQuestion,
    OfficerReply,
    Staff,
    Victim,
)
from victimcare.rules.updates.mail_authenticity import SenderVerdict
from victimcare.services.access import Actor, Role
from victimcare.services.contact import contact_recording
from victimcare.services.conversations.received_intake import IncomingMessage
from victimcare.services.desk.staff_sessions import staff_actor
from victimcare.services.updates import (
    answer_confirmation,
    officer_mail,
    officer_prompts,
    officer_replies,
    question_search,
)

ADDRESS = "ask@care.example"
OURS = Actor.system("mail")
LATER = NOW + timedelta(minutes=10)
DUDEK = {"officer_id": "RP4471", "name": "DC Tomasz Dudek", "email": "rp4471@police.example", "phone": "020 7946 0471"}
WRAY = {"officer_id": "RP2210", "name": "DC Marcia Wray", "email": "rp2210@police.example", "phone": "020 7946 0210"}
MAY_TEXT = {"may_text": True, "say_police": True}
_number = itertools.count(1)


def a_case(
    reference: str = "44/10118/26",
    *,
    officer: dict[str, str] = DUDEK,
    events: tuple[str, ...] = ("suspect.arrested", "suspect.interviewed"),
    **more: Any,
) -> Victim:
    """A burglary, and a suspect arrested and interviewed yesterday: no news since."""
    number = reference.split("/")[1]
    then = NOW - timedelta(days=4)
    recorded = fact(
        "case.recorded",
        then,
        reported_at=then.isoformat(),
        offence={"group": "burglary", "title": "Burglary in a dwelling"},
        area="CE",
        victims=[a_person(f"V{number}", **{"safe_contact": MAY_TEXT, "mobile": f"07700 9{number[-5:]:0>5}", **more})],
        officer=officer,
    )
    happened = [
        fact(kind, NOW - timedelta(hours=20 - hour), suspect_ref=f"S{number}") for hour, kind in enumerate(events)
    ]
    victim = load(reference, recorded, *happened)[f"V{number}"]
    CustodyWatch.objects.create(case_id=victim.case_id, since=NOW)
    return victim


def told_of(victim: Victim) -> None:
    """Does with the news of this case what follows when it comes by a feed."""
    ids = list(victim.case.events.values_list("id", flat=True))
    contact_recording.plan_news(victim_ids=[victim.id], event_ids=ids, now=NOW)


@override_settings(OFFICER_ADDRESS=ADDRESS)
def ask(now: datetime = NOW) -> int:
    question_search.update_questions(now=now)
    return officer_prompts.prompt_officers(now=now)


def question() -> OfficerQuestion:
    return OfficerQuestion.objects.get(closed_at=None)


def prompt(officer: dict[str, str] = DUDEK) -> OfficerPrompt:
    return OfficerPrompt.objects.filter(officer__record_id=officer["officer_id"]).latest("on")


@override_settings(OFFICER_ADDRESS=ADDRESS)
def write(
    words: str,
    *,
    to: str = "",
    sender: str = DUDEK["email"],
    now: datetime = NOW,
    sorted_at: datetime | None = None,
    proof: SenderVerdict = SenderVerdict.BY_SERVER,
    is_confirmed: bool = True,
    **more: Any,
) -> OfficerReply:
    """An officer's reply to our newest mail about that letter: stored, sorted, and confirmed by them on their page
    where it has to be. `to`: another address."""
    message = IncomingMessage(
        channel="email",
        supplier="smtp",
        supplier_id=hashlib.sha256(f"{words}{next(_number)}".encode()).hexdigest(),
        sender=sender,
        words=words,
        sha256="0" * 64,
        content=words.encode(),
        **more,
    )
    public_id = officer_replies.receive_reply(
        actor=OURS,
        incoming=message,
        recipient=to or officer_mail.reply_address(mail_about(words)),
        said=words,
        files=0,
        proof=proof,
        now=now,
    )
    row = OfficerReply.objects.get(public_id=public_id)
    officer_replies.sort_reply(actor=OURS, reply_id=row.id, now=sorted_at or now)
    row.refresh_from_db()
    if is_confirmed:
        for answer in row.answers.filter(needs_confirming=True, undone_at=None):
            confirm(answer, now=sorted_at or now)
    return row


def mail_about(words: str) -> OfficerMail:
    """Our newest mail of the newest prompt; where the words begin with a letter that was asked, about that letter."""
    mails = OfficerMail.objects.filter(prompt=prompt()).order_by("id")
    return mails.filter(asks__letter=words.strip()[:1].upper()).last() or mails.latest("id")


def signed_in(officer: Officer) -> Actor:
    """This officer, on their page."""
    person = Staff.objects.filter(username=officer.record_id).first() or Staff.objects.create(
        username=officer.record_id, name=officer.name, roles=[Role.OFFICER.value], team=a_team()
    )
    return staff_actor(Staff.objects.get(id=person.id))


def confirm(answer: OfficerAnswer, *, now: datetime = NOW) -> None:
    officer = answer.question.officer
    assert officer is not None, "a question by mail has its officer"
    answer_confirmation.confirm_answer(actor=signed_in(officer), answer_id=answer.public_id, now=now)


def last_mail() -> OfficerMail:
    return OfficerMail.objects.latest("id")


def officer_of(given: dict[str, str]) -> Officer:
    return Officer.objects.get(record_id=given["officer_id"])
