"""The decorator of every page, and the banners above it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings
from structlog.testing import capture_logs

from victimcare.channels.web.ui.pages import (
    Request,
    answer_failed,
    answer_form_expired,
    answer_not_found,
    make_page,
    render_page,
)
from victimcare.rules.errors import FieldRequired, NotFound, PermissionRefused, StaleVersion
from victimcare.services.access import Act, Actor, ActorKind

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
VICTIM = Actor(ActorKind.VICTIM, "grant:1", victim_id=1, opens="case")


def _page(actor: Actor) -> HttpResponse:
    page = make_page(find=lambda request, now: actor, refuse=lambda request, actor: HttpResponse("refused", status=404))

    @page(Act.SEE_OWN_CASE)
    def view(request: Request) -> HttpResponse:
        return HttpResponse(f"{request.actor.id} {request.now.isoformat()}")

    assert view.access is Act.SEE_OWN_CASE  # type: ignore[attr-defined]
    with override_settings(VICTIMCARE_NOW=NOW):
        return view(RequestFactory().get("/"))


def test_a_permitted_user_gets_in_with_the_products_now() -> None:
    assert _page(VICTIM).content.decode() == "grant:1 2026-11-25T09:00:00+00:00"


def test_others_are_refused() -> None:
    assert _page(Actor.anonymous("web")).status_code == 404


def test_what_a_service_refuses_is_refused_in_the_same_way() -> None:
    def refuse(request: HttpRequest, actor: Actor) -> HttpResponse:
        return HttpResponse("refused", status=404)

    @make_page(find=lambda request, now: VICTIM, refuse=refuse)(Act.SEE_OWN_CASE)
    def view(request: Request) -> HttpResponse:
        raise PermissionRefused

    assert view(RequestFactory().get("/")).content == b"refused"


def test_a_refusal_of_a_person_whom_we_know_is_logged_without_a_name_and_of_a_stranger_not() -> None:
    supporter = Actor(ActorKind.PARTNER, "partner_user:7", name="Mo Member")
    with capture_logs() as logged:
        _page(supporter)
        _page(Actor.anonymous("web"))

    assert logged == [{"event": "page.refused", "log_level": "warning", "who": "partner_user:7", "act": "own_case.see"}]


def _answer(problem: Exception, path: str) -> HttpResponse:
    page = make_page(find=lambda request, now: VICTIM, refuse=lambda request, actor: answer_not_found(request))

    @page(Act.SEE_OWN_CASE)
    def view(request: Request) -> HttpResponse:
        raise problem

    with override_settings(VICTIMCARE_NOW=NOW):
        return view(RequestFactory().get(path))


@pytest.mark.parametrize("path", ["/my/case", "/desk/tasks", "/officer/", "/partner"])
def test_missing_and_refused_look_the_same_on_every_site(path: str) -> None:
    missing, refused = _answer(NotFound("no such task"), path), _answer(PermissionRefused("not yours"), path)

    assert missing.status_code == 404
    assert (missing.content, missing.headers) == (refused.content, refused.headers)
    assert "no such task" not in missing.text


@pytest.mark.parametrize(
    ("problem", "status", "staff_read", "victims_read"),
    [
        (StaleVersion("2 stands"), 409, "A colleague changed this first", "We could not read that"),
        (FieldRequired("note"), 422, "The field note is needed", "We could not read that"),
    ],
)
def test_what_was_not_saved_is_said_in_the_words_of_the_site(
    problem: Exception, status: int, staff_read: str, victims_read: str
) -> None:
    desk, portal = _answer(problem, "/desk/tasks"), _answer(problem, "/my/case")

    assert (desk.status_code, portal.status_code) == (status, status)
    assert (staff_read in desk.text, victims_read in portal.text) == (True, True)


def test_a_fault_of_ours_is_not_answered_as_a_missing_page() -> None:
    with pytest.raises(KeyError):
        _answer(KeyError("task"), "/desk/tasks")


@pytest.mark.parametrize("actor", [VICTIM, Actor.anonymous("web")])
def test_no_answer_is_kept_anywhere(actor: Actor) -> None:
    assert "no-store" in _page(actor)["Cache-Control"]


def _words(**settings: object) -> str:
    with override_settings(**settings):
        return render_page(RequestFactory().get("/"), "ui/calm.jinja", {"kind": "not-found"}).content.decode()


def test_a_stopped_clock_is_told_on_every_page() -> None:
    assert "Clock stopped</strong> at Wednesday 25 November 2026, 09:00. For tests only." in _words(VICTIMCARE_NOW=NOW)


def test_the_demonstration_is_told_on_every_page() -> None:
    assert "Invented people. Nothing is sent." in _words(VICTIMCARE_ENV="demo")
    assert "Invented people" not in _words(VICTIMCARE_ENV="production")


@pytest.mark.parametrize(
    ("answer", "status"), [(answer_not_found, 404), (answer_failed, 500), (answer_form_expired, 403)]
)
def test_staff_are_not_sent_to_the_victims_sign_in(answer: Callable[[HttpRequest], HttpResponse], status: int) -> None:
    at_the_desk = answer(RequestFactory().get("/desk/nothing"))
    elsewhere = answer(RequestFactory().get("/nothing"))

    assert (at_the_desk.status_code, elsewhere.status_code) == (status, status)
    assert 'href="/desk/tasks"' in at_the_desk.content.decode()
    assert "Leave this page" not in at_the_desk.content.decode()
    assert "Leave this page" in elsewhere.content.decode()
    assert "no-store" in at_the_desk["Cache-Control"]


@pytest.mark.parametrize(("site", "is_shown"), [("same-origin", True), ("cross-site", False)])
def test_of_a_form_that_was_open_too_long_staff_keep_their_own_words(site: str, is_shown: bool) -> None:
    secret = {
        "word": "blue kettle",
        "code_word": "red door",
        "code": "123 456",
        "password": "a long sentence",
        "digits": "654 321",
    }
    form = {"note": "She rings on Friday.", **secret}

    page = answer_form_expired(RequestFactory().post("/partner/x", form, HTTP_SEC_FETCH_SITE=site)).content.decode()

    assert ("She rings on Friday." in page) is is_shown
    assert [word for word in secret.values() if word in page] == []
