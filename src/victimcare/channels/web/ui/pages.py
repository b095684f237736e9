"""Provides what every page shares: who asks, what they may do, and how an answer leaves.

A site makes its own `page` with `make_page`, saying how it identifies its users and how it answers those it does not
know:

    page = make_page(find=_visitor, refuse=_to_sign_in)

    @page(Act.SEE_OWN_CASE)
    def case(request: Request) -> HttpResponse: ...

The view keeps the act as `access`, where a test checks that every address has a rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, cast
from uuid import UUID

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils.cache import add_never_cache_headers

from victimcare import wording
from victimcare.rules.errors import FieldRequired, NotFound, PermissionRefused, StaleVersion, VictimNotFound
from victimcare.rules.force import Force
from victimcare.services import clock
from victimcare.services.access import Act, Actor, ActorKind, permit
from victimcare.wording import dates, say
from victimcare.wording.languages import ENGLISH, PAGES_IN_ENGLISH

# The words that a user wrote, out of a form's fields: shown again if nothing was saved

PostedFields = Sequence[tuple[str, str]]

_NOT_TYPED = "csrfmiddlewaretoken"
# A victim's code word and code; the password and number of a support service's user
NEVER_SHOWN = frozenset({"word", "code_word", "code", "code_last", "password", "new_password", "digits"})


def list_posted_fields(request: HttpRequest) -> PostedFields:
    """Return all fields that would be sent if the form were sent again."""
    sent = [(name, value) for name, values in request.POST.lists() for value in values if name != _NOT_TYPED]
    return [(name, value) for name, value in sent if isinstance(value, str)]


def list_form_fields(request: HttpRequest) -> PostedFields:
    """Return the same fields for a posted form; none for a page that was only fetched."""
    return list_posted_fields(request) if request.method == "POST" else []


def list_typed_words(sent: PostedFields) -> list[str]:
    """Return the fields' values that contain words: ids, dates and choices have no spaces."""
    return [value.strip() for name, value in sent if name not in NEVER_SHOWN and " " in value.strip()]


def list_same_origin_words(request: HttpRequest) -> list[str]:
    """Return the words of a form of ours: those of a form from elsewhere may be another person's."""
    return (
        list_typed_words(list_posted_fields(request)) if request.headers.get("Sec-Fetch-Site") == "same-origin" else []
    )


P = ParamSpec("P")
# Prefixes of staff sites, and the start page of each: their users are not led to the victims' front door.
STAFF_SITES = {
    "/desk/": "/desk/tasks",
    "/officer/": "/officer/",
    "/packet/": "/packet/read",
    "/staff/": "/staff/sign-in",
    "/partner": "/partner",
    "/control-room": "/control-room",
}


page_log = structlog.get_logger(__name__)
_FIELD_NAME = re.compile(r"[A-Za-z][\w-]{0,39}")


class Request(HttpRequest):
    """A request that its page's rule has let in."""

    actor: Actor
    now: datetime


class FindActor(Protocol):
    """Finds the actor who makes a request. An unknown user is `Actor.anonymous(…)`."""

    def __call__(self, request: HttpRequest, now: datetime, /) -> Actor: ...


View = Callable[Concatenate[Request, P], HttpResponse]
ServedView = Callable[Concatenate[HttpRequest, P], HttpResponse]


