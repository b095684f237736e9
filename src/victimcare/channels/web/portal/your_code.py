"""Her second code, for when somebody makes her show her page: offered where the force gives them out."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.portal.again import asks_again
from victimcare.channels.web.portal.visits import page, refuse
from victimcare.channels.web.ui.pages import Request, render
from victimcare.services.access import Act
from victimcare.services.access_codes import duress_codes
from victimcare.wording import say


@sensitive_variables("code")
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.SAY_OF_HERSELF)
@asks_again
def your_code(request: Request) -> HttpResponse:
    """The code is in this one answer and nowhere else."""
    if not duress_codes.is_duress_code_offered():
        return refuse(request, request.actor)
    pressed = request.POST.get("do", "")
    if pressed == "make":
        code = duress_codes.make_own_duress_code(actor=request.actor, now=request.now)
        return render(request, "portal/your_code_made.jinja", {"code": code})
    told = ""
    if pressed == "end" and duress_codes.withdraw_own_duress_code(actor=request.actor, now=request.now):
        told = say("quiet-code-ended")
    elif request.method == "POST":
        return HttpResponseRedirect(reverse("portal:your-code"), status=303)
    stands = duress_codes.load_own_duress_code(actor=request.actor, now=request.now)
    return render(request, "portal/your_code.jinja", {"stands": stands, "told": told})
