"""Property on her record: pictures of what is held, and the time agreed with her for it to come back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from victimcare.channels.web.desk import parts
from victimcare.channels.web.desk.door import after_proof, find, page
from victimcare.channels.web.ui import pages, versions
from victimcare.channels.web.ui.files import FilesField, picture, takes_files
from victimcare.channels.web.ui.forms import Form, day_field
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.clock import LONDON
from victimcare.rules.court.compensation import format_pounds
from victimcare.rules.court.hearings import parse_half_day
from victimcare.services.access import Act
from victimcare.services.contact import victim_record
from victimcare.services.conversations import identity_checks
from victimcare.services.court import belongings_desk
from victimcare.services.court.belongings import Return, Shown, UnknownItem
from victimcare.services.court.belongings_desk import NotATime
from victimcare.services.desk.written_since import WrittenSince
from victimcare.services.files.shapes import Gone
from victimcare.services.losses import at_desk
from victimcare.services.sealing import Unopened
from victimcare.wording import dates, say


def _clock(name: str) -> forms.TimeField:
    return forms.TimeField(
        label=say(f"desk-property-{name}"), input_formats=["%H:%M"], widget=forms.TextInput(attrs={"size": 5})
    )


class Agreed(versions.Edit):
    on = day_field(label=say("desk-property-on"), help_text=say("desk-court-day.hint"))
    starts = _clock("starts")
    ends = _clock("ends")

    def moments(self) -> tuple[datetime, datetime]:
        typed = self.cleaned_data
        return self._at(typed["starts"]), self._at(typed["ends"])

    def _at(self, clock: time) -> datetime:
        return datetime.combine(self.cleaned_data["on"], clock, LONDON)


class Photos(Form):
    photos = FilesField(
        label=say("desk-property-new"), hint=say("desk-property-new.hint"), most=3, pictures_only=True, required=True
    )


@takes_files(of=pages.is_let_in(find, Act.KEEP_COURT))
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.KEEP_COURT)
@after_proof
def property_held(request: Request, victim_id: UUID) -> HttpResponse:
    act, key = request.POST.get("act", ""), request.POST.get("item", "")
    form: Form | None = None
    try:
        if act == "agree":
            form = Agreed(request.POST, auto_id=f"{key}_%s")
            if form.is_valid():
                return _agree(request, victim_id, key, form)
        elif act == "photos":
            form = Photos(request.POST, request.FILES, auto_id=f"{key}_%s")
            if form.is_valid():
                return _add(request, victim_id, key, form)
        elif act == "take-away":
            return _take_away(request, victim_id)
    except (UnknownItem, ValueError):
        return _back(victim_id)  # a colleague was quicker
    return _page(request, victim_id, key, form)


@require_safe
@page(Act.KEEP_COURT)
def photo(request: Request, victim_id: UUID, photo_id: UUID) -> HttpResponse:
    """For an `img`: without a proof there is nothing, and nobody is led to the gate."""
    try:
        return picture(
            belongings_desk.photo(actor=request.actor, victim_id=victim_id, photo_id=photo_id, now=request.now)
        )
    except (LookupError, Gone, Unopened, identity_checks.IdentityCheckMissing):
        return pages.not_found(request)


def _agree(request: Request, victim_id: UUID, key: str, form: Agreed) -> HttpResponse:
    starts_at, ends_at = form.moments()
    try:
        belongings_desk.agree(
            actor=request.actor,
            victim_id=victim_id,
            key=key,
            starts_at=starts_at,
            ends_at=ends_at,
            after=form.cleaned_data["after"],
            now=request.now,
        )
    except WrittenSince:
        return _page(request, victim_id, key, form, is_overtaken=True)
    except NotATime:
        form.add_error("on", say("desk-property-not-a-time"))
        return _page(request, victim_id, key, form)
    return _back(victim_id)


def _add(request: Request, victim_id: UUID, key: str, form: Photos) -> HttpResponse:
    files = form.cleaned_data["photos"]
    belongings_desk.add_photos(actor=request.actor, victim_id=victim_id, key=key, files=files, now=request.now)
    return _back(victim_id)


def _take_away(request: Request, victim_id: UUID) -> HttpResponse:
    photo_id = UUID(request.POST.get("photo", ""))
    belongings_desk.take_away(actor=request.actor, victim_id=victim_id, photo_id=photo_id, now=request.now)
    return _back(victim_id)


def _page(
    request: Request, victim_id: UUID, key: str, form: Form | None, *, is_overtaken: bool = False
) -> HttpResponse:
    """`is_overtaken`: what was typed was read before a colleague agreed another time, or she asked anew."""
    her = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    listed = belongings_desk.listed(actor=request.actor, victim_id=victim_id, now=request.now)
    sent = at_desk.see_sent_lists(actor=request.actor, victim_id=victim_id, now=request.now)
    both: Sequence[versions.Difference] | None = None
    back = next((one.shown.comes_back for one in listed if one.shown.key == key), None)
    if is_overtaken and isinstance(form, Agreed) and back is not None:
        both = versions.beside(form, Agreed(initial=_agreed(back)), back.version)
    rows = [
        (
            one,
            form if isinstance(form, Agreed) and one.shown.key == key else _blank(one.shown),
            form if isinstance(form, Photos) and one.shown.key == key else Photos(auto_id=f"{one.shown.key}_%s"),
        )
        for one in listed
    ]
    today = request.now.astimezone(dates.LONDON).date()

    def half_day(text: str) -> str:
        day, half = parse_half_day(text)
        return say(f"desk-property-{half}", day=dates.write_day(day, manner="text", today=today))

    context = {"rows": rows, "form": form, "both": both, "half_day": half_day, "sent": sent, "pounds": format_pounds}
    return parts.show_part(request, "property", her, context)


def _blank(shown: Shown) -> Agreed:
    version = shown.comes_back.version if shown.comes_back else 0
    return Agreed(auto_id=f"{shown.key}_%s", initial={"after": version})


def _agreed(back: Return) -> dict[str, str]:
    """As it would be typed."""
    if back.agreed_from is None or back.agreed_to is None:
        return {}
    starts, ends = back.agreed_from.astimezone(LONDON), back.agreed_to.astimezone(LONDON)
    return {"on": f"{starts:%d/%m/%Y}", "starts": f"{starts:%H:%M}", "ends": f"{ends:%H:%M}"}


def _back(victim_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:property", args=[victim_id]), status=303)
