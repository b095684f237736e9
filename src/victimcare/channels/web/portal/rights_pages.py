"""Lets the victim ask for more from their page: report that something was not done, disagree with an answer, ask for a
review, complain, or ask for Enhanced Rights.

Each page works without script. No address says what it is about.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from victimcare.channels.web.portal.code_entry import OwnWordsForm
from victimcare.channels.web.portal.front_door_forms import PortalComplaintForm
from victimcare.channels.web.portal.victim_access import portal_page
from victimcare.channels.web.ui.forms import Form, id_part, to_say
from victimcare.channels.web.ui.pages import Request, render_page
from victimcare.rules.errors import NotFound
from victimcare.rules.rights.enhanced_rights import RECORDED_GROUNDS
from victimcare.services.access import Act, PermissionRefused
from victimcare.services.challenges import (
    challenge_receipt,
    complaint_levels,
    complaint_receipt,
    decision_reviews,
    support_requests,
    victim_requests,
)
from victimcare.services.challenges.challenge_shapes import RequestReceipt, SubmissionChannel
from victimcare.wording import has_sentence, say


@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.CHALLENGE)
def report_not_done(request: Request) -> HttpResponse:
    """Show the form for one right, or for none; then what happens next, with its days."""
    key = request.POST.get("right", "")[:40]
    form = OwnWordsForm(_sent_form(request), question="challenges-page-words", needs_words=not key)
    try:
        what = victim_requests.word_duty_for_victim(actor=request.actor, duty=key, now=request.now)
        if form.is_valid():
            received = challenge_receipt.open_challenge(
                actor=request.actor,
                victim_id=request.actor.victim_id or 0,
                channel=SubmissionChannel.WEB,
                words=form.cleaned_data["words"],
                duty=key,
                now=request.now,
            )
            return _show_received(request, received)
    except (NotFound, challenge_receipt.ChallengeAnswered):  # another window of the browser was quicker
        return _to_own_page()
    return render_page(request, "portal/not_done.jinja", {"form": form, "what": what if key else None, "key": key})


@sensitive_post_parameters("words")
@require_POST
@portal_page(Act.CHALLENGE)
def disagree_with_answer(request: Request) -> HttpResponse:
    """Take the victim's disagreement with an answer: another person looks at it, once."""
    form = OwnWordsForm(_sent_form(request), question="challenges-page-disagree-words", needs_words=True)
    challenge_id = _parse_id(request.POST.get("asked", ""))
    if challenge_id is None:
        return _to_own_page()
    if form.is_valid():
        try:
            received = challenge_receipt.contest_answer(
                actor=request.actor,
                challenge_id=challenge_id,
                channel=SubmissionChannel.WEB,
                words=form.cleaned_data["words"],
                now=request.now,
            )
        except (NotFound, challenge_receipt.AnswerNotContestable):
            return _to_own_page()
        return _show_received(request, received)
    return render_page(request, "portal/not_agreed.jinja", {"form": form, "asked": challenge_id})


@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.CHALLENGE)
def ask_second_look(request: Request) -> HttpResponse:
    """Show which decisions can be reviewed, until when, and why the others cannot."""
    windows = victim_requests.list_own_review_windows(actor=request.actor, now=request.now)
    sent, chosen = _sent_form(request), request.POST.get("window", "")
    forms = [
        OwnWordsForm(
            sent if window.key == chosen else None,
            question="challenges-page-second-look-words",
            needs_words=False,
            prefix=f"look-{place}",
        )
        for place, window in enumerate(windows)
    ]
    form = next((form for form in forms if form.is_valid()), None)
    if form is None:
        looks = list(zip(windows, forms, strict=True))
        return render_page(request, "portal/second_look.jinja", {"looks": looks})
    try:
        received = decision_reviews.request_review(
            actor=request.actor,
            victim_id=request.actor.victim_id or 0,
            window=chosen,
            channel=SubmissionChannel.WEB,
            words=form.cleaned_data["words"],
            now=request.now,
        )
    except (
        NotFound,
        decision_reviews.ReviewUnavailable,
        decision_reviews.ReviewAlreadyAsked,
    ):
        return _to_own_page()
    return _show_received(request, received)


