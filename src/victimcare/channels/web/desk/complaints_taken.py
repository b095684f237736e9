"""Staff write down a complaint that was made by telephone, at the counter or by letter."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.desk import parts, said_asked
from victimcare.channels.web.desk.complaint_forms import TakeComplaint
from victimcare.channels.web.desk.door import after_proof, page, show
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.challenges.complaints_taken import take_complaint, take_complaint_of_victim
from victimcare.services.contact import victim_record


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.CHALLENGE)
def take_complaint_of_anybody(request: Request) -> HttpResponse:
    """From a person who has not proved who they are. The answer says nothing of an earlier complaint or a case."""
    form = TakeComplaint(request.POST if request.method == "POST" else None)
    received = None
    if form.is_valid():
        received = take_complaint(actor=request.actor, said=form.said, taken=form.taken, now=request.now)
    context = {"form": form, "received": received, "asked": said_asked}
    return show(request, "complaint_taken", context, tab="more")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.CHALLENGE)
@after_proof
def take_complaint_after_proof(request: Request, victim_id: UUID) -> HttpResponse:
    """From a victim who has proved who they are. Their reply goes through the safe-contact gate alone."""
    her = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    form = TakeComplaint(request.POST if request.method == "POST" else None, is_known=True)
    received = None
    if form.is_valid():
        received = take_complaint_of_victim(
            actor=request.actor, victim_id=victim_id, said=form.said, taken=form.taken, now=request.now
        )
    context = {"form": form, "received": received, "asked": said_asked}
    return parts.show_part(request, "complaint_of_victim", her, context)
