"""Her quiet code at the desk: made with her, and what to do when it was used."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from victimcare.channels.web.desk import parts, said
from victimcare.channels.web.desk.door import after_proof, page, show
from victimcare.channels.web.desk.words_field import words_field
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.files import download
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.access_codes import duress_codes, duress_warnings
from victimcare.services.contact import victim_record
from victimcare.services.conversations import identity_checks
from victimcare.wording import say


class End(Form):
    done = words_field(
        "quiet-code-warned-done", needed="quiet-code-warned-done-needed", hint="quiet-code-warned-done-hint"
    )


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.KEEP_QUIET_CODE)
@after_proof
def quiet_code(request: Request, victim_id: UUID) -> HttpResponse:
    """The code is in this one answer and nowhere else."""
    her = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    row = identity_checks.find_visible_victim(request.actor, victim_id).id
    context = _done(request, row) if request.method == "POST" else {}
    context["stands"] = duress_codes.load_duress_code(actor=request.actor, victim_id=row, now=request.now)
    return parts.show_part(request, "quiet_code", her, context)


@sensitive_post_parameters("done")
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.WORK_TASK)
def warning(request: Request, task_id: UUID) -> HttpResponse:
    """Missing, a colleague's and ended look the same."""
    form = End(request.POST if request.method == "POST" else None)
    if form.is_valid():
        done = form.cleaned_data["done"]
        if not duress_warnings.end_duress_warning(actor=request.actor, task_id=task_id, done=done, now=request.now):
            return pages.not_found(request)
        return HttpResponseRedirect(reverse("desk:tasks") + "?which=mine", status=303)
    warned = duress_warnings.read_duress_warning(actor=request.actor, task_id=task_id, now=request.now)
    if warned is None:
        return pages.not_found(request)
    context: dict[str, Any] = {"warned": warned, "form": form, "words": said}
    return show(request, "quiet_warning", context, tab="tasks")


@require_safe
@page(Act.WORK_TASK)
def file(request: Request, task_id: UUID, file_id: UUID) -> HttpResponse:
    """Missing, another's, and whatever cannot be opened look the same."""
    try:
        found = duress_warnings.read_duress_file(actor=request.actor, task_id=task_id, file_id=file_id, now=request.now)
    except duress_warnings.Unopened:
        found = None
    return pages.not_found(request) if found is None else download(*found)


def _done(request: Request, row: int) -> dict[str, Any]:
    """What the press did, as the page shows it. Proved by her code alone, nothing: the page says why."""
    with suppress(identity_checks.StrongCheckRequired):
        match request.POST.get("act"):
            case "make":
                return {"made": duress_codes.make_duress_code(actor=request.actor, victim_id=row, now=request.now)}
            case "end" if duress_codes.withdraw_duress_code(actor=request.actor, victim_id=row, now=request.now):
                return {"told": [say("quiet-code-desk-ended")]}
    return {}
