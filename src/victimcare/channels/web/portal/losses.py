"""What was taken or broken: a victim writes a list one thing at a time, sends it, and prints it for an insurer.

The words of a thing are saved before any file is asked for, so that a file that is refused, or a line that breaks,
takes nothing along that was typed. No address here says what the pages are about.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.portal.again import asks_again
from victimcare.channels.web.portal.loss_forms import Files, OneThing, SendList
from victimcare.channels.web.portal.page_seen import seen_check_for
from victimcare.channels.web.portal.visits import page, page_that_keeps, writer
from victimcare.channels.web.ui.files import download, takes_files
from victimcare.channels.web.ui.forms import dashed
from victimcare.channels.web.ui.pages import Request, not_found, render
from victimcare.rules.court.compensation import format_pounds
from victimcare.rules.files import MOST_BYTES_OF_MEDIA
from victimcare.services.access import Act, Actor
from victimcare.services.files.shapes import Gone
from victimcare.services.losses import own_lists
from victimcare.services.losses.loss_records import (
    NothingToSend,
    ThingAnswers,
    TooManyFiles,
    TooManySent,
    TooManyThings,
    UnknownList,
    UnknownThing,
)
from victimcare.services.portal.page_parts import seen_later
from victimcare.services.portal.victim_messages import Unopened
from victimcare.wording import say

TYPED = ("what", "value", "bought", "mark", "words")


@require_safe
@page(Act.WRITE)
def show_list(request: Request) -> HttpResponse:
    own = own_lists.see_own_list(actor=request.actor, now=request.now, is_seen=seen_check_for(request))
    context = {"own": own, "pounds": format_pounds, "to_confirm": own.to_confirm, "confirms": "property-list"}
    return render(request, "portal/losses.jinja", context)


def _keep_thing_late(request: HttpRequest, actor: Actor, now: datetime) -> None:
    """Whatever was typed, also what the page would have asked about: the list says what is to be mended."""
    form = OneThing(request.POST)
    form.full_clean()
    thing_id, answers = form.cleaned_data.get("once"), form.answers_as_typed()
    if thing_id is not None and answers != ThingAnswers():
        with suppress(UnknownThing, TooManyThings):
            own_lists.save_thing(actor=actor, thing_id=thing_id, answers=answers, is_new=form.is_new, now=now)


@sensitive_post_parameters(*TYPED)
@require_http_methods(["GET", "HEAD", "POST"])
@page_that_keeps(_keep_thing_late)(Act.WRITE)
def add_thing(request: Request) -> HttpResponse:
    if request.method != "POST":
        own = own_lists.see_own_list(actor=request.actor, now=request.now, is_seen=seen_later)
        if own.is_full:
            return _to_list()
        form = OneThing(initial={"once": uuid4(), "is_first": True})
        return render(request, "portal/loss_thing.jinja", {"form": form})
    return _save(request, OneThing(request.POST), then="property-files")


@sensitive_post_parameters(*TYPED)
@require_http_methods(["GET", "HEAD", "POST"])
@page_that_keeps(_keep_thing_late)(Act.WRITE)
def change_thing(request: Request, thing_id: UUID) -> HttpResponse:
    if request.method == "POST":
        return _save(request, OneThing(request.POST), then="property-list")
    try:
        thing = own_lists.see_own_thing(actor=request.actor, thing_id=thing_id, now=request.now)
    except UnknownThing:
        return _to_list()
    form = OneThing(initial=OneThing.as_typed(thing.answers, thing.id))
    return render(request, "portal/loss_thing.jinja", {"form": form, "thing": thing})


def _save(request: Request, form: OneThing, *, then: str) -> HttpResponse:
    if not form.is_valid():
        return render(request, "portal/loss_thing.jinja", {"form": form})
    thing_id: UUID = form.cleaned_data["once"]
    try:
        own_lists.save_thing(
            actor=request.actor,
            thing_id=thing_id,
            answers=form.answers_as_typed(),
            is_new=form.is_new,
            now=request.now,
        )
    except (UnknownThing, TooManyThings) as problem:
        full = isinstance(problem, TooManyThings)
        form.add_error(None, say("losses-full-error" if full else "losses-thing-gone"))
        return render(request, "portal/loss_thing.jinja", {"form": form})
    args = [thing_id] if then == "property-files" else []
    return HttpResponseRedirect(reverse(f"portal:{then}", args=args), status=303)


def _keep_files_late(request: HttpRequest, actor: Actor, now: datetime) -> None:
    form = Files(request.POST, request.FILES)
    if form.is_valid():
        asked = request.resolver_match
        with suppress(UnknownThing, TooManyFiles):
            thing_id = asked.kwargs["thing_id"] if asked else uuid4()
            own_lists.add_files(actor=actor, thing_id=thing_id, files=form.cleaned_data["attached"], now=now)


@takes_files(of=lambda request: writer(request) is not None, most_bytes=MOST_BYTES_OF_MEDIA)
@require_http_methods(["GET", "HEAD", "POST"])
@page_that_keeps(_keep_files_late)(Act.WRITE)
def keep_files(request: Request, thing_id: UUID) -> HttpResponse:
    """The files of one thing: those that are kept, and more."""
    is_sent = request.method == "POST"
    form = Files(request.POST, request.FILES) if is_sent else Files()
    try:
        if is_sent and form.is_valid():
            _add(request, thing_id, form)
        thing = own_lists.see_own_thing(actor=request.actor, thing_id=thing_id, now=request.now)
    except UnknownThing:
        return _to_list()
    if is_sent and form.is_valid():
        return HttpResponseRedirect(reverse("portal:property-files", args=[thing_id]), status=303)
    return render(request, "portal/loss_files.jinja", {"form": form, "thing": thing})


def _add(request: Request, thing_id: UUID, form: Files) -> None:
    try:
        files = form.cleaned_data["attached"]
        own_lists.add_files(actor=request.actor, thing_id=thing_id, files=files, now=request.now)
    except TooManyFiles as too_many:
        form.add_error("attached", say(f"losses-files-beyond-{dashed(too_many.which)}"))


@require_POST
@page(Act.WRITE)
def take_away(request: Request, thing_id: UUID) -> HttpResponse:
    """One file of it, where the form names one; else the whole thing."""
    if (file := request.POST.get("file", "")) == "":
        own_lists.take_away_thing(actor=request.actor, thing_id=thing_id, now=request.now)
        return _to_list()
    with suppress(ValueError):
        own_lists.take_away_file(actor=request.actor, thing_id=thing_id, file_id=UUID(file), now=request.now)
    return HttpResponseRedirect(reverse("portal:property-files", args=[thing_id]), status=303)


@require_safe
@page(Act.WRITE)
def give_file(request: Request, file_id: UUID) -> HttpResponse:
    """To be kept, never shown in our page. Missing, another's, and what cannot be opened look the same."""
    try:
        return download(own_lists.open_own_file(actor=request.actor, file_id=file_id, now=request.now))
    except (UnknownThing, Gone, Unopened):
        return not_found(request)


