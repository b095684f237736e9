"""No page of hers answers a form itself: the answer is kept for a moment, and her browser is sent to ask for it.

What a form sent lies in the browser's session file beside the page that answered it, for as long as that page has a
place in the history, and after a crash the browser offers to send it again. A page that was asked for has nothing of
the kind. So whatever page answers what she sends, also one of a mistake, waits sealed at her visit under a random id
(`sessions.victim_sessions`), and the address of that page is the one that she sent to, with the id. It says
nothing, and is good once: loaded again, the address shows what it shows by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from victimcare.channels.web.portal.victim_access import portal_page, visit_token
from victimcare.channels.web.ui.browser_requests import is_confirmed_later
from victimcare.channels.web.ui.pages import Request, with_no_store_headers
from victimcare.services import clock
from victimcare.services.access import Act, Actor
from victimcare.services.losses import own_lists
from victimcare.services.people import supporter_pages
from victimcare.services.portal import page_parts, victim_messages, victim_page
from victimcare.services.portal.page_parts import IsSeen
from victimcare.services.sessions import victim_sessions
from victimcare.services.sessions.victim_sessions import StoredResponse

VICTIM_PATH = "/my/"
ANSWER_PARAMETER = "answer"  # in the address
_PAGE_TYPE = "text/html"


def redirect_after_post(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def served(request: HttpRequest) -> HttpResponse:
        token = visit_token(request)
        if not token or not request.path.startswith(VICTIM_PATH):
            return get_response(request)
        asked = request.GET.get(ANSWER_PARAMETER, "") if request.method == "GET" else ""
        if asked and (answer := victim_sessions.take_response(asked, token=token, now=clock.current_time())):
            return HttpResponse(answer.content, status=answer.status, headers=dict(answer.headers))
        response = get_response(request)
        if request.method == "POST" and response.get("Content-Type", "").startswith(_PAGE_TYPE):
            return _redirect_to_kept(request, response, token)
        if asked and response.status_code == 405:  # loaded again, where there is nothing but an answer
            return with_no_store_headers(HttpResponseRedirect(reverse("portal:case"), status=303))
        return response

    return served


def _redirect_to_kept(request: HttpRequest, response: HttpResponse, token: str) -> HttpResponse:
    """Where to ask for it. Of a redirect, or of a visit that this very answer ended, nothing is kept."""
    if not response.content:
        return response
    answer = StoredResponse(response.status_code, tuple(response.items()), response.content)
    answer_id = victim_sessions.store_response(answer, token=token, now=clock.current_time())
    if answer_id is None:
        return response
    to_it = redirect_to_answer(request, answer_id)
    to_it.cookies = response.cookies
    return to_it


def redirect_to_answer(request: HttpRequest, answer: str) -> HttpResponse:
    """The browser is sent to ask for it where it sent its form to."""
    query = request.GET.copy()
    query[ANSWER_PARAMETER] = answer
    return with_no_store_headers(HttpResponseRedirect(f"{request.path}?{query.urlencode()}", status=303))


# A page with news stands before a person: its script says so, or without script one press (ADR 56).
#
# Each page that tells something reads it with `seen_check_for(request)` and hands `to_confirm` to its template, with
# its own name as `confirms`. What it read is read once more when the page is confirmed.


def seen_check_for(request: HttpRequest) -> IsSeen:
    """Whether handing this page over counts as showing it."""
    return page_parts.seen_later if is_confirmed_later(request) else page_parts.seen_at_once


@require_POST
@portal_page(Act.COME_IN)
def confirm_page_seen(request: Request) -> HttpResponse:
    """What the page showed has been told from now on; nothing where it would tell something else by now."""
    posted = request.POST.get("mark", "")[:64]
    shown = request.POST.get("of", "")
    name = shown if shown in _READ_AGAIN else "case"
    _READ_AGAIN[name](actor=request.actor, now=request.now, is_seen=lambda mark: mark == posted)
    if "by" in request.POST:  # the script: it stays on the page
        return HttpResponse(status=204)
    return HttpResponseRedirect(reverse(f"portal:{name}"), status=303)


def _read_case(*, actor: Actor, now: datetime, is_seen: IsSeen) -> None:
    if actor.helps is None:
        victim_page.load_victim_page(actor=actor, now=now, is_seen=is_seen)
    else:
        supporter_pages.load_supporter_page(actor=actor, now=now, is_seen=is_seen)


# What each page that tells something reads, by the page's name.
_READ_AGAIN: dict[str, Callable[..., object]] = {
    "case": _read_case,
    "journey": partial(victim_page.load_victim_page, in_full=True, is_journey=True),
    "messages": victim_messages.read_own_conversation,
    "property-list": own_lists.see_own_list,
}
