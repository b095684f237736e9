"""What victims asked of us: that a right was not met, or that a decision is looked at again. A list, and each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.desk import asked_forms as forms
from victimcare.channels.web.desk import parts, said, said_asked
from victimcare.channels.web.desk.door import after_proof, page, show
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.clock import london_date
from victimcare.services.access import Act
from victimcare.services.challenges import actions, answering, asked, queries, reviews, telling
from victimcare.services.challenges import papers as bundle
from victimcare.services.challenges.hers import UnknownDuty
from victimcare.services.challenges.shapes import (
    AskedBy,
    ChallengeInFull,
    ChallengeOutcome,
    ReviewInFull,
    ReviewOutcome,
)
from victimcare.services.contact import victim_record
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.contact_plans import plan_summaries
from victimcare.services.conversations import identity_checks, task_takeovers
from victimcare.services.conversations.task_takeovers import ColleagueTask
from victimcare.services.desk.actions import TaskTaken
from victimcare.wording import say

Do = Callable[[Mapping[str, Any]], object]
LETTERS_SINCE = 28  # days


@require_safe
@page(Act.SEE_CHALLENGES)
def listed(request: Request) -> HttpResponse:
    """The soonest due first."""
    items = queries.open_items(actor=request.actor, now=request.now)
    return show(request, "asked_all", {"items": items, "words": said, "asked": said_asked}, tab="more")


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.SEE_CHALLENGES)
def challenge(request: Request, challenge_id: UUID) -> HttpResponse:
    try:
        shown = queries.challenge_in_full(actor=request.actor, challenge_id=challenge_id, now=request.now)
    except actions.UnknownChallenge:
        return pages.not_found(request)
    return _answer(request, "challenge", shown, _challenge_forms(request, shown))


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.SEE_CHALLENGES)
def review(request: Request, review_id: UUID) -> HttpResponse:
    try:
        shown = queries.review_in_full(actor=request.actor, review_id=review_id, now=request.now)
    except reviews.UnknownReview:
        return pages.not_found(request)
    return _answer(request, "review", shown, _review_forms(request, shown))


@require_POST
@page(Act.MAKE_PAPERS)
def papers(request: Request, challenge_id: UUID) -> HttpResponse:
    """The file itself. Its name says nothing."""
    form = forms.Papers(request.POST, prefix="papers")
    to = reverse("desk:challenge", args=[challenge_id])
    if not form.is_valid():
        return HttpResponseRedirect(to + "?why", status=303)
    reason = form.cleaned_data["reason"]
    try:
        made = bundle.make(actor=request.actor, challenge_id=challenge_id, reason=reason, now=request.now)
    except (actions.UnknownChallenge, answering.OwnMatter):
        return pages.not_found(request)
    return pages.attachment(made.content, "application/zip", made.file_name)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.CHALLENGE)
@after_proof
def hers(request: Request, victim_id: UUID) -> HttpResponse:
    """What she asked so far, what she says now, and that she was told our answers."""
    her = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    found = asked.for_staff(actor=request.actor, victim_id=victim_id, now=request.now)
    act = request.POST.get("act", "")
    chosen = _her_forms(request, found, act)
    told = [say("challenges-desk-saved")] if "saved" in request.GET and request.method != "POST" else []
    form = chosen.get(act)
    if form is not None and form.is_valid():
        try:
            _ask_for_her(request, victim_id, act, form.cleaned_data)
        except _NOT_NOW as wrong:
            told = [_why_not(wrong)]
        else:
            return HttpResponseRedirect(reverse("desk:asked", args=[victim_id]) + "?saved", status=303)
    context = {"found": found, "forms": chosen, "form": form, "told": told, "asked": said_asked}
    return parts.show_part(request, "asked", her, context)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.CHALLENGE)
@after_proof
def letter(request: Request, victim_id: UUID) -> HttpResponse:
    """A letter that came is entered without a proof: nothing about her is shown, and what is saved says nothing."""
    today = london_date(request.now)
    days = [today - timedelta(days=back) for back in range(LETTERS_SINCE)]
    form = forms.Letter(
        request.POST if request.method == "POST" else None,
        days=[(day, said_asked.day(day, request.now)) for day in days],
        entries=queries.entries_of_the_code(),
    )
    told = ""
    if form.is_valid():
        try:
            actions.by_letter(
                actor=request.actor,
                victim_id=identity_checks.find_visible_victim(request.actor, victim_id).id,
                code=form.cleaned_data["code"],
                words=form.cleaned_data["words"],
                received_at=form.received_at,
                now=request.now,
            )
            told = say("challenges-desk-letter-saved")
        except actions.AnsweredAlready:
            told = say("challenges-desk-answered-already")
    return show(request, "letter", {"form": form, "victim_id": victim_id, "said_done": told})


_NOT_NOW = (
    actions.AnsweredAlready,
    actions.NothingToDisagreeWith,
    UnknownDuty,
    reviews.AskedAlready,
    reviews.MayNotAsk,
    reviews.UnknownWindow,
    answering.WordsMissing,
    answering.WrongStep,
    answering.OwnMatter,
)


def _why_not(wrong: Exception) -> str:
    names = {
        actions.AnsweredAlready: "challenges-desk-answered-already",
        reviews.AskedAlready: "challenges-desk-asked-already",
        answering.WordsMissing: "challenges-desk-words-needed",
        answering.OwnMatter: "challenges-desk-own",
        answering.AnsweredFirst: "challenges-desk-answered-first",
    }
    return say(names.get(type(wrong), "challenges-desk-not-now"))


def _held_work(request: Request, shown: ChallengeInFull | ReviewInFull) -> ColleagueTask | None:
    if shown.task is None or shown.is_mine or not shown.owner or shown.is_own_matter:
        return None
    return task_takeovers.find_colleague_task(actor=request.actor, task_id=shown.task, now=request.now)


def _has_answered_first(shown: ChallengeInFull | ReviewInFull) -> bool:
    return isinstance(shown, ChallengeInFull) and shown.has_answered_first


def _answer(
    request: Request, kind: str, shown: ChallengeInFull | ReviewInFull, given: dict[str, tuple[Form, Do]]
) -> HttpResponse:
    """Do the step that was posted, if it is one that is owed; else show where it stands."""
    told = ""
    if request.method != "POST":  # what is posted goes to the same address
        told = say("challenges-desk-saved") if "saved" in request.GET else told
        told = say("challenges-desk-papers-reason-needed") if "why" in request.GET else told
    form, do = given.get(request.POST.get("act", ""), (None, None))
    if form is not None and do is not None and form.is_valid():
        try:
            do(form.cleaned_data)
        except TaskTaken as taken:
            told = say("desk-taken-by", name=taken.owner)
        except _NOT_NOW as wrong:
            told = _why_not(wrong)
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
        "papers_form": forms.Papers(prefix="papers"),
        "told": told,
        "words": said,
        "asked": said_asked,
    }
    return show(request, kind, context, tab="more")


def _challenge_forms(request: Request, shown: ChallengeInFull) -> dict[str, tuple[Form, Do]]:
    """The steps that are owed now, for whoever has taken it."""
    if not (shown.is_mine and shown.may_read):
        return {}
    by: dict[str, Any] = {"actor": request.actor, "challenge_id": shown.id, "now": request.now}
    days = [(day, said_asked.day(day, request.now)) for day in queries.days_ahead(request.now)]
    posted = partial(pages.posted_for, request)
    found: dict[str, tuple[Form, Do]] = {}
    if shown.step in ("holding",):
        form = forms.Words(posted("holding"), prefix="holding", question="challenges-desk-holding-words")
        found["holding"] = form, lambda typed: answering.acknowledge(words=typed["words"], **by)
    if shown.step in ("holding", "answer"):
        found["answer"] = (
            forms.Answer(posted("answer"), prefix="answer", days=days),
            lambda typed: answering.answer(
                outcome=ChallengeOutcome(typed["outcome"]),
                words=typed["words"],
                put_right=typed["put_right"],
                put_right_on=typed["put_right_on"],
                **by,
            ),
        )
    if shown.step == "put_right":
        form = forms.Words(posted("put_right"), prefix="put_right", question="challenges-desk-done-words")
        found["put_right"] = form, lambda typed: answering.record_put_right(words=typed["words"], **by)
    return found


def _review_forms(request: Request, shown: ReviewInFull) -> dict[str, tuple[Form, Do]]:
    if not (shown.is_mine and shown.may_read):
        return {}
    by: dict[str, Any] = {"actor": request.actor, "review_id": shown.id, "now": request.now}
    posted = partial(pages.posted_for, request)
    found: dict[str, tuple[Form, Do]] = {}
    if shown.step == "acknowledge":
        form = forms.Words(posted("acknowledge"), prefix="acknowledge", question="challenges-desk-acknowledge-words")
        found["acknowledge"] = form, lambda typed: reviews.acknowledge(words=typed["words"], **by)
    if shown.step == "pass_on":
        form = forms.Words(posted("pass_on"), prefix="pass_on", question="challenges-desk-pass-on-words")
        found["pass_on"] = form, lambda typed: reviews.pass_on(words=typed["words"], **by)
    if shown.step in ("acknowledge", "decide", "chase") and shown.may_decide:
        found["decide"] = (
            forms.Decide(posted("decide"), prefix="decide"),
            lambda typed: reviews.decide(outcome=ReviewOutcome(typed["outcome"]), words=typed["words"], **by),
        )
    return found


def _her_forms(request: Request, found: asked.HersToAsk, act: str) -> dict[str, Form]:
    posted = partial(pages.posted_for, request)
    forms_of: dict[str, Form] = {
        "not_met": forms.SaysNotMet(
            posted("not_met"),
            prefix="not_met",
            named=[(one, said_asked.named(one, request.now)) for one in found.named],
        )
    }
    open_ones = [one for one in found.windows if one.may_ask and not one.is_asked]
    if open_ones:
        forms_of["review"] = forms.AsksReview(
            posted("review"), prefix="review", windows=[(one, said_asked.window(one, request.now)) for one in open_ones]
        )
    if answers := [(str(one.id), said_asked.answered(one, request.now)) for one in found.asked if one.may_disagree]:
        forms_of["disagree"] = forms.Disagrees(posted("disagree"), prefix="disagree", answers=answers)
    if found.has_answers:
        forms_of["told"] = forms.Told(posted("told"), prefix="told")
    return forms_of


def _ask_for_her(request: Request, victim_id: UUID, act: str, typed: Mapping[str, Any]) -> None:
    if act == "told":
        telling.told_by_person(
            actor=request.actor, victim_id=victim_id, channel=ContactChannel(typed["channel"]), now=request.now
        )
        return
    if act == "disagree":
        which, words = UUID(typed["which"]), typed["words"]
        actions.disagree(actor=request.actor, challenge_id=which, channel=AskedBy.DESK, words=words, now=request.now)
        return
    row = identity_checks.find_visible_victim(request.actor, victim_id).id
    by: dict[str, Any] = {"actor": request.actor, "victim_id": row, "channel": AskedBy.DESK, "now": request.now}
    if act == "review":
        reviews.request(window=typed["window"], words=typed["words"], late_because=typed["late_because"], **by)
    else:
        actions.challenge(duty=typed["duty"], words=typed["words"], **by)
