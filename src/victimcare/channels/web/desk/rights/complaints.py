"""Complaints for staff: the list, one complaint with its levels, writing down a new one, and front-door feedback."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.desk_pages import after_identity_check, desk_page, show_page
from victimcare.channels.web.desk.record import record_parts
from victimcare.channels.web.desk.rights import challenge_content, complaint_forms
from victimcare.channels.web.desk.rights.complaint_forms import ComplaintIntakeForm
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.challenges.challenge_course import ComplaintStage
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Act
from victimcare.services.challenges import (
    challenge_lists,
    complaint_detail,
    complaint_intake,
    complaint_levels,
    complaint_lists,
    complaint_replies,
)
from victimcare.services.challenges.challenge_answers import StepUnavailable
from victimcare.services.challenges.complaint_detail import ComplaintDetail
from victimcare.services.challenges.complaint_intake import take_complaint, take_complaint_of_victim
from victimcare.services.challenges.complaint_lists import ComplaintOutcome
from victimcare.services.contact import victim_record
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.contact_plans import plan_summaries
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import work_list
from victimcare.services.desk.task_actions import TaskTaken
from victimcare.services.people import front_door
from victimcare.wording import say

DoStep = Callable[[Mapping[str, Any]], object]


@require_safe
@desk_page(Act.SEE_CHALLENGES)
def list_complaints(request: Request) -> HttpResponse:
    """List open complaints, soonest due first, then those answered lately."""
    found = complaint_lists.list_complaints(actor=request.actor, now=request.now)
    return show_page(
        request, "complaints", {"found": found, "words": staff_words, "asked": challenge_content}, tab="more"
    )


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.WORK_TASK)
def show_complaint(request: Request, complaint_id: UUID) -> HttpResponse:
    """Show one complaint. A missing one, a colleague's and one about the signed-in person look the same."""
    shown = complaint_detail.read_complaint(actor=request.actor, complaint_id=complaint_id, now=request.now)
    given = _steps(request, shown)
    form, do = given.get(request.POST.get("act", ""), (None, None))
    told = say("complaints-saved") if "saved" in request.GET and request.method != "POST" else ""
    if form is not None and do is not None and form.is_valid():
        try:
            do(form.cleaned_data)
        except TaskTaken as taken:
            told = say("desk-taken-by", name=taken.owner)
        except identity_checks.IdentityCheckMissing:
            told = say("complaints-told-needs-proof")
        except complaint_intake.ColleagueMissing:
            told = say("complaints-meant-choose")
        except (FieldRequired, StepUnavailable, complaint_levels.LevelOpen, NotFound):
            told = say("challenges-desk-not-now")
        else:
            return _return_to_complaint(request, complaint_id)
    elif request.method == "POST" and form is None:
        told = say("challenges-desk-not-now")
    context: dict[str, Any] = {
        "complaint": shown,
        "safe_of": (plan_summaries.VICTIM, shown.victim if shown.is_mine else None),
        "forms": {name: one for name, (one, _) in given.items()},
        "form": form,
        "told": told,
        "words": staff_words,
        "asked": challenge_content,
    }
    return show_page(request, "complaint", context, tab="tasks")


def _return_to_complaint(request: Request, complaint_id: UUID) -> HttpResponse:
    """Return to the complaint while this person may see it; after it passed to others, to their own work."""
    try:
        complaint_detail.read_complaint(actor=request.actor, complaint_id=complaint_id, now=request.now)
    except NotFound:
        return HttpResponseRedirect(reverse("desk:tasks") + "?which=mine", status=303)
    return HttpResponseRedirect(reverse("desk:complaint", args=[complaint_id]) + "?saved", status=303)


