"""No page of hers answers a form itself: the answer is kept for a moment, and her browser is sent to ask for it.

What a form sent lies in the browser's session file beside the page that answered it, for as long as that page has a
place in the history, and after a crash the browser offers to send it again. A page that was asked for has nothing of
the kind. So whatever page answers what she sends, also one of a mistake, waits sealed at her visit under a random id
(`sessions.victim_sessions`), and the address of that page is the one that she sent to, with the id. It says
nothing, and is good once: loaded again, the address shows what it shows by itself.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from victimcare.channels.web.portal.visits import token_of
from victimcare.channels.web.ui.pages import unkept
from victimcare.services import clock
from victimcare.services.sessions import victim_sessions
from victimcare.services.sessions.victim_sessions import StoredResponse

HERS = "/my/"
ANSWER = "answer"  # in the address
_OF_A_PAGE = "text/html"


def answered_once(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def served(request: HttpRequest) -> HttpResponse:
        token = token_of(request)
        if not token or not request.path.startswith(HERS):
            return get_response(request)
        asked = request.GET.get(ANSWER, "") if request.method == "GET" else ""
        if asked and (answer := victim_sessions.take_response(asked, token=token, now=clock.current_time())):
            return HttpResponse(answer.content, status=answer.status, headers=dict(answer.headers))
        response = get_response(request)
        if request.method == "POST" and response.get("Content-Type", "").startswith(_OF_A_PAGE):
            return _kept(request, response, token)
        if asked and response.status_code == 405:  # loaded again, where there is nothing but an answer
            return unkept(HttpResponseRedirect(reverse("portal:case"), status=303))
        return response

    return served


def _kept(request: HttpRequest, response: HttpResponse, token: str) -> HttpResponse:
    """Where to ask for it. Of a redirect, or of a visit that this very answer ended, nothing is kept."""
    if not response.content:
        return response
    answer = StoredResponse(response.status_code, tuple(response.items()), response.content)
    answer_id = victim_sessions.store_response(answer, token=token, now=clock.current_time())
    if answer_id is None:
        return response
    to_it = see_answer(request, answer_id)
    to_it.cookies = response.cookies
    return to_it


def see_answer(request: HttpRequest, answer: str) -> HttpResponse:
    """The browser is sent to ask for it where it sent its form to."""
    query = request.GET.copy()
    query[ANSWER] = answer
    return unkept(HttpResponseRedirect(f"{request.path}?{query.urlencode()}", status=303))
