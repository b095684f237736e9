"""What she says of herself on her own page: what she tells once, and how to speak with her."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.portal.of_herself_forms import Note, Passport, Version
from victimcare.channels.web.portal.visits import page
from victimcare.channels.web.ui.pages import Request, render
from victimcare.services.access import Act
from victimcare.services.preferences import own_notes
from victimcare.wording import say


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.SEE_OWN_CASE)
def tell_once(request: Request) -> HttpResponse:
    """The note she owns, and who has read it. What she typed is not lost where somebody wrote since."""
    if request.method != "POST":
        return _note(request)
    form: Note | Version = Version(request.POST) if request.POST.get("do") == "end" else Note(request.POST)
    if not form.is_valid():
        return _note(request, form if isinstance(form, Note) else None)
    try:
        own_notes.write_own_note(
            actor=request.actor, words=form.words, after=form.cleaned_data["after"], now=request.now
        )
    except own_notes.StaleVersion:
        return _note(request, typed=form.words, told=say("of-herself-written-since"))
    return HttpResponseRedirect(reverse("portal:tell-once"), status=303)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.SEE_OWN_CASE)
def passport(request: Request) -> HttpResponse:
    """How to speak with her."""
    if request.method != "POST":
        return _passport(request)
    form = Passport(request.POST)
    if not form.is_valid():
        return _passport(request, form)
    try:
        own_notes.write_own_passport(
            actor=request.actor, said=form.said, after=form.cleaned_data["after"], now=request.now
        )
    except own_notes.StaleVersion:
        return _passport(request, typed=form, told=say("of-herself-written-since"))
    return HttpResponseRedirect(reverse("portal:passport"), status=303)


def _note(request: Request, form: Note | None = None, *, typed: Any = None, told: str = "") -> HttpResponse:
    note = own_notes.load_own_note(actor=request.actor, now=request.now)
    blank = Note(initial={**asdict(typed or note.words), "after": note.number})
    return render(request, "portal/tell_once.jinja", {"note": note, "form": form or blank, "told": told})


def _passport(
    request: Request, form: Passport | None = None, *, typed: Passport | None = None, told: str = ""
) -> HttpResponse:
    kept = own_notes.load_own_passport(actor=request.actor, now=request.now)
    said = typed.said if typed else kept.stands.said if kept.stands else None
    if said is None and kept.recorded:
        said = own_notes.PassportContent(needs=kept.recorded)
    blank = Passport(initial={**Passport.boxes(said), "after": kept.number})
    return render(request, "portal/passport.jinja", {"kept": kept, "form": form or blank, "told": told})
