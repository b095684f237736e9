"""What the buttons of a contact's page do.

Each returns "" when it is done, the name of the field that is missing, or a sentence that says why it was not done.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from victimcare.channels.web.ui.forms import Form, id_part
from victimcare.channels.web.ui.pages import UNKNOWN_ID, Request, read_id
from victimcare.rules.control_room.contact_kinds import ContactClass, ContactOutcome, LinkKind
from victimcare.rules.errors import FieldRequired, NotFound, StaleVersion
from victimcare.services.control_room.answers import contact_complaints, contact_replies
from victimcare.services.control_room.answers.contact_replies import OwnReply, ReplyNotAllowed
from victimcare.services.control_room.contacts import (
    contact_actions,
    contact_links,
    contact_splits,
    contact_translations,
)
from victimcare.services.control_room.contacts.contact_actions import AssessmentRequired
from victimcare.services.control_room.contacts.contact_changes import ContactTaken, FieldsRequired
from victimcare.services.control_room.contacts.contact_splits import MessageStays, SecondMatter
from victimcare.wording import say

ContactAct = Callable[[Request, UUID, Any], str]


def _claim(request: Request, contact_id: UUID, _: Any) -> str:
    return try_act(lambda: contact_actions.claim_contact(actor=request.actor, contact_id=contact_id, now=request.now))


def _let_go(request: Request, contact_id: UUID, _: Any) -> str:
    return try_act(lambda: contact_actions.let_contact_go(actor=request.actor, contact_id=contact_id, now=request.now))


def _assess(request: Request, contact_id: UUID, form: Any) -> str:
    return try_act(
        lambda: contact_actions.save_thrive_assessment(
            actor=request.actor,
            contact_id=contact_id,
            parts=form.parts(),
            reason=form.cleaned_data["reason"],
            grade=form.cleaned_data["grade"],
            now=request.now,
        ),
        form,
    )


def _close(request: Request, contact_id: UUID, form: Form) -> str:
    return try_act(
        lambda: contact_actions.close_contact(
            actor=request.actor,
            contact_id=contact_id,
            outcome=ContactOutcome(form.cleaned_data["outcome"]),
            why=form.cleaned_data["why"],
            after=posted_version(request),
            now=request.now,
        ),
        form,
    )


def _check_closing(request: Request, contact_id: UUID, form: Form) -> str:
    why = form.cleaned_data.get("why", "")
    return try_act(lambda: contact_actions.check_closing(actor=request.actor, contact_id=contact_id, why=why), form)


def _assign(request: Request, contact_id: UUID, form: Form) -> str:
    said = form.cleaned_data
    return try_act(
        lambda: contact_actions.assign_contact(
            actor=request.actor, contact_id=contact_id, to=UUID(said["to"]), why=said["why"], now=request.now
        )
    )


def _pass_on_complaint(request: Request, contact_id: UUID, form: Any) -> str:
    return _try_reply(
        lambda: contact_complaints.pass_on_complaint(
            actor=request.actor,
            contact_id=contact_id,
            given=form.read_complaint(),
            after=posted_version(request),
            now=request.now,
        ),
        form,
    )


def _move(request: Request, contact_id: UUID, form: Form) -> str:
    return try_act(
        lambda: contact_actions.move_contact(
            actor=request.actor,
            contact_id=contact_id,
            contact_class=form.cleaned_data["contact_class"],
            priority=form.cleaned_data["priority"],
            queue=form.cleaned_data["queue"],
            why=form.cleaned_data["why"],
            after=posted_version(request),
            now=request.now,
        )
    )


def _link(request: Request, contact_id: UUID, form: Form) -> str:
    said = form.cleaned_data
    link_to = (
        contact_links.link_contact_to_victim
        if said["kind"] == LinkKind.VICTIM
        else contact_links.link_contact_to_incident
    )
    given = {"reference" if said["kind"] == LinkKind.VICTIM else "number": said["reference"]}
    try:
        return try_act(
            lambda: link_to(actor=request.actor, contact_id=contact_id, why=said["why"], now=request.now, **given)
        )
    except NotFound:
        return say("control-room-link-not-found")


def _hand_over(request: Request, contact_id: UUID, form: Form) -> str:
    said = form.cleaned_data
    return try_act(
        lambda: contact_actions.hand_contact_over(
            actor=request.actor, contact_id=contact_id, to=UUID(said["to"]), why=said["why"], now=request.now
        )
    )


def _join(request: Request, contact_id: UUID, form: Form) -> str:
    """Merge this contact into an earlier one of the same sender, or link the two."""
    said, other = form.cleaned_data, UUID(form.cleaned_data["other"])
    if said["how"] == "merge":
        return try_act(
            lambda: contact_links.merge_contact(
                actor=request.actor, contact_id=contact_id, into=other, why=said["why"], now=request.now
            )
        )
    return try_act(
        lambda: contact_links.link_contact_to_earlier(
            actor=request.actor, contact_id=contact_id, other=other, why=said["why"], now=request.now
        )
    )


def _split(request: Request, contact_id: UUID, form: Form) -> str:
    said = form.cleaned_data
    matter = SecondMatter(
        read_id(said["message"]) or UNKNOWN_ID,
        said["why"],
        said["words"],
        ContactClass(said["contact_class"]) if said["contact_class"] else None,
    )
    try:
        told = try_act(
            lambda: contact_splits.split_contact(
                actor=request.actor, contact_id=contact_id, matter=matter, now=request.now
            )
        )
    except MessageStays:
        return say("control-room-split-stays")
    return say("control-room-split-not-in-message") if told == "words" else told


def _undo_split(request: Request, contact_id: UUID, form: Form) -> str:
    return try_act(
        lambda: contact_splits.undo_split(
            actor=request.actor, contact_id=contact_id, why=form.cleaned_data["why"], now=request.now
        )
    )


def _reply(request: Request, contact_id: UUID, form: Form) -> str:
    return _try_reply(
        lambda: contact_replies.send_reply(
            actor=request.actor,
            contact_id=contact_id,
            words=form.cleaned_data["words"],
            after=posted_version(request),
            now=request.now,
        )
    )


def _steer(request: Request, contact_id: UUID, _: Any) -> str:
    after = posted_version(request)
    return _try_reply(
        lambda: contact_replies.steer_contact(actor=request.actor, contact_id=contact_id, after=after, now=request.now)
    )


def _read_second(request: Request, contact_id: UUID, _: Any) -> str:
    try:
        return try_act(
            lambda: contact_replies.decide_second_reading(
                actor=request.actor,
                contact_id=contact_id,
                message_id=read_id(request.POST.get("message")) or UNKNOWN_ID,
                agrees=request.POST.get("agrees") == "yes",
                now=request.now,
            )
        )
    except OwnReply:
        return say("control-room-replies-own")


def _pass_to_care(request: Request, contact_id: UUID, _: Any) -> str:
    return try_act(
        lambda: contact_replies.pass_contact_to_care(actor=request.actor, contact_id=contact_id, now=request.now)
    )


def _try_reply(do: Callable[[], object], form: Form | None = None) -> str:
    try:
        return try_act(do, form)
    except ReplyNotAllowed as problem:
        return say(f"control-room-replies-refused-{id_part(problem.why)}")


def _unlink(request: Request, contact_id: UUID, _: Any) -> str:
    text = request.POST.get("link", "")
    link_id = int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
    return try_act(
        lambda: contact_links.end_contact_link(
            actor=request.actor, contact_id=contact_id, link_id=link_id, now=request.now
        )
    )


def _note(request: Request, contact_id: UUID, form: Form) -> str:
    return try_act(
        lambda: contact_actions.add_note(
            actor=request.actor, contact_id=contact_id, words=form.cleaned_data["words"], now=request.now
        )
    )


def _ask_for_translation(request: Request, contact_id: UUID, form: Form) -> str:
    return try_act(
        lambda: contact_translations.ask_for_translation(
            actor=request.actor, contact_id=contact_id, language=form.cleaned_data["language"], now=request.now
        )
    )


def _translate(request: Request, contact_id: UUID, form: Form) -> str:
    said = form.cleaned_data
    return try_act(
        lambda: contact_translations.add_translation(
            actor=request.actor,
            contact_id=contact_id,
            message_id=read_id(said["message"]) or UNKNOWN_ID,
            words=said["words"],
            translator=said["translator"],
            now=request.now,
        )
    )


def _open_again(request: Request, contact_id: UUID, form: Form) -> str:
    return try_act(
        lambda: contact_actions.open_contact_again(
            actor=request.actor, contact_id=contact_id, why=form.cleaned_data["why"], now=request.now
        )
    )


def try_act(do: Callable[[], object], form: Form | None = None) -> str:
    """Do it, and put the expected refusals into words. Where several fields are missing, all are marked on the form."""
    try:
        do()
    except ContactTaken as taken:
        return say("control-room-taken", name=taken.owner) if taken.owner else say("control-room-not-yours")
    except StaleVersion:
        return say("control-room-stale")
    except AssessmentRequired as needed:
        _mark_missing(form, needed.fields)
        return say("control-room-assess-first")
    except FieldsRequired as missing:
        _mark_missing(form, missing.fields[1:])
        return missing.field
    except FieldRequired as missing:
        return missing.field
    return ""


def _mark_missing(form: Form | None, fields: tuple[str, ...]) -> None:
    if form is not None:
        for field in fields:
            form.add_error(field, say("control-room-required"))


# What a press lacks besides what its form says: all of it is told at once.
CONTACT_CHECKS: dict[str, ContactAct] = {"close": _check_closing, "complaint": _check_closing}
# These end the handler's work with a contact: the page offers the next one.
ENDING_ACTS = frozenset({"close", "complaint", "steer", "let-go", "hand-over"})
CONTACT_ACTS: dict[str, ContactAct] = {
    "claim": _claim,
    "let-go": _let_go,
    "thrive": _assess,
    "close": _close,
    "move": _move,
    "hand-over": _hand_over,
    "assign": _assign,
    "complaint": _pass_on_complaint,
    "link": _link,
    "join": _join,
    "split": _split,
    "undo-split": _undo_split,
    "unlink": _unlink,
    "reply": _reply,
    "steer": _steer,
    "second": _read_second,
    "pass-to-care": _pass_to_care,
    "note": _note,
    "ask-translation": _ask_for_translation,
    "translate": _translate,
    "again": _open_again,
}


def posted_version(request: Request) -> int:
    """The version of the contact that the page showed."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
