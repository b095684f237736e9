"""Answers every form of the victim's site by a redirect: the answer is stored for a moment, and the browser fetches it.

The browser's session file keeps what a form sent beside the page that answered it, for as long as that page has a place
in the history, and after a crash the browser offers to send it again. A page that was fetched has nothing of the kind.
So every page that answers a form, also one with an error, is stored sealed with the visit under a random id
(`sessions.victim_sessions`). Its address is the one to which the form was sent, with that id. The id says nothing, and
is good once: loaded again, the address shows its ordinary page.
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
from victimcare.services.sessions import stored_responses
from victimcare.services.sessions.stored_responses import StoredResponse

VICTIM_PATH = "/my/"
ANSWER_PARAMETER = "answer"  # in the address
_PAGE_TYPE = "text/html"


def redirect_after_post(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def served(request: HttpRequest) -> HttpResponse:
        token = visit_token(request)
        if not token or not request.path.startswith(VICTIM_PATH):
            return get_response(request)
        asked = request.GET.get(ANSWER_PARAMETER, "") if request.method == "GET" else ""
        if asked and (answer := stored_responses.take_response(asked, token=token, now=clock.current_time())):
            return HttpResponse(answer.content, status=answer.status, headers=dict(answer.headers))
        response = get_response(request)
        if request.method == "POST" and response.get("Content-Type", "").startswith(_PAGE_TYPE):
            return _redirect_to_kept(request, response, token)
        if asked and response.status_code == 405:  # loaded again, at an address that has no page besides the answer
            return with_no_store_headers(HttpResponseRedirect(reverse("portal:case"), status=303))
        return response

    return served


def _redirect_to_kept(request: HttpRequest, response: HttpResponse, token: str) -> HttpResponse:
    """Store the answer and redirect to it. A redirect is not stored, nor an answer that ended the visit."""
    if not response.content:
        return response
    answer = StoredResponse(response.status_code, tuple(response.items()), response.content)
    answer_id = stored_responses.store_response(answer, token=token, now=clock.current_time())
    if answer_id is None:
        return response
    to_it = redirect_to_answer(request, answer_id)
    to_it.cookies = response.cookies
    return to_it


def redirect_to_answer(request: HttpRequest, answer: str) -> HttpResponse:
    """Redirect the browser to the answer, at the address to which it sent the form."""
    query = request.GET.copy()
    query[ANSWER_PARAMETER] = answer
    return with_no_store_headers(HttpResponseRedirect(f"{request.path}?{query.urlencode()}", status=303))


# A page with news confirms that a person has it on screen: by its script, or without script by one press (ADR 56).
#
# Each page that tells news loads it with `seen_check_for(request)` and passes `to_confirm` to its template, with its
# own name as `confirms`. The news is loaded again when the page is confirmed.


def seen_check_for(request: HttpRequest) -> IsSeen:
    """Whether delivering this page counts as showing it."""
    return page_parts.seen_later if is_confirmed_later(request) else page_parts.seen_at_once


@require_POST
@portal_page(Act.COME_IN)
def confirm_page_seen(request: Request) -> HttpResponse:
    """Record that the page's news has been told; does nothing if the page would tell other news by now."""
    posted = request.POST.get("mark", "")[:64]
    shown = request.POST.get("of", "")
    name = shown if shown in _READ_AGAIN else "case"
    _READ_AGAIN[name](actor=request.actor, now=request.now, is_seen=lambda mark: mark == posted)
    if "by" in request.POST:  # the script, which stays on the page
        return HttpResponse(status=204)
    return HttpResponseRedirect(reverse(f"portal:{name}"), status=303)


def _read_case(*, actor: Actor, now: datetime, is_seen: IsSeen) -> None:
    if actor.helps is None:
        victim_page.load_victim_page(actor=actor, now=now, is_seen=is_seen)
    else:
        supporter_pages.load_supporter_page(actor=actor, now=now, is_seen=is_seen)


# The function that loads the news of each such page, by the page's name
_READ_AGAIN: dict[str, Callable[..., object]] = {
    "case": _read_case,
    "journey": partial(victim_page.load_victim_page, in_full=True, is_journey=True),
    "messages": victim_messages.read_own_conversation,
    "property-list": own_lists.see_own_list,
}