def _steps(request: Request, shown: ComplaintDetail) -> dict[str, tuple[Form, DoStep]]:
    """Return the steps due now for the owner of the task; after an answer, the step to the next level."""
    by: dict[str, Any] = {"actor": request.actor, "complaint_id": shown.id, "now": request.now}
    posted = partial(pages.posted_for, request)
    found: dict[str, tuple[Form, DoStep]] = {}
    if shown.may_go_on and shown.step == "ended":
        going_on = complaint_forms.DissatisfactionForm(posted("not_satisfied"), prefix="not_satisfied")
        do = complaint_replies.escalate_complaint
        return {"not_satisfied": (going_on, lambda typed: do(words=typed["words"], **by))}
    if not shown.is_mine:
        return {}
    if shown.meant == "open":
        near = [(str(key), name) for key, name in shown.near]
        everybody = [(str(one.id), one.name) for one in work_list.list_assignees(request.actor)]
        meant = complaint_forms.ComplaintMeantForm(posted("meant"), prefix="meant", near=near, others=everybody)
        record_meant = complaint_intake.record_who_is_meant
        return {"meant": (meant, lambda _: record_meant(meant=meant.meant_as, colleagues=meant.colleagues, **by))}
    sends = shown.has_way_back and shown.victim is None
    if shown.step == "holding":
        holding = complaint_forms.HoldingReplyForm(
            posted("holding"), prefix="holding", sends=sends, days=_days_ahead(request)
        )
        found["holding"] = (
            holding,
            lambda typed: complaint_replies.send_holding_reply(
                words=typed["words"], expected_on=typed["expected_on"], **by
            ),
        )
    if shown.step in ("holding", "answer"):
        answer = complaint_forms.ComplaintAnswerForm(
            posted("answer"), prefix="answer", sends=sends, names_review_body=shown.level == ComplaintStage.STANDARDS
        )
        found["answer"] = (
            answer,
            lambda typed: complaint_replies.answer_complaint(
                outcome=ComplaintOutcome(typed["outcome"]), words=typed["words"], review_body=answer.body, **by
            ),
        )
        if shown.level == ComplaintStage.FIRST_ANSWER:
            rising = complaint_forms.RaiseComplaintForm(posted("raise"), prefix="raise")
            found["raise"] = (
                rising,
                lambda typed: complaint_replies.refer_to_standards(why=typed["why"], whom=typed["whom"], **by),
            )
    if shown.victim is not None and any(not level.is_told for level in shown.levels):
        telling = complaint_forms.ComplaintToldForm(posted("told"), prefix="told")
        record = complaint_replies.record_complaint_told
        found["told"] = telling, lambda typed: record(channel=ContactChannel(typed["channel"]), **by)
    return found


def _days_ahead(request: Request) -> list[tuple[date, str]]:
    return [
        (day, challenge_content.full_day_label(day, request.now))
        for day in challenge_lists.list_remedy_days(request.now)
    ]


@require_safe
@desk_page(Act.SEE_CHALLENGES)
def show_front_door_feedback(request: Request) -> HttpResponse:
    shown = front_door.list_feedback(actor=request.actor, now=request.now)
    return show_page(request, "feedback", {"feedback": shown}, tab="more")


# Complaints made by telephone, at the counter or by letter, which staff write down.


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.CHALLENGE)
def record_complaint(request: Request) -> HttpResponse:
    """Record a complaint from a person whose identity was not checked. The response reveals no earlier complaint or
    case."""
    form = ComplaintIntakeForm(request.POST if request.method == "POST" else None)
    received = None
    if form.is_valid():
        received = take_complaint(actor=request.actor, said=form.said, taken=form.taken, now=request.now)
    context = {"form": form, "received": received, "asked": challenge_content}
    return show_page(request, "complaint_taken", context, tab="more")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.CHALLENGE)
@after_identity_check
def record_complaint_of_victim(request: Request, victim_id: UUID) -> HttpResponse:
    """Record a complaint from a victim whose identity was checked. The reply passes the safe contact gate only."""
    record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    form = ComplaintIntakeForm(request.POST if request.method == "POST" else None, is_known=True)
    received = None
    if form.is_valid():
        received = take_complaint_of_victim(
            actor=request.actor, victim_id=victim_id, said=form.said, taken=form.taken, now=request.now
        )
    context = {"form": form, "received": received, "asked": challenge_content}
    return record_parts.show_record_part(request, "complaint_of_victim", record, context)