def _sent_form(request: Request) -> QueryDict | None:
    return request.POST if "send" in request.POST else None


def _show_received(request: Request, received: RequestReceipt) -> HttpResponse:
    """Show what happens next, with its days. If the page is loaded again, the same request joins the first."""
    return render_page(request, "portal/written_down.jinja", {"received": received})


def _to_own_page() -> HttpResponse:
    return HttpResponseRedirect(reverse("portal:case"), status=303)


def _parse_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


# The victim's own complaints, on the full page alone: making one, and taking one to its next level


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.CHALLENGE)
def make_own_complaint(request: Request) -> HttpResponse:
    form = PortalComplaintForm(_sent_complaint(request), is_known=True)
    try:
        complaint_receipt.require_full_page(actor=request.actor, now=request.now)
        if form.is_valid():
            received = complaint_receipt.open_own_complaint(actor=request.actor, said=form.said, now=request.now)
            return render_page(request, "portal/own_complaint_kept.jinja", {"received": received})
    except PermissionRefused:
        return _leave_complaint()
    return render_page(request, "portal/own_complaint.jinja", {"form": form})


@sensitive_post_parameters()
@require_POST
@portal_page(Act.CHALLENGE)
def take_complaint_further(request: Request) -> HttpResponse:
    """Take a complaint further, because the answer does not settle it: other people look at it, at the next level."""
    form = OwnWordsForm(_sent_complaint(request), question="challenges-page-disagree-words", needs_words=True)
    complaint_id = _parse_complaint_id(request.POST.get("asked", ""))
    if complaint_id is None:
        return _leave_complaint()
    try:
        complaint_receipt.require_full_page(actor=request.actor, now=request.now)
        if form.is_valid():
            received = complaint_receipt.escalate_own_complaint(
                actor=request.actor, complaint_id=complaint_id, words=form.cleaned_data["words"], now=request.now
            )
            return render_page(request, "portal/own_complaint_kept.jinja", {"received": received})
    except (PermissionRefused, NotFound, complaint_levels.LevelOpen):
        return _leave_complaint()
    return render_page(request, "portal/own_complaint_again.jinja", {"form": form, "asked": complaint_id})


def _sent_complaint(request: Request) -> QueryDict | None:
    return request.POST if "send" in request.POST else None


def _leave_complaint() -> HttpResponse:
    return HttpResponseRedirect(reverse("portal:case"), status=303)


def _parse_complaint_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


# Enhanced Rights: what they are and how to ask; and taking back a right that was declined


def _ground_item(ground: str) -> dict[str, Any]:
    name = f"more-help-ground-{id_part(ground)}"
    hint = {"hint": {"text": say(f"{name}.hint")}} if has_sentence(f"{name}.hint") else {}
    return {"value": ground, "text": say(name), **hint}


class EnhancedRightsForm(Form):
    grounds = forms.MultipleChoiceField(
        label=to_say("more-help-ask"),
        help_text=to_say("more-help-ask.hint"),
        choices=[(ground, ground) for ground in RECORDED_GROUNDS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.drawn["grounds"] = {"items": [_ground_item(ground) for ground in RECORDED_GROUNDS]}


@sensitive_post_parameters("grounds")
@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.CHOOSE)
def ask_for_enhanced_rights(request: Request) -> HttpResponse:
    form = EnhancedRightsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        by = support_requests.request_enhanced_rights(
            actor=request.actor, grounds=form.cleaned_data["grounds"], now=request.now
        )
        return render_page(request, "portal/more_help_kept.jinja", {"by": by})
    found = support_requests.read_enhanced_rights(actor=request.actor, now=request.now)
    return render_page(request, "portal/more_help.jinja", {"form": form, "help": found})


@require_POST
@portal_page(Act.CHOOSE)
def want_right_again(request: Request) -> HttpResponse:
    try:
        by = support_requests.request_declined_duty(
            actor=request.actor, duty=request.POST.get("right", "")[:40], now=request.now
        )
    except NotFound:  # another window of the browser was quicker
        return HttpResponseRedirect(reverse("portal:case"), status=303)
    return render_page(request, "portal/more_help_kept.jinja", {"by": by})
