"""A prepared reply: chosen, read over, shown as it stands on her page, and only then sent."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.desk import parts
from victimcare.channels.web.desk.contact_forms import Reply
from victimcare.channels.web.desk.door import after_proof, page
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.message_text import STOPPING_FAULTS
from victimcare.services.access import Act
from victimcare.services.contact import prepared_replies, victim_record
from victimcare.services.contact.prepared_replies import ReplyCheck, ReplyRefused
from victimcare.services.conversations import written_answers
from victimcare.services.desk.actions import TaskTaken
from victimcare.wording import say


@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.ANSWER_WRITTEN)
@after_proof
def reply(request: Request, victim_id: UUID) -> HttpResponse:
    her = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    offered = prepared_replies.list_prepared_replies(her, now=request.now)
    context: dict[str, Any] = {
        "offered": offered,
        "stops": STOPPING_FAULTS,
        "form": Reply(initial={"once": uuid4()}),
        "held_work": written_answers.find_colleague_answer(actor=request.actor, victim_id=victim_id, now=request.now),
    }
    if request.method == "POST":
        if "choose" in request.POST:
            chosen = next((one for one in offered if one.id == request.POST["choose"]), None)
            context["form"] = Reply(initial={"once": uuid4(), "words": chosen.words if chosen else ""})
            if chosen is not None:
                context["verdict"] = _look(request, victim_id, chosen.words)
            return parts.show_part(request, "reply", her, context)
        form = Reply(request.POST)
        context["form"] = form
        if form.is_valid():
            typed = form.cleaned_data
            if "send" not in request.POST:
                context["verdict"] = _look(request, victim_id, typed["words"])
                return parts.show_part(request, "reply", her, context)
            try:
                stays = prepared_replies.send_prepared_reply(
                    actor=request.actor,
                    victim_id=victim_id,
                    once=typed["once"],
                    words=typed["words"],
                    now=request.now,
                )
            except ReplyRefused as refused:
                context["verdict"] = refused.verdict
            except TaskTaken as taken:
                context["told"] = [say("desk-taken-by", name=taken.owner)]
            else:
                return HttpResponseRedirect(
                    reverse("desk:case", args=[victim_id]) + ("?replied&still" if stays else "?replied"), status=303
                )
    return parts.show_part(request, "reply", her, context)


def _look(request: Request, victim_id: UUID, words: str) -> ReplyCheck:
    return prepared_replies.check_reply(actor=request.actor, victim_id=victim_id, words=words, now=request.now)
