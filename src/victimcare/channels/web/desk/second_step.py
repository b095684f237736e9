"""Her second step: which kinds she has, the half hour in which she sets one up, and that one ends."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.desk import parts
from victimcare.channels.web.desk.door import after_proof, page
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.access_codes import second_factor_setup, second_factors
from victimcare.services.contact import victim_record
from victimcare.services.conversations import identity_checks
from victimcare.wording import say


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.KEEP_SECOND_STEP)
@after_proof
def second_step(request: Request, victim_id: UUID) -> HttpResponse:
    """The number of a window is in this one answer and nowhere else."""
    her = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    row = identity_checks.find_visible_victim(request.actor, victim_id).id
    context = _done(request, row) if request.method == "POST" else {}
    context["kept"] = second_factors.load_second_factors(actor=request.actor, victim_id=row, now=request.now)
    return parts.show_part(request, "second_step", her, context)


def _done(request: Request, row: int) -> dict[str, Any]:
    """What the press did, as the page shows it."""
    actor, now = request.actor, request.now
    match request.POST.get("act"):
        case "open":
            with suppress(identity_checks.StrongCheckRequired):  # the page says why
                return {"opened": second_factor_setup.open_setup_window(actor=actor, victim_id=row, now=now)}
        case "close" if second_factor_setup.close_setup_window(actor=actor, victim_id=row, now=now):
            return {"told": [say("desk-second-closed")]}
        case "end":
            with suppress(second_factors.UnknownFactor, ValueError):  # a colleague was quicker
                second_factors.end_second_factor(
                    actor=actor, victim_id=row, factor=UUID(request.POST.get("factor", "")), now=now
                )
                return {"told": [say("desk-second-ended")]}
    return {}
