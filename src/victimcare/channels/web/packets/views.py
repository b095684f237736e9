"""Opens a handover report once, by a press and a name; for half an hour it can be read in that visit, and downloaded as
a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form, to_say
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Act, Actor
from victimcare.services.handovers import report_links, report_printing, report_receipt
from victimcare.services.handovers.report_receipt import LinkVisit
from victimcare.services.port_registry import PortUnbound
from victimcare.wording import say

_VISIT_KEY = "packet"


def _find_stranger(request: HttpRequest, now: datetime) -> Actor:
    return Actor.anonymous("packet")


handover_page = pages.make_page(find=_find_stranger, refuse=lambda request, actor: pages.answer_not_found(request))


class RecipientForm(Form):
    who = forms.CharField(
        label=to_say("handovers-page-who"), help_text=to_say("handovers-page-who.hint"), max_length=200
    )


@sensitive_variables("token")
@require_http_methods(["GET", "HEAD", "POST"])
@handover_page(Act.RECEIVE_HANDOVER)
def open_handover(request: Request, token: str) -> HttpResponse:
    """Open a handover report. A GET opens nothing: a machine that tries links beforehand only finds a form."""
    ajar = report_links.open_link(token=token, now=request.now)
    if ajar is None:
        return _show_over(request)
    form = RecipientForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            opened = report_receipt.enter_report_link(token=token, who=form.cleaned_data["who"], now=request.now)
        except (NotFound, FieldRequired):  # used at this very moment
            return _show_over(request)
        request.session.cycle_key()  # a session planted in this browser opens nothing for the person who planted it
        request.session[_VISIT_KEY] = {"id": str(opened.packet_id), "until": opened.until.isoformat()}
        return HttpResponseRedirect(reverse("packets:read"), status=303)
    return _render_site_page(request, "door", {"form": form, "agency": report_printing.name_agency(ajar.agency)})


@require_safe
@handover_page(Act.RECEIVE_HANDOVER)
def show_handover(request: Request) -> HttpResponse:
    try:
        content = report_receipt.read_report_by_link(opened=_read_visit(request), now=request.now)
    except NotFound:
        return _show_over(request)
    context = {
        "content": content,
        "shown": report_printing.word_report_parts(content),
        "asks_first": report_printing.requires_call_first(content),
        "left_out": report_printing.list_omitted_parts(content),
    }
    return _render_site_page(request, "read", context)


@require_POST
@handover_page(Act.RECEIVE_HANDOVER)
def download_handover(request: Request) -> HttpResponse:
    try:
        opened = _read_visit(request)
        name = f"packet-{opened.packet_id.hex[:8]}"
        if request.POST.get("form") == "paper":
            printed = report_receipt.print_by_link(opened=opened, now=request.now)
            ending = "pdf" if printed.is_pdf else "html"
            return pages.attachment_response(printed.content, printed.media_type, f"{name}.{ending}")
        return pages.attachment_response(
            report_receipt.download_by_link(opened=opened, now=request.now), "application/json", f"{name}.json"
        )
    except (NotFound, PortUnbound):
        return _show_over(request)


def _read_visit(request: Request) -> LinkVisit:
    kept = request.session.get(_VISIT_KEY)
    if not kept:
        raise NotFound("no such handover report")
    return LinkVisit(UUID(kept["id"]), datetime.fromisoformat(kept["until"]))


def _show_over(request: Request) -> HttpResponse:
    """Show the same words for a wrong, used, recalled or expired link."""
    return _render_site_page(request, "over", {}, status=404)


def _render_site_page(request: Request, template: str, context: Mapping[str, Any], status: int = 200) -> HttpResponse:
    frame = {"site": say("handovers-page-site"), "tabs": []}
    return pages.render_page(request, f"packets/{template}.jinja", {**frame, **context}, status=status)
