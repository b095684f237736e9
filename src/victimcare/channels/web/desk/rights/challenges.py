"""Challenges and review requests: the list, and each of them. A victim says that a right was not met, or asks for a
decision to be reviewed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.desk_pages import after_identity_check, desk_page, show_page
from victimcare.channels.web.desk.record import record_parts
from victimcare.channels.web.desk.rights import challenge_content
from victimcare.channels.web.desk.rights import challenge_content as forms
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.clock import london_date
from victimcare.services.access import Act
from victimcare.services.challenges import (
    challenge_answers,
    challenge_lists,
    challenge_receipt,
    decision_reviews,
    ombudsman_papers,
    victim_requests,
)
from victimcare.services.challenges.challenge_shapes import (
    ChallengeDetail,
    ChallengeOutcome,
    ReviewOutcome,
    ReviewRequestDetail,
    SubmissionChannel,
)
from victimcare.services.contact import victim_record
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.contact_plans import plan_summaries
from victimcare.services.conversations import identity_checks, task_takeovers
from victimcare.services.conversations.task_takeovers import ColleagueTask
from victimcare.services.desk.task_actions import TaskTaken
from victimcare.wording import say

DoStep = Callable[[Mapping[str, Any]], object]
LETTERS_SINCE = 28  # in days


@require_safe
@desk_page(Act.SEE_CHALLENGES)
def list_challenges(request: Request) -> HttpResponse:
    """List open items, soonest due first."""
    items = challenge_lists.list_open_items(actor=request.actor, now=request.now)
    return show_page(
        request, "asked_all", {"items": items, "words": staff_words, "asked": challenge_content}, tab="more"
    )


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.SEE_CHALLENGES)
def show_challenge(request: Request, challenge_id: UUID) -> HttpResponse:
    shown = challenge_lists.read_challenge(actor=request.actor, challenge_id=challenge_id, now=request.now)
    return _answer(request, "challenge", shown, _challenge_forms(request, shown))


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.SEE_CHALLENGES)
def show_review(request: Request, review_id: UUID) -> HttpResponse:
    shown = challenge_lists.read_review_request(actor=request.actor, review_id=review_id, now=request.now)
    return _answer(request, "review", shown, _review_forms(request, shown))


@require_POST
@desk_page(Act.MAKE_PAPERS)
def download_papers(request: Request, challenge_id: UUID) -> HttpResponse:
    """Download the papers for the Ombudsman. The file name reveals nothing."""
    form = forms.PapersForm(request.POST, prefix="papers")
    to = reverse("desk:challenge", args=[challenge_id])
    if not form.is_valid():
        return HttpResponseRedirect(to + "?why", status=303)
    reason = form.cleaned_data["reason"]
    try:
        made = ombudsman_papers.make_ombudsman_papers(
            actor=request.actor, challenge_id=challenge_id, reason=reason, now=request.now
        )
    except challenge_answers.OwnMatter:
        return pages.answer_not_found(request)
    return pages.attachment_response(made.content, "application/zip", made.file_name)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.CHALLENGE)
@after_identity_check
def show_victim_challenges(request: Request, victim_id: UUID) -> HttpResponse:
    """Show what the victim has asked so far; record what they ask now, and that they were told our answers."""
    record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    found = victim_requests.read_victim_requests(actor=request.actor, victim_id=victim_id, now=request.now)
    act = request.POST.get("act", "")
    chosen = _victim_forms(request, found, act)
    told = [say("challenges-desk-saved")] if "saved" in request.GET and request.method != "POST" else []
    form = chosen.get(act)
    if form is not None and form.is_valid():
        try:
            _submit_for_victim(request, victim_id, act, form.cleaned_data)
        except challenge_content.CHALLENGE_REFUSALS as wrong:
            told = [challenge_content.refusal_label(wrong)]
        else:
            return HttpResponseRedirect(reverse("desk:asked", args=[victim_id]) + "?saved", status=303)
    context = {"found": found, "forms": chosen, "form": form, "told": told, "asked": challenge_content}
    return record_parts.show_record_part(request, "asked", record, context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.CHALLENGE)
@after_identity_check
def record_challenge_letter(request: Request, victim_id: UUID) -> HttpResponse:
    """Record a letter received. It needs no identity check, so neither the page nor its confirmation shows anything
    about the victim."""
    today = london_date(request.now)
    days = [today - timedelta(days=back) for back in range(LETTERS_SINCE)]
    form = forms.ChallengeLetterForm(
        request.POST if request.method == "POST" else None,
        days=[(day, challenge_content.full_day_label(day, request.now)) for day in days],
        entries=challenge_lists.list_code_entries(),
    )
    told = ""
    if form.is_valid():
        try:
            challenge_receipt.open_challenge_by_letter(
                actor=request.actor,
                victim_id=identity_checks.find_visible_victim(request.actor, victim_id).id,
                code=form.cleaned_data["code"],
                words=form.cleaned_data["words"],
                received_at=form.received_at,
                now=request.now,
            )
            told = say("challenges-desk-letter-saved")
        except challenge_receipt.ChallengeAnswered:
            told = say("challenges-desk-answered-already")
    return show_page(request, "letter", {"form": form, "victim_id": victim_id, "said_done": told})


def _held_work(request: Request, shown: ChallengeDetail | ReviewRequestDetail) -> ColleagueTask | None:
    if shown.task is None or shown.is_mine or not shown.owner or shown.is_own_matter:
        return None
    return task_takeovers.find_colleague_task(actor=request.actor, task_id=shown.task, now=request.now)


def _has_answered_first(shown: ChallengeDetail | ReviewRequestDetail) -> bool:
    return isinstance(shown, ChallengeDetail) and shown.has_answered_first


def _answer(
    request: Request, kind: str, shown: ChallengeDetail | ReviewRequestDetail, given: dict[str, tuple[Form, DoStep]]
) -> HttpResponse:
    """Apply the posted step if it is due; otherwise show the current state."""
    told = ""
    if request.method != "POST":  # posts go to the same address
        told = say("challenges-desk-saved") if "saved" in request.GET else told
        told = say("challenges-desk-papers-reason-needed") if "why" in request.GET else told
    form, do = given.get(request.POST.get("act", ""), (None, None))
    if form is not None and do is not None and form.is_valid():
        try:
            do(form.cleaned_data)
        except TaskTaken as taken:
            told = say("desk-taken-by", name=taken.owner)
        except challenge_content.CHALLENGE_REFUSALS as wrong:
            told = challenge_content.refusal_label(wrong)
        else:
            return HttpResponseRedirect(reverse(f"desk:{kind}", args=[shown.id]) + "?saved", status=303)
    elif request.method == "POST" and form is None:
        told = say("challenges-desk-not-now")
    context = {
        "shown": shown,
        "safe_of": (plan_summaries.VICTIM, shown.victim),
        "held_work": _held_work(request, shown),
        "forms": {name: one for name, (one, _) in given.items()},
        "form": form,
        "why_own": "challenges-desk-answered-first" if _has_answered_first(shown) else "challenges-desk-own",
        "papers_form": forms.PapersForm(prefix="papers"),
        "told": told,
        "words": staff_words,
        "asked": challenge_content,
    }
    return show_page(request, kind, context, tab="more")


def _challenge_forms(request: Request, shown: ChallengeDetail) -> dict[str, tuple[Form, DoStep]]:
    """Return the steps due now, for the owner of the task."""
    if not (shown.is_mine and shown.may_read):
        return {}
    by: dict[str, Any] = {"actor": request.actor, "challenge_id": shown.id, "now": request.now}
    days = [
        (day, challenge_content.full_day_label(day, request.now))
        for day in challenge_lists.list_remedy_days(request.now)
    ]
    posted = partial(pages.posted_for, request)
    found: dict[str, tuple[Form, DoStep]] = {}
    if shown.step in ("holding",):
        form = forms.ChallengeWordsForm(posted("holding"), prefix="holding", question="challenges-desk-holding-words")
        found["holding"] = form, lambda typed: challenge_answers.acknowledge_challenge(words=typed["words"], **by)
    if shown.step in ("holding", "answer"):
        found["answer"] = (
            forms.ChallengeAnswerForm(posted("answer"), prefix="answer", days=days),
            lambda typed: challenge_answers.answer_challenge(
                outcome=ChallengeOutcome(typed["outcome"]),
                words=typed["words"],
                put_right=typed["put_right"],
                put_right_on=typed["put_right_on"],
                **by,
            ),
        )
    if shown.step == "put_right":
        form = forms.ChallengeWordsForm(posted("put_right"), prefix="put_right", question="challenges-desk-done-words")
        found["put_right"] = form, lambda typed: challenge_answers.record_remedy_done(words=typed["words"], **by)
    return found


def _review_forms(request: Request, shown: ReviewRequestDetail) -> dict[str, tuple[Form, DoStep]]:
    if not (shown.is_mine and shown.may_read):
        return {}
    by: dict[str, Any] = {"actor": request.actor, "review_id": shown.id, "now": request.now}
    posted = partial(pages.posted_for, request)
    found: dict[str, tuple[Form, DoStep]] = {}
    if shown.step == "acknowledge":
        form = forms.ChallengeWordsForm(
            posted("acknowledge"), prefix="acknowledge", question="challenges-desk-acknowledge-words"
        )
        found["acknowledge"] = form, lambda typed: decision_reviews.acknowledge_review(words=typed["words"], **by)
    if shown.step == "pass_on":
        form = forms.ChallengeWordsForm(posted("pass_on"), prefix="pass_on", question="challenges-desk-pass-on-words")
        found["pass_on"] = form, lambda typed: decision_reviews.pass_review_on(words=typed["words"], **by)
    if shown.step in ("acknowledge", "decide", "chase") and shown.may_decide:
        found["decide"] = (
            forms.ReviewDecisionForm(posted("decide"), prefix="decide"),
            lambda typed: decision_reviews.decide_review(
                outcome=ReviewOutcome(typed["outcome"]), words=typed["words"], **by
            ),
        )
    return found


def _victim_forms(request: Request, found: victim_requests.VictimRequests, act: str) -> dict[str, Form]:
    posted = partial(pages.posted_for, request)
    forms_of: dict[str, Form] = {
        "not_met": forms.DutyNotMetForm(
            posted("not_met"),
            prefix="not_met",
            named=[(one, challenge_content.named_duty_label(one, request.now)) for one in found.named],
        )
    }
    open_ones = [one for one in found.windows if one.may_ask and not one.is_asked]
    if open_ones:
        forms_of["review"] = forms.ReviewRequestForm(
            posted("review"),
            prefix="review",
            windows=[(one, challenge_content.review_window_label(one, request.now)) for one in open_ones],
        )
    if answers := [
        (str(one.id), challenge_content.answer_subject(one, request.now)) for one in found.asked if one.may_disagree
    ]:
        forms_of["disagree"] = forms.DisagreementForm(posted("disagree"), prefix="disagree", answers=answers)
    if found.has_answers:
        forms_of["told"] = forms.AnswerToldForm(posted("told"), prefix="told")
    return forms_of


def _submit_for_victim(request: Request, victim_id: UUID, act: str, typed: Mapping[str, Any]) -> None:
    if act == "told":
        challenge_answers.record_answers_told_by_staff(
            actor=request.actor, victim_id=victim_id, channel=ContactChannel(typed["channel"]), now=request.now
        )
        return
    if act == "disagree":
        which, words = UUID(typed["which"]), typed["words"]
        challenge_receipt.contest_answer(
            actor=request.actor, challenge_id=which, channel=SubmissionChannel.DESK, words=words, now=request.now
        )
        return
    row = identity_checks.find_visible_victim(request.actor, victim_id).id
    by: dict[str, Any] = {
        "actor": request.actor,
        "victim_id": row,
        "channel": SubmissionChannel.DESK,
        "now": request.now,
    }
    if act == "review":
        decision_reviews.request_review(
            window=typed["window"], words=typed["words"], late_because=typed["late_because"], **by
        )
    else:
        challenge_receipt.open_challenge(duty=typed["duty"], words=typed["words"], **by)
