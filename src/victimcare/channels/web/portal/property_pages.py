"""Shows the victim's property that we hold: where each item is, what it looks like, and how it is returned; and the
list of what was taken or broken."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.portal.code_entry import require_code_again
from victimcare.channels.web.portal.loss_forms import LossFilesForm, LostThingForm, SendListForm
from victimcare.channels.web.portal.page_delivery import seen_check_for
from victimcare.channels.web.portal.victim_access import find_late_writer, page_saving_late, portal_page
from victimcare.channels.web.ui.file_transfer import download_response, picture_response, takes_files
from victimcare.channels.web.ui.forms import Form, id_part, to_say
from victimcare.channels.web.ui.pages import Request, answer_not_found, render_page
from victimcare.rules.court.compensation import format_pounds
from victimcare.rules.court.hearings import parse_half_day
from victimcare.rules.errors import NotFound
from victimcare.rules.files import MOST_BYTES_OF_MEDIA
from victimcare.services.access import Act, Actor
from victimcare.services.court import court_property
from victimcare.services.court.court_property import ReturnMethod, Unopened
from victimcare.services.court.court_records import LONGEST_COURT_WORDS
from victimcare.services.files.file_store import FileContentErased
from victimcare.services.losses import own_lists
from victimcare.services.losses.loss_records import (
    NothingToSend,
    ThingAnswers,
    TooManyFiles,
    TooManySent,
    TooManyThings,
)
from victimcare.services.portal.page_parts import seen_later
from victimcare.wording import dates, say


class PropertyReturnForm(Form):
    way = forms.ChoiceField(
        label=to_say("court-property-way"),
        choices=[(way.value, to_say(f"court-property-way-{id_part(way.value)}")) for way in ReturnMethod],
        widget=forms.RadioSelect,
    )
    suits = forms.MultipleChoiceField(
        label=to_say("court-property-suits"),
        help_text=to_say("court-property-suits.hint"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(
        label=to_say("court-ask-words"),
        help_text=to_say("court-property-words.hint"),
        required=False,
        max_length=LONGEST_COURT_WORDS,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, half_days: Iterable[str], request: Request, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("suits", *((half, half_day_label(half, request)) for half in half_days))


def half_day_label(text: str, request: Request) -> str:
    """Return a half day, such as "Thursday 3 December, morning"."""
    day, half = parse_half_day(text)
    today = request.now.astimezone(dates.LONDON).date()
    return say(f"court-property-{half}", day=dates.write_day(day, manner="page", today=today))


@require_safe
@portal_page(Act.SEE_OWN_CASE)
def list_property(request: Request) -> HttpResponse:
    own = court_property.read_own_property(actor=request.actor, now=request.now)
    return render_page(request, "portal/property.jinja", {"own": own})


@sensitive_post_parameters("words")
@require_POST
@portal_page(Act.ASK_OF_COURT)
def ask_property_back(request: Request) -> HttpResponse:
    """Ask how the victim wants the item back, then confirm that a person has the request. The item is named in the form
    and in no address."""
    own, key = court_property.read_own_property(actor=request.actor, now=request.now), request.POST.get("item", "")
    one = next((one for one in own.items if one.key == key), None)
    if one is None:
        return _to_property()
    form = PropertyReturnForm(
        request.POST if "way" in request.POST or "send" in request.POST else None,
        half_days=own.half_days,
        request=request,
    )
    if not form.is_valid():
        return render_page(request, "portal/property_back.jinja", {"form": form, "one": one})
    typed = form.cleaned_data
    try:
        by = court_property.request_return(
            actor=request.actor,
            key=key,
            way=ReturnMethod(typed["way"]),
            suits=typed["suits"],
            words=typed["words"],
            now=request.now,
        )
    except NotFound:
        return _to_property()
    return render_page(request, "portal/court_asked.jinja", {"by": by})


@require_safe
@portal_page(Act.SEE_OWN_CASE)
def show_property_photo(request: Request, photo_id: UUID) -> HttpResponse:
    try:
        return picture_response(court_property.open_own_photo(actor=request.actor, photo_id=photo_id, now=request.now))
    except (FileContentErased, Unopened):
        return answer_not_found(request)


def _to_property() -> HttpResponse:
    return HttpResponseRedirect(reverse("portal:property"), status=303)


# What was taken or broken: the victim writes a list one item at a time, sends it, and prints it for an insurer.
#
# The words of an item are saved before any file is asked for, so that a refused file or a broken connection loses
# nothing that was typed. No address here says what the pages are about.

TYPED_FIELDS = ("what", "value", "bought", "mark", "words")


@require_safe
@portal_page(Act.WRITE)
def show_loss_list(request: Request) -> HttpResponse:
    own = own_lists.see_own_list(actor=request.actor, now=request.now, is_seen=seen_check_for(request))
    context = {"own": own, "pounds": format_pounds, "to_confirm": own.to_confirm, "confirms": "property-list"}
    return render_page(request, "portal/losses.jinja", context)


def _keep_thing_late(request: HttpRequest, actor: Actor, now: datetime) -> None:
    """Store what was typed, even what the page would have questioned: the list shows what must be corrected."""
    form = LostThingForm(request.POST)
    form.full_clean()
    thing_id, answers = form.cleaned_data.get("once"), form.answers_as_typed()
    if thing_id is not None and answers != ThingAnswers():
        with suppress(NotFound, TooManyThings):
            own_lists.save_thing(actor=actor, thing_id=thing_id, answers=answers, is_new=form.is_new, now=now)


@sensitive_post_parameters(*TYPED_FIELDS)
@require_http_methods(["GET", "HEAD", "POST"])
@page_saving_late(_keep_thing_late)(Act.WRITE)
def add_thing(request: Request) -> HttpResponse:
    if request.method != "POST":
        own = own_lists.see_own_list(actor=request.actor, now=request.now, is_seen=seen_later)
        if own.is_full:
            return _to_loss_list()
        form = LostThingForm(initial={"once": uuid4(), "is_first": True})
        return render_page(request, "portal/loss_thing.jinja", {"form": form})
    return _save_thing(request, LostThingForm(request.POST), then="property-files")


@sensitive_post_parameters(*TYPED_FIELDS)
@require_http_methods(["GET", "HEAD", "POST"])
@page_saving_late(_keep_thing_late)(Act.WRITE)
def change_thing(request: Request, thing_id: UUID) -> HttpResponse:
    if request.method == "POST":
        return _save_thing(request, LostThingForm(request.POST), then="property-list")
    try:
        thing = own_lists.see_own_thing(actor=request.actor, thing_id=thing_id, now=request.now)
    except NotFound:
        return _to_loss_list()
    form = LostThingForm(initial=LostThingForm.as_typed(thing.answers, thing.id))
    return render_page(request, "portal/loss_thing.jinja", {"form": form, "thing": thing})


def _save_thing(request: Request, form: LostThingForm, *, then: str) -> HttpResponse:
    if not form.is_valid():
        return render_page(request, "portal/loss_thing.jinja", {"form": form})
    thing_id: UUID = form.cleaned_data["once"]
    try:
        own_lists.save_thing(
            actor=request.actor,
            thing_id=thing_id,
            answers=form.answers_as_typed(),
            is_new=form.is_new,
            now=request.now,
        )
    except (NotFound, TooManyThings) as problem:
        full = isinstance(problem, TooManyThings)
        form.add_error(None, say("losses-full-error" if full else "losses-thing-gone"))
        return render_page(request, "portal/loss_thing.jinja", {"form": form})
    args = [thing_id] if then == "property-files" else []
    return HttpResponseRedirect(reverse(f"portal:{then}", args=args), status=303)


def _keep_files_late(request: HttpRequest, actor: Actor, now: datetime) -> None:
    form = LossFilesForm(request.POST, request.FILES)
    if form.is_valid():
        asked = request.resolver_match
        with suppress(NotFound, TooManyFiles):
            thing_id = asked.kwargs["thing_id"] if asked else uuid4()
            own_lists.add_files(actor=actor, thing_id=thing_id, files=form.cleaned_data["attached"], now=now)


@takes_files(of=lambda request: find_late_writer(request) is not None, most_bytes=MOST_BYTES_OF_MEDIA)
@require_http_methods(["GET", "HEAD", "POST"])
@page_saving_late(_keep_files_late)(Act.WRITE)
def keep_files(request: Request, thing_id: UUID) -> HttpResponse:
    """Keep the files of one item: those that are stored, and new ones."""
    is_sent = request.method == "POST"
    form = LossFilesForm(request.POST, request.FILES) if is_sent else LossFilesForm()
    try:
        if is_sent and form.is_valid():
            _add_files(request, thing_id, form)
        thing = own_lists.see_own_thing(actor=request.actor, thing_id=thing_id, now=request.now)
    except NotFound:
        return _to_loss_list()
    if is_sent and form.is_valid():
        return HttpResponseRedirect(reverse("portal:property-files", args=[thing_id]), status=303)
    return render_page(request, "portal/loss_files.jinja", {"form": form, "thing": thing})


def _add_files(request: Request, thing_id: UUID, form: LossFilesForm) -> None:
    try:
        files = form.cleaned_data["attached"]
        own_lists.add_files(actor=request.actor, thing_id=thing_id, files=files, now=request.now)
    except TooManyFiles as too_many:
        form.add_error("attached", say(f"losses-files-beyond-{id_part(too_many.which)}"))


@require_POST
@portal_page(Act.WRITE)
def take_away_thing(request: Request, thing_id: UUID) -> HttpResponse:
    """Remove one of its files, if the form names one; otherwise the whole item."""
    if (file := request.POST.get("file", "")) == "":
        own_lists.take_away_thing(actor=request.actor, thing_id=thing_id, now=request.now)
        return _to_loss_list()
    with suppress(ValueError):
        own_lists.take_away_file(actor=request.actor, thing_id=thing_id, file_id=UUID(file), now=request.now)
    return HttpResponseRedirect(reverse("portal:property-files", args=[thing_id]), status=303)


@require_safe
@portal_page(Act.WRITE)
def give_loss_file(request: Request, file_id: UUID) -> HttpResponse:
    """Send a file for download, never shown in our page. Missing, another person's, and unreadable files look the
    same."""
    try:
        return download_response(own_lists.open_own_file(actor=request.actor, file_id=file_id, now=request.now))
    except (FileContentErased, Unopened):
        return answer_not_found(request)


@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.WRITE)
def send_list(request: Request) -> HttpResponse:
    own = own_lists.see_own_list(actor=request.actor, now=request.now, is_seen=seen_later)
    form = SendListForm(request.POST) if request.method == "POST" else SendListForm(initial={"once": uuid4()})
    if request.method == "POST" and form.is_valid():
        try:
            sent = own_lists.send_list(
                actor=request.actor,
                once=form.cleaned_data["once"],
                words=form.cleaned_data["words"],
                now=request.now,
            )
            return render_page(request, "portal/loss_sent.jinja", {"sent": sent, "list_id": form.cleaned_data["once"]})
        except NothingToSend:
            return _to_loss_list()
        except TooManySent:
            number = settings.FORCE.telephones.line
            form.add_error(None, say("losses-send-many", number=number))
    elif not own.can_be_sent or not own.differs_from_sent:
        return _to_loss_list()
    return render_page(request, "portal/loss_send.jinja", {"own": own, "form": form, "pounds": format_pounds})


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.SEE_OWN_CASE)
@require_code_again
def show_insurer_sheet(request: Request, list_id: UUID) -> HttpResponse:
    """Show a list that was sent, for an insurer; once the form is sent, as a sheet for paper."""
    found = own_lists.build_insurer_sheet(actor=request.actor, list_id=list_id, now=request.now)
    template = "portal/loss_sheet_paper.jinja" if request.method == "POST" else "portal/loss_sheet.jinja"
    context: dict[str, Any] = {"found": found, "sheet": found.reference, "pounds": format_pounds}
    return render_page(request, template, context)


def _to_loss_list() -> HttpResponse:
    return HttpResponseRedirect(reverse("portal:property-list"), status=303)
