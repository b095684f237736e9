"""The property part of the record: photos of what is held, the agreed time for its return, and lists of losses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from uuid import UUID, uuid4

from csp.constants import SELF
from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.desk_pages import after_identity_check, desk_page, find_desk_staff, show_page
from victimcare.channels.web.desk.record import record_parts
from victimcare.channels.web.desk.work.task_page import show_task_page
from victimcare.channels.web.ui import form_versions, pages
from victimcare.channels.web.ui.file_transfer import FilesField, download_response, picture_response, takes_files
from victimcare.channels.web.ui.forms import Form, day_field
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.clock import LONDON
from victimcare.rules.contact.correspondence import LONGEST_MESSAGE
from victimcare.rules.court.compensation import format_pounds
from victimcare.rules.court.hearings import parse_half_day
from victimcare.rules.errors import NotFound, StaleVersion
from victimcare.rules.files import FILMS, SOUNDS
from victimcare.services.access import Act
from victimcare.services.contact import victim_record
from victimcare.services.contact_plans import plan_summaries
from victimcare.services.conversations import identity_checks
from victimcare.services.court import court_property
from victimcare.services.court.court_property import HeldPropertyItem, PropertyReturnDetail, ReturnTimeInvalid
from victimcare.services.desk import task_actions
from victimcare.services.files.file_store import FileContentErased
from victimcare.services.losses import sent_lists
from victimcare.services.sealing import Unopened
from victimcare.wording import dates, say


def _clock_field(name: str) -> forms.TimeField:
    return forms.TimeField(
        label=say(f"desk-property-{name}"), input_formats=["%H:%M"], widget=forms.TextInput(attrs={"size": 5})
    )


class ReturnTimeForm(form_versions.VersionedForm):
    on = day_field(label=say("desk-property-on"), help_text=say("desk-court-day.hint"))
    starts = _clock_field("starts")
    ends = _clock_field("ends")

    def moments(self) -> tuple[datetime, datetime]:
        typed = self.cleaned_data
        return self._at(typed["starts"]), self._at(typed["ends"])

    def _at(self, clock: time) -> datetime:
        return datetime.combine(self.cleaned_data["on"], clock, LONDON)


class PropertyPhotosForm(Form):
    photos = FilesField(
        label=say("desk-property-new"), hint=say("desk-property-new.hint"), most=3, pictures_only=True, required=True
    )


@takes_files(of=pages.admission_check(find_desk_staff, Act.KEEP_COURT))
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.KEEP_COURT)
@after_identity_check
def show_property(request: Request, victim_id: UUID) -> HttpResponse:
    act, key = request.POST.get("act", ""), request.POST.get("item", "")
    form: Form | None = None
    try:
        if act == "agree":
            form = ReturnTimeForm(request.POST, auto_id=f"{key}_%s")
            if form.is_valid():
                return _agree_return_time(request, victim_id, key, form)
        elif act == "photos":
            form = PropertyPhotosForm(request.POST, request.FILES, auto_id=f"{key}_%s")
            if form.is_valid():
                return _add_photos(request, victim_id, key, form)
        elif act == "take-away":
            return _remove_photo(request, victim_id)
    except (NotFound, ValueError):
        return _return_to_property(victim_id)  # a colleague was quicker
    return _render_property(request, victim_id, key, form)


@require_safe
@desk_page(Act.KEEP_COURT)
def show_property_photo(request: Request, victim_id: UUID, photo_id: UUID) -> HttpResponse:
    """Return a photo for an `img`. Without an identity check it is not found, rather than redirected to the gate."""
    try:
        return picture_response(
            court_property.open_photo_at_desk(
                actor=request.actor, victim_id=victim_id, photo_id=photo_id, now=request.now
            )
        )
    except (FileContentErased, Unopened, identity_checks.IdentityCheckMissing):
        return pages.answer_not_found(request)


def _agree_return_time(request: Request, victim_id: UUID, key: str, form: ReturnTimeForm) -> HttpResponse:
    starts_at, ends_at = form.moments()
    try:
        court_property.agree_return(
            actor=request.actor,
            victim_id=victim_id,
            key=key,
            starts_at=starts_at,
            ends_at=ends_at,
            after=form.cleaned_data["after"],
            now=request.now,
        )
    except StaleVersion:
        return _render_property(request, victim_id, key, form, is_overtaken=True)
    except ReturnTimeInvalid:
        form.add_error("on", say("desk-property-not-a-time"))
        return _render_property(request, victim_id, key, form)
    return _return_to_property(victim_id)


def _add_photos(request: Request, victim_id: UUID, key: str, form: PropertyPhotosForm) -> HttpResponse:
    files = form.cleaned_data["photos"]
    court_property.add_property_photos(actor=request.actor, victim_id=victim_id, key=key, files=files, now=request.now)
    return _return_to_property(victim_id)


def _remove_photo(request: Request, victim_id: UUID) -> HttpResponse:
    photo_id = UUID(request.POST.get("photo", ""))
    court_property.remove_property_photo(actor=request.actor, victim_id=victim_id, photo_id=photo_id, now=request.now)
    return _return_to_property(victim_id)


def _render_property(
    request: Request, victim_id: UUID, key: str, form: Form | None, *, is_overtaken: bool = False
) -> HttpResponse:
    """`is_overtaken`: a colleague agreed another time, or the victim asked again, after this page was loaded."""
    record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    listed = court_property.list_property_at_desk(actor=request.actor, victim_id=victim_id, now=request.now)
    sent = sent_lists.see_sent_lists(actor=request.actor, victim_id=victim_id, now=request.now)
    both: Sequence[form_versions.FieldDifference] | None = None
    back = next((one.shown.comes_back for one in listed if one.shown.key == key), None)
    if is_overtaken and isinstance(form, ReturnTimeForm) and back is not None:
        both = form_versions.rebase_typed(form, ReturnTimeForm(initial=_return_time_as_typed(back)), back.version)
    rows = [
        (
            one,
            form if isinstance(form, ReturnTimeForm) and one.shown.key == key else _blank_return_form(one.shown),
            form
            if isinstance(form, PropertyPhotosForm) and one.shown.key == key
            else PropertyPhotosForm(auto_id=f"{one.shown.key}_%s"),
        )
        for one in listed
    ]
    today = request.now.astimezone(dates.LONDON).date()

    def half_day(text: str) -> str:
        day, half = parse_half_day(text)
        return say(f"desk-property-{half}", day=dates.write_day(day, manner="text", today=today))

    context = {"rows": rows, "form": form, "both": both, "half_day": half_day, "sent": sent, "pounds": format_pounds}
    return record_parts.show_record_part(request, "property", record, context)


def _blank_return_form(shown: HeldPropertyItem) -> ReturnTimeForm:
    version = shown.comes_back.version if shown.comes_back else 0
    return ReturnTimeForm(auto_id=f"{shown.key}_%s", initial={"after": version})


def _return_time_as_typed(back: PropertyReturnDetail) -> dict[str, str]:
    """Return the agreed time as field values."""
    if back.agreed_from is None or back.agreed_to is None:
        return {}
    starts, ends = back.agreed_from.astimezone(LONDON), back.agreed_to.astimezone(LONDON)
    return {"on": f"{starts:%d/%m/%Y}", "starts": f"{starts:%H:%M}", "ends": f"{ends:%H:%M}"}


def _return_to_property(victim_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:property", args=[victim_id]), status=303)


# Lists of what was taken or broken, sent by a victim: read, printed, answered, and recorded as added to the crime
# record.


class LossListAnswerForm(Form):
    """Tells the victim that the list is on the crime record, or asks about it."""

    words = forms.CharField(
        label=say("desk-losses-words"),
        help_text=say("desk-losses-words.hint"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": say("writing-desk-answer-needed")},
    )
    list = forms.UUIDField(widget=forms.HiddenInput)
    once = forms.UUIDField(widget=forms.HiddenInput)


@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.ANSWER_WRITTEN)
def show_loss_lists(request: Request, victim_id: UUID) -> HttpResponse:
    form = LossListAnswerForm(request.POST) if request.method == "POST" else None
    not_done = ""
    try:
        if form is not None and form.is_valid():
            return _answer_loss_list(request, victim_id, form)
    except sent_lists.ListAlreadyAdded as added:
        not_done = say("desk-losses-added-before", name=added.by)
    except sent_lists.ListOvertaken:
        not_done = say("desk-losses-overtaken")
    except task_actions.TaskTaken as taken:
        not_done = say("desk-taken-by", name=taken.owner)
    except (NotFound, identity_checks.IdentityCheckMissing):
        pass  # the page shows what is there
    try:
        found = sent_lists.see_sent_lists(actor=request.actor, victim_id=victim_id, now=request.now)
    except identity_checks.IdentityCheckMissing:
        return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)
    newest = found.lists[0].id if found.lists else None
    blank = LossListAnswerForm(initial={"once": uuid4(), "list": newest, "words": say("desk-losses-added-words")})
    if form is not None and form.data.get("list", "") != str(newest):
        not_done = not_done or say("desk-losses-overtaken")
        form = None  # it answered an older list, which can no longer be answered
    context = {
        "found": found,
        "form": form or blank,
        "not_done": not_done,
        "pounds": format_pounds,
        "sounds": SOUNDS,
        "films": FILMS,
        "words": staff_words,
        "safe_of": (plan_summaries.VICTIM, victim_id),
    }
    answer = show_page(request, "losses", context, tab="tasks")
    answer._csp_update = {"media-src": [SELF]}  # type: ignore[attr-defined]  # sound and film are played here
    return answer


@require_safe
@desk_page(Act.ANSWER_WRITTEN)
def download_loss_file(request: Request, victim_id: UUID, file_id: UUID) -> HttpResponse:
    """Download a file. A missing one, another victim's and one that cannot be opened look the same."""
    try:
        opened = sent_lists.open_sent_file(actor=request.actor, victim_id=victim_id, file_id=file_id, now=request.now)
    except (FileContentErased, Unopened, identity_checks.IdentityCheckMissing):
        return pages.answer_not_found(request)
    return download_response(opened)


def _answer_loss_list(request: Request, victim_id: UUID, form: LossListAnswerForm) -> HttpResponse:
    typed = form.cleaned_data
    is_added = request.POST.get("act") == "added"
    do = sent_lists.record_list_on_crime_record if is_added else sent_lists.ask_victim_about_list
    do(
        actor=request.actor,
        victim_id=victim_id,
        list_id=typed["list"],
        once=typed["once"],
        words=typed["words"],
        now=request.now,
    )
    return show_task_page(request, told=say("desk-losses-noted-added" if is_added else "desk-losses-noted-asked"))