def make_page(
    *, find: FindActor, refuse: Callable[[HttpRequest, Actor], HttpResponse]
) -> Callable[[Act], Callable[[View[P]], ServedView[P]]]:
    """Make a site's `page`. `refuse` answers requests for pages that are closed to the user. The expected errors of
    `rules.errors` are answered here for every page that does not answer them itself."""

    def page(act: Act) -> Callable[[View[P]], ServedView[P]]:
        def open_to(view: View[P]) -> ServedView[P]:
            @wraps(view)
            def served(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
                asked = cast(Request, request)
                asked.now = clock.current_time()
                asked.actor = find(request, asked.now)
                try:
                    permit(asked.actor, act)
                    response = view(asked, *args, **kwargs)
                except PermissionRefused:
                    _log_refusal(asked.actor, act)
                    response = refuse(request, asked.actor)
                except EXPECTED_ERRORS as problem:
                    _log_expected_error(asked.actor, act, problem)
                    response = answer_expected_error(request, problem)
                return with_no_store_headers(response)

            served.access = act  # type: ignore[attr-defined]  # a function has no such name
            return served

        return open_to

    return page


def _log_refusal(actor: Actor, act: Act) -> None:
    """Log the refusal of a known person or program. Strangers are refused all the time, and their tries at codes are
    counted elsewhere."""
    if actor.kind is not ActorKind.ANONYMOUS:
        page_log.warning("page.refused", who=actor.id, act=act.value)


EXPECTED_ERRORS = (NotFound, VictimNotFound, StaleVersion, FieldRequired)


def answer_expected_error(
    request: HttpRequest, problem: NotFound | VictimNotFound | StaleVersion | FieldRequired
) -> HttpResponse:
    """Answer 404 with the calm page for what is hidden or missing, 409 for what a colleague changed first, and 422 for
    a field that was left out."""
    match problem:
        case StaleVersion():
            return _render_calm_page(request, "changed", 409, is_read=True, kind_outside="not-understood")
        case FieldRequired():
            return _render_calm_page(
                request, "field-missing", 422, is_read=True, field=problem.field, kind_outside="not-understood"
            )
    return answer_not_found(request)


def _log_expected_error(actor: Actor, act: Act, problem: Exception) -> None:
    """Log the reason, which no page shows. A hidden thing and a missing one are logged alike."""
    if actor.kind is not ActorKind.ANONYMOUS:
        page_log.info("page.not_done", who=actor.id, act=act.value, error=type(problem).__name__, reason=str(problem))


def admission_check(find: FindActor, act: Act) -> Callable[[HttpRequest], bool]:
    """Return a check whether a page of this site would be shown."""

    def is_it(request: HttpRequest) -> bool:
        try:
            permit(find(request, clock.current_time()), act)
        except PermissionRefused:
            return False
        return True

    return is_it


def render_page(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Render a page with what all pages need: today, the force's own words, the banners."""
    now = getattr(request, "now", None) or clock.current_time()
    force: Force = settings.FORCE
    shared = {
        "now": now,
        "today": now.astimezone(dates.LONDON).date(),
        "actor": getattr(request, "actor", None),
        "force": force,
        "page_title": force.neutral_title if wording.current_reading().language == ENGLISH else say("leaflet-page"),
        "banners": _list_banners(),
        "read_in": getattr(request, "read_in", PAGES_IN_ENGLISH),
    }
    return HttpResponse(loader.render_to_string(template, {**shared, **(context or {})}, request), status=status)


def attachment_response(content: bytes, media_type: str, name: str) -> HttpResponse:
    """Send a file for download. Its name stays on the user's device, so it says nothing about anyone."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def posted_for(request: HttpRequest, act: str) -> Any:
    """Return the posted fields, for the form to which they were posted; None for every other form of the page."""
    return request.POST if request.POST.get("act") == act else None


def with_no_store_headers(response: HttpResponse) -> HttpResponse:
    """Keep the page out of every cache, on the way and on the user's device."""
    add_never_cache_headers(response)
    return response


def answer_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer "hidden, missing or never there" with one calm page. It shows the words that staff typed, wherever they
    sent them; with an `exception`, no code of ours has read them."""
    return _render_calm_page(request, "not-found", 404, is_read=exception is None)


def answer_failed(request: HttpRequest) -> HttpResponse:
    return _render_calm_page(request, "failed", 500)


def answer_form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that was open too long, or came from another site (settings.CSRF_FAILURE_VIEW)."""
    return _render_calm_page(request, "form-expired", 403, is_read=True)


def answer_too_large(request: HttpRequest) -> HttpResponse:
    """Answer a request larger than this page takes, or takes from this sender. No part was read."""
    return _render_calm_page(request, "too-large", 413)


def answer_too_many_fields(request: HttpRequest) -> HttpResponse:
    """Answer a request with more fields than any form of ours has. No part was read."""
    return _render_calm_page(request, "too-many", 422)


def answer_not_understood(request: HttpRequest) -> HttpResponse:
    """Answer a request that no page of ours sends. No part was read."""
    return _render_calm_page(request, "not-understood", 400)


def answer_refused_characters(request: HttpRequest, field: str) -> HttpResponse:
    """Answer a request in which a part that no person types holds a character that cannot be stored. `field`: the
    part's name, shown only if it looks like one of ours."""
    return _render_calm_page(
        request, "characters", 422, is_read=True, field=field if _FIELD_NAME.fullmatch(field) else "?"
    )


def _render_calm_page(
    request: HttpRequest, kind: str, status: int, *, is_read: bool = False, field: str = "", kind_outside: str = ""
) -> HttpResponse:
    """`kind_outside`: the kind that stands for this one on the pages of victims and visitors."""
    for begins, start in STAFF_SITES.items():
        if request.path.startswith(begins):
            words = list_same_origin_words(request) if is_read else []
            context = {"kind": kind, "start": start, "typed": words, "field": field}
            return with_no_store_headers(render_page(request, "ui/calm_staff.jinja", context, status))
    context = {"kind": kind_outside or kind, "field": field}
    return with_no_store_headers(render_page(request, "ui/calm.jinja", context, status))


def _list_banners() -> list[dict[str, str]]:
    banners = []
    if frozen := settings.VICTIMCARE_NOW:
        day = dates.write_day(frozen.astimezone(dates.LONDON).date(), manner="page", today=date.min)  # with its year
        text = say("ui-banner-frozen-more", day=day, time=dates.staff_time(frozen))
        banners.append({"kind": "frozen", "bold": say("ui-banner-frozen"), "text": text})
    if settings.VICTIMCARE_ENV == "demo":
        banners.append({"kind": "demo", "bold": say("ui-banner-demo"), "text": say("ui-banner-demo-more")})
    return banners


# Ids in a form or an address: any text may be typed there.

UNKNOWN_ID = UUID(int=0)  # leads to the same answer as every other id that does not exist


def read_id(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