@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.WRITE)
def send_list(request: Request) -> HttpResponse:
    own = own_lists.see_own_list(actor=request.actor, now=request.now, is_seen=seen_later)
    form = SendList(request.POST) if request.method == "POST" else SendList(initial={"once": uuid4()})
    if request.method == "POST" and form.is_valid():
        try:
            sent = own_lists.send_list(
                actor=request.actor,
                once=form.cleaned_data["once"],
                words=form.cleaned_data["words"],
                now=request.now,
            )
            return render(request, "portal/loss_sent.jinja", {"sent": sent, "list_id": form.cleaned_data["once"]})
        except NothingToSend:
            return _to_list()
        except TooManySent:
            number = settings.FORCE.telephones.line
            form.add_error(None, say("losses-send-many", number=number))
    elif not own.can_be_sent or not own.differs_from_sent:
        return _to_list()
    return render(request, "portal/loss_send.jinja", {"own": own, "form": form, "pounds": format_pounds})


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.SEE_OWN_CASE)
@asks_again
def show_sheet(request: Request, list_id: UUID) -> HttpResponse:
    """A list that was sent, for an insurer; sent the form, as a sheet made for paper."""
    try:
        found = own_lists.build_insurer_sheet(actor=request.actor, list_id=list_id, now=request.now)
    except UnknownList:
        return not_found(request)
    template = "portal/loss_sheet_paper.jinja" if request.method == "POST" else "portal/loss_sheet.jinja"
    context: dict[str, Any] = {"found": found, "sheet": found.reference, "pounds": format_pounds}
    return render(request, template, context)


def _to_list() -> HttpResponse:
    return HttpResponseRedirect(reverse("portal:property-list"), status=303)
