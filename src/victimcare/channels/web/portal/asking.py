"""What she can ask of us from her page: that something was not done, once more, or a second look at a decision.

Each works without script. Nothing of what it is about stands in an address.
"""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from victimcare.channels.web.portal.forms import InHerWords
from victimcare.channels.web.portal.visits import page
from victimcare.channels.web.ui.pages import Request, render
from victimcare.services.access import Act
from victimcare.services.challenges import challenge_receipt, decision_reviews, victim_requests
from victimcare.services.challenges.challenge_shapes import RequestReceipt, SubmissionChannel
from victimcare.services.challenges.victim_duties import UnknownDuty


@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.CHALLENGE)
def not_done(request: Request) -> HttpResponse:
    """First the form for one right, or for none; then what happens next, with its days."""
    key = request.POST.get("right", "")[:40]
    form = InHerWords(_sent(request), question="challenges-page-words", needs_words=not key)
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
            return _written_down(request, received)
    except (UnknownDuty, challenge_receipt.ChallengeAnswered):  # another window of the browser was quicker
        return _back_to_her_page()
    return render(request, "portal/not_done.jinja", {"form": form, "what": what if key else None, "key": key})


@sensitive_post_parameters("words")
@require_POST
@page(Act.CHALLENGE)
def not_agreed(request: Request) -> HttpResponse:
    """She does not agree with an answer: somebody else looks, once."""
    form = InHerWords(_sent(request), question="challenges-page-disagree-words", needs_words=True)
    challenge_id = _uuid(request.POST.get("asked", ""))
    if challenge_id is None:
        return _back_to_her_page()
    if form.is_valid():
        try:
            received = challenge_receipt.contest_answer(
                actor=request.actor,
                challenge_id=challenge_id,
                channel=SubmissionChannel.WEB,
                words=form.cleaned_data["words"],
                now=request.now,
            )
        except (challenge_receipt.UnknownChallenge, challenge_receipt.AnswerNotContestable):
            return _back_to_her_page()
        return _written_down(request, received)
    return render(request, "portal/not_agreed.jinja", {"form": form, "asked": challenge_id})


@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.CHALLENGE)
def second_look(request: Request) -> HttpResponse:
    """Which decisions can be looked at again, until when, and why not the others."""
    windows = victim_requests.list_own_review_windows(actor=request.actor, now=request.now)
    sent, chosen = _sent(request), request.POST.get("window", "")
    forms = [
        InHerWords(
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
        return render(request, "portal/second_look.jinja", {"looks": looks})
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
        decision_reviews.UnknownReviewWindow,
        decision_reviews.ReviewUnavailable,
        decision_reviews.ReviewAlreadyAsked,
    ):
        return _back_to_her_page()
    return _written_down(request, received)


def _sent(request: Request) -> QueryDict | None:
    return request.POST if "send" in request.POST else None


def _written_down(request: Request, received: RequestReceipt) -> HttpResponse:
    """What happens next, with its days. Loaded again, what is sent once more joins what is there."""
    return render(request, "portal/written_down.jinja", {"received": received})


def _back_to_her_page() -> HttpResponse:
    return HttpResponseRedirect(reverse("portal:case"), status=303)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
