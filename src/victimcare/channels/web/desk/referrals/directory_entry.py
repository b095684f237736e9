"""One directory entry: what it says, the service's capacity, and confirming, reporting or correcting the entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.desk_pages import desk_page, show_page
from victimcare.channels.web.desk.referrals import directory_content
from victimcare.channels.web.desk.referrals.directory_content import (
    CapacityForm,
    EntryCheckedForm,
    EntryCorrectionForm,
    WrongEntryForm,
)
from victimcare.channels.web.ui import form_versions
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.errors import StaleVersion
from victimcare.rules.referrals import opening_times
from victimcare.rules.referrals.listed_services import CapacityStatus, ServiceFacts, StatedCapacity
from victimcare.rules.referrals.opening_times import ServiceOpening
from victimcare.services.access import Act
from victimcare.services.referrals import directory_reviews, service_capacity
from victimcare.services.referrals.directory_reviews import EntryReporter
from victimcare.services.referrals.service_capacity import CapacityReporter
from victimcare.wording import say


@require_safe
@desk_page(Act.KEEP_DIRECTORY)
def show_directory_entry(request: Request, service_id: UUID) -> HttpResponse:
    return _show(request, service_id)


@require_POST
@desk_page(Act.KEEP_DIRECTORY)
def record_capacity(request: Request, service_id: UUID) -> HttpResponse:
    form = CapacityForm(request.POST)
    if form.is_valid() and not form.cleaned_data["said"]:
        form.add_error("places" if form.cleaned_data["weeks"] is None else "weeks", say("directory-own-which"))
    if not form.is_valid():
        return _show(request, service_id, full=form)
    said_now = CapacityStatus(form.cleaned_data["said"])
    try:
        service_capacity.state_capacity(
            actor=request.actor,
            service_id=service_id,
            said=said_now,
            places=form.cleaned_data["places"] if said_now is CapacityStatus.OPEN else None,
            weeks=form.cleaned_data["weeks"] if said_now is CapacityStatus.WAITING else None,
            by=CapacityReporter.STAFF,
            after=form.cleaned_data["after"],
            now=request.now,
        )
    except service_capacity.ImpossibleCapacity:
        form.add_error("weeks", say("directory-own-weeks-wrong"))
        return _show(request, service_id, full=form)
    except StaleVersion:
        return _show(request, service_id, full=form, is_overtaken=True)
    return _back(service_id)


@require_POST
@desk_page(Act.KEEP_DIRECTORY)
def confirm_entry(request: Request, service_id: UUID) -> HttpResponse:
    form = EntryCheckedForm(request.POST)
    if not form.is_valid():
        return _show(request, service_id)
    after = form.cleaned_data["after"]
    try:
        return _do_and_return(
            request,
            service_id,
            lambda: directory_reviews.confirm_entry(
                actor=request.actor, service_id=service_id, after=after, now=request.now
            ),
        )
    except StaleVersion:
        return _show(request, service_id, told=say("work-since"), status=409)


@require_POST
@desk_page(Act.KEEP_DIRECTORY)
def report_wrong_entry(request: Request, service_id: UUID) -> HttpResponse:
    form = WrongEntryForm(request.POST)
    if not form.is_valid():
        return _show(request, service_id, wrong_form=form)

    def do() -> None:
        words = form.cleaned_data["words"]
        directory_reviews.report_entry(
            actor=request.actor, service_id=service_id, by=EntryReporter.STAFF, words=words, now=request.now
        )

    return _do_and_return(request, service_id, do)


@require_POST
@desk_page(Act.KEEP_DIRECTORY)
def correct_entry(request: Request, service_id: UUID) -> HttpResponse:
    form = EntryCorrectionForm(request.POST, force=settings.FORCE)
    if not form.is_valid():
        return _show(request, service_id, better_form=form)

    def correct() -> None:
        better = form.better() | {"hours": _hours(request, service_id, form.cleaned_data["hours"])}
        after = form.cleaned_data["after"]
        directory_reviews.correct_entry(
            actor=request.actor, service_id=service_id, better=better, after=after, now=request.now
        )

    try:
        return _do_and_return(request, service_id, correct)
    except StaleVersion:
        return _show(request, service_id, better_form=form, is_overtaken=True)


@require_POST
@desk_page(Act.KEEP_DIRECTORY)
def make_capacity_link(request: Request, service_id: UUID) -> HttpResponse:
    return _do_and_return(
        request,
        service_id,
        lambda: service_capacity.renew_capacity_link(actor=request.actor, service_id=service_id, now=request.now),
    )


def _do_and_return(request: Request, service_id: UUID, do: Callable[[], object]) -> HttpResponse:
    do()
    return _back(service_id)


def _back(service_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('desk:directory-entry', args=[service_id])}?done", status=303)


def _show(
    request: Request,
    service_id: UUID,
    *,
    full: CapacityForm | None = None,
    wrong_form: WrongEntryForm | None = None,
    better_form: EntryCorrectionForm | None = None,
    is_overtaken: bool = False,
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    """`is_overtaken`: a colleague saved a change after this page was loaded."""
    found = directory_reviews.read_entry(actor=request.actor, service_id=service_id, now=request.now)
    stands = EntryCorrectionForm(
        initial=_as_typed(found.listed.facts, request.now) | {"after": found.version}, force=settings.FORCE
    )
    room = CapacityForm(initial={"after": found.room_version})
    both: Sequence[form_versions.FieldDifference] | None = None
    if is_overtaken and better_form is not None:
        both = form_versions.rebase_typed(better_form, stands, found.version)
    elif is_overtaken and full is not None:
        both = form_versions.rebase_typed(full, CapacityForm(initial=_as_said(found.listed.room)), found.room_version)
    context = {
        "entry": found,
        "facts": found.listed.facts,
        "history": service_capacity.list_capacity_history(actor=request.actor, service_id=service_id),
        "link": service_capacity.find_capacity_link(actor=request.actor, service_id=service_id),
        "full_form": full or room,
        "wrong_form": wrong_form or WrongEntryForm(),
        "better_form": better_form or stands,
        "both": both,
        "told": told or (say("directory-done") if "done" in request.GET else ""),
        "words": staff_words,
        "speak": directory_content,
    }
    return show_page(request, "directory_entry", context, tab="referrals", status=409 if is_overtaken else status)


def _as_said(room: StatedCapacity | None) -> dict[str, Any]:
    return {"said": room.said, "places": room.places, "weeks": room.weeks} if room else {}


def _hours(request: Request, service_id: UUID, typed: str) -> tuple[ServiceOpening, ...]:
    """Parse the opening hours. Unchanged text keeps the stored hours, in whichever language they were shown. Raises
    NotFound."""
    stands = directory_reviews.read_entry(
        actor=request.actor, service_id=service_id, now=request.now
    ).listed.facts.hours
    return (
        stands if typed == directory_content.hours_label(stands, request.now) else opening_times.parse_openings(typed)
    )


def _as_typed(facts: ServiceFacts, now: datetime) -> dict[str, Any]:
    return {
        "telephone": facts.telephone,
        "website": facts.website,
        "hours": directory_content.hours_label(facts.hours, now),
        "needs": sorted(facts.needs),
        "everywhere": facts.is_everywhere,
        "areas": sorted(facts.areas),
        "languages": directory_content.languages_label(facts),
        "youngest": facts.youngest,
        "oldest": facts.oldest,
        "cost": {True: "free", False: "costs", None: ""}[facts.is_free],
        "self_referral": facts.takes_self_referral,
        "is_open": facts.is_open,
    }
