"""How to speak with her: the page on which somebody at the desk writes it as she says it, with what stood before."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.desk import parts
from victimcare.channels.web.desk.door import after_proof, page
from victimcare.channels.web.ui import versions
from victimcare.channels.web.ui.pages import Request
from victimcare.channels.web.ui.passport_fields import PassportFields
from victimcare.services.access import Act
from victimcare.services.contact import communication_passports, victim_record
from victimcare.services.contact.communication_passports import PassportContent
from victimcare.wording import say


class Passport(PassportFields):
    manner: ClassVar[str] = "desk"

    @property
    def said(self) -> PassportContent:
        return PassportContent(**self.values)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.KEEP_PASSPORT)
@after_proof
def passport(request: Request, victim_id: UUID) -> HttpResponse:
    form = Passport(request.POST) if request.method == "POST" else None
    if form is None or not form.is_valid():
        return _page(request, victim_id, form)
    after = form.cleaned_data["after"]
    try:
        communication_passports.write_passport(
            actor=request.actor, victim_id=victim_id, said=form.said, after=after, now=request.now
        )
    except communication_passports.WrittenSince:
        return _page(request, victim_id, typed=form, told=say("passport-desk-written-since"))
    return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)


def _page(
    request: Request, victim_id: UUID, form: Passport | None = None, *, typed: Passport | None = None, told: str = ""
) -> HttpResponse:
    her = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    kept = communication_passports.load_passport_history(actor=request.actor, victim_id=victim_id, now=request.now)
    stands = kept.stands.said if kept.stands else None
    blank = Passport(initial={**Passport.boxes(typed.said if typed else stands), "after": kept.number})
    both = versions.differences(typed, Passport(initial=Passport.boxes(stands))) if typed else None
    context = {"kept": kept, "form": form or blank, "both": both, "told": [told] if told else []}
    return parts.show_part(request, "passport", her, context)
