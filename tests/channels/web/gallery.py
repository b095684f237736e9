"""The victim's page in each of its states, served without a database: stories, put together for real."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from tests.rules.cases.stories import NOW, RECORDED, STORIES, VICTIM_ID, looked_after
from victimcare.channels.web.portal import case_pages
from victimcare.channels.web.portal.code_entry import SignInForm
from victimcare.channels.web.portal.page_delivery import ANSWER_PARAMETER
from victimcare.channels.web.portal.rights_pages import EnhancedRightsForm
from victimcare.channels.web.portal.second_step_pages import NumberForm
from victimcare.channels.web.ui import pages, templating
from victimcare.rules import rights
from victimcare.rules.cases.case_waits import WaitSpread
from victimcare.rules.cases.page_assembly import build_victim_page
from victimcare.rules.cases.page_facts import PageFacts
from victimcare.rules.cases.page_shapes import VictimPage
from victimcare.rules.cases.projection_types import OfficerInCase, OfficerKind
from victimcare.rules.safe_contact.contact_gate import DisclosureDecision, VictimChannel, decide_disclosure
from victimcare.services.access_codes.second_factor_setup import AppSecret, SetupOffer
from victimcare.services.challenges.support_requests import EnhancedRightsInfo
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.working_calendar import working_days
from victimcare.wording import languages
from victimcare.wording.languages import PAGES_IN_ENGLISH, PageLanguage


def known_of(story: str, now: datetime = NOW) -> PageFacts:
    facts = STORIES[story] if story in ("just-told", "closed") else looked_after(STORIES[story])
    own = rights.work_out_ledger(facts, rights_catalogue(), working_days(), as_of=now).victims[0]
    return PageFacts(
        victim_id=VICTIM_ID,
        facts=facts,
        duties=own.duties,
        edition=rights_catalogue().edition_on(now.date()),
        is_enhanced=own.is_enhanced,
        opened=_opened("case", now),
        carer=OfficerInCase(OfficerKind.OFFICER, "officer:1", RECORDED["officer"]["name"], "", date(2026, 11, 4)),
        phone="0808 157 0142",
        ways=("call", "text"),
        heard_at=datetime(2026, 11, 25, 9, 10, tzinfo=UTC),
        is_stale=False,
        spreads={"lawyers": WaitSpread(low=14, high=41, share=50, count=212)},
        names=("the victim",),
    )


def _opened(opens: str, now: datetime) -> DisclosureDecision:
    return decide_disclosure(None, door=VictimChannel.PAGE, is_guarded=False, opens=opens, now=now)


def page_of(story: str, now: datetime = NOW) -> VictimPage:
    """A story's page; `short-…` is its short view, `stale-…` when the record system has not reported lately, `long-…`
    when it waits longer than most."""
    kind, _, rest = story.partition("-")
    known = known_of(rest if kind in ("short", "stale", "team", "long") else story, now)
    if kind == "short":
        known = replace(known, opened=_opened("short", now))
    if kind == "stale":
        known = replace(known, is_stale=True, heard_at=datetime(2026, 11, 23, 9, 10, tzinfo=UTC))
    if kind == "long":
        known = replace(known, spreads={"lawyers": WaitSpread(low=2, high=5, share=58, count=41)})
    if kind == "team":
        known = replace(
            known, carer=OfficerInCase(OfficerKind.TEAM, "team:victim-care", "Victim care", "", None), ways=()
        )
    return build_victim_page(known=known, calendar=working_days(), now=now)


PAGE_STATES = [*STORIES, "short-arrested", "short-spoken-to", "stale-spoken-to", "team-just-told", "long-with-lawyers"]


# Which languages are signed off is stored in the database: here it is all of them, as in a demonstration.
OFFERED = (
    PAGES_IN_ENGLISH,
    *(PageLanguage(one.code, one.name, one.direction, is_draft=True) for one in languages.other_languages()),
)


def victims_page(request: HttpRequest, story: str) -> HttpResponse:
    page = page_of(story)
    request.now = NOW  # type: ignore[attr-defined]
    return pages.render_page(request, "portal/short.jinja" if page.is_short else "portal/case.jinja", {"page": page})


def in_other_words(request: HttpRequest, words: str, story: str) -> HttpResponse:
    request.now = NOW  # type: ignore[attr-defined]
    template = "young" if words in ("young", "older") else "easy"
    context = {"page": page_of(story), "older": words == "older", "on_paper": words == "easy-on-paper"}
    return pages.render_page(request, f"portal/{template}.jinja", context)


def victims_journey(request: HttpRequest, story: str) -> HttpResponse:
    request.now = NOW  # type: ignore[attr-defined]
    return pages.render_page(request, "portal/journey.jinja", {"page": page_of(story)})


def more_help(request: HttpRequest, state: str) -> HttpResponse:
    request.now = NOW  # type: ignore[attr-defined]
    answer_on = date(2026, 12, 2) if state == "asked" else None
    known = EnhancedRightsInfo(has_it=state == "has-it", faster=1, usual=5, answer_on=answer_on)
    return pages.render_page(request, "portal/more_help.jinja", {"help": known, "form": EnhancedRightsForm()})


def front_door(request: HttpRequest) -> HttpResponse:
    return pages.with_no_store_headers(pages.render_page(request, "portal/front_door.jinja", {"languages": OFFERED}))


def sign_in(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return case_pages.sign_in(request)
    form = SignInForm.after(request.GET.get(ANSWER_PARAMETER, ""))
    return pages.with_no_store_headers(
        pages.render_page(request, "portal/sign_in.jinja", {"form": form, "languages": OFFERED})
    )


def second_step(request: HttpRequest, state: str) -> HttpResponse:
    """The pages on which a second step is set up, in the half hour that a person opened."""
    request.now = NOW  # type: ignore[attr-defined]
    secret = "JBSW Y3DP EHPK 3PXP"
    uri = f"otpauth://totp/Your%20page?secret={secret.replace(' ', '')}"
    context = {
        "offered": SetupOffer(NOW + timedelta(minutes=30)),
        "begun": AppSecret(secret, uri),
        "square": templating.draw_qr_code(uri),
        "numbers": [f"{number:04} {number * 7 % 1000:03} {number * 13 % 1000:03}" for number in range(1301, 1309)],
        "form": NumberForm(None, asked="second-step-app-number" if state == "app" else "second-step-phone-number"),
    }
    return pages.render_page(request, f"portal/second_step_{state}.jinja", context)


def shown(request: HttpRequest, template: str) -> HttpResponse:
    return HttpResponse(engines["jinja2"].get_template(f"{template}.jinja").render({}, request))


def broken(request: HttpRequest) -> HttpResponse:
    return pages.answer_failed(request)


def expired(request: HttpRequest) -> HttpResponse:
    return pages.answer_form_expired(request)


handler404 = pages.answer_not_found
urlpatterns = [
    path("", front_door),
    path("sign-in", sign_in),
    path("victim/<str:story>", victims_page),
    path("in-<str:words>/<str:story>", in_other_words),
    path("more-help/<str:state>", more_help),
    path("journey/<str:story>", victims_journey),
    path("second-step/<str:state>", second_step),
    path("broken", broken),
    path("expired", expired),
    path("", include("victimcare.channels.web.portal.urls")),
    path("", include("victimcare.demo.web.urls")),
]
