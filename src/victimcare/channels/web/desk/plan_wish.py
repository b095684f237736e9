"""What she said on her page of how to reach her, beside the form of her plan: in her words, and as its first boxes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from victimcare.channels.web.desk import said_plan
from victimcare.channels.web.desk.plan_fields import GIVEN, MACHINE, PERSON
from victimcare.channels.web.desk.words_field import words_field
from victimcare.channels.web.ui.forms import Form, dashed
from victimcare.rules.safe_contact.preference_questions import ANOTHER_PHONE, AT_THESE, ContactQuestion
from victimcare.services.contact_plans.preference_requests import PreferenceRequestDetail
from victimcare.services.safe_contact.plan_shapes import LineMaySay, MessageWording
from victimcare.wording import has, say


class NotTaken(Form):
    why = words_field("contact-desk-why", needed="contact-desk-why-needed", hint="contact-desk-why-hint")


def answered(wish: PreferenceRequestDetail) -> list[tuple[str, str]]:
    """Each question with her answer, as her page said both."""
    return [(say(f"contact-{question}"), _answer(wish, question)) for question in wish.answered]


def initial(wish: PreferenceRequestDetail) -> dict[str, Any]:
    """The boxes that she has answered. What she gives anew stands in the box for another number; nothing is saved."""
    wanted = wish.wanted
    hours: Mapping[str, Any] = wanted.hours[0] if wanted.hours else {}
    times = {"days": list(hours.get("days", ())), "start": hours.get("from", ""), "end": hours.get("to", "")}
    message = MessageWording.FULL if wanted.news else MessageWording.NEUTRAL
    boxes: dict[str, Any] = {}
    for row in wish.phones:  # none but the one that she named
        boxes |= {f"at{row}_{name}": MessageWording.NONE for name in ("calls", "messages")}
    if wanted.calls:
        key = f"at{wanted.phone}" if wanted.phone is not None else GIVEN
        also = ["may_leave_voicemail"] * wanted.voicemail + ["say_police"] * wanted.police
        who = [PERSON, MACHINE] if wanted.machine_may_ring else [PERSON]
        of_phone = {
            "calls": MessageWording.NEUTRAL,
            "who_may_ring": who,
            "messages": _wording(wanted.texts, message),
            "also": also,
            **times,
        }
        boxes |= {f"{key}_{name}": value for name, value in of_phone.items()}
        if key == GIVEN:
            boxes[f"{GIVEN}_given"] = wanted.another_phone
    for row in wish.emails:
        of_email = {"messages": _wording(wanted.emails, message), "also": ["say_police"] * wanted.police, **times}
        boxes |= {f"at{row}_{name}": value for name, value in of_email.items()}
    for row in wish.addresses:
        boxes[f"at{row}_messages"] = _wording(wanted.letters, MessageWording.NEUTRAL)
    boxes["line_may_say"] = LineMaySay.STATUS if wanted.line_is_safe else LineMaySay.NOTHING
    return boxes


def _wording(may_use: bool, wording: MessageWording) -> MessageWording:
    return wording if may_use else MessageWording.NONE


def _answer(wish: PreferenceRequestDetail, question: ContactQuestion) -> str:
    answers = wish.answers
    assert answers is not None
    given = getattr(answers, question)
    if question is ContactQuestion.PHONE and (given.isdigit() or given == ANOTHER_PHONE):
        return wish.phone if given.isdigit() else say("contact-desk-another", number=wish.phone)
    if question is ContactQuestion.WHEN and given == AT_THESE:
        return " ".join(said_plan.hours(wish.wanted.hours))
    named = dashed(given)
    own = (f"contact-{question}-{named}", f"contact-answer-{named}-{question}")
    return say(next((each for each in own if has(each)), f"contact-answer-{named}"))
