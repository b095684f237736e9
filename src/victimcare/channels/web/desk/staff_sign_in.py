"""Signs staff in through the force's own identity provider. No password is typed here."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import urlsplit

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect import views as provider
from django.conf import settings
from django.contrib import auth
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, path, resolve, reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.desk import desk_input
from victimcare.channels.web.desk.desk_pages import find_desk_staff
from victimcare.channels.web.ui import pages, staff_access
from victimcare.channels.web.ui.pages import Request
from victimcare.channels.web.ui.staff_access import SESSION_KEY
from victimcare.services.access import Act, ActorKind, is_permitted
from victimcare.services.calls.agents import agent_duty
from victimcare.services.desk import staff_sessions
from victimcare.wording import say

PROVIDER = "force"
# Staff go to the first that they may open.
_SITES = ((Act.SEE_TASKS, "/desk/tasks"), (Act.SEE_ROOM, "/control-room"), (Act.SEE_QUESTIONS, "/officer/"))

sign_in_page = pages.make_page(find=find_desk_staff, refuse=lambda request, actor: pages.answer_not_found(request))


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_page(Act.SIGN_IN)
def sign_in_staff(request: Request) -> HttpResponse:
    """Send the person to the identity provider on POST. A GET starts nothing, so no other page can send staff there."""
    apps = cast(list[dict[str, Any]], settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"])
    if request.method == "POST" and apps:
        return _lead_to_provider(request)
    context = {"site": say("desk-staff"), "is_there": bool(apps), "was_refused": "refused" in request.GET}
    context["is_locked"] = staff_access.is_locked(request)
    context["is_demo"] = settings.VICTIMCARE_ENV == "demo"
    answer = pages.render_page(request, "desk/sign_in.jinja", context)
    if apps:  # the POST is redirected to the provider, and browsers check that redirect against this page's policy
        allowed = {"form-action": [_origin(apps[0]["settings"]["server_url"])]}
        answer._csp_update = allowed  # type: ignore[attr-defined]
    return answer


@require_safe
@sign_in_page(Act.SIGN_IN)
def return_from_provider(request: Request, provider_id: str) -> HttpResponse:
    """Accept the provider's response."""
    try:
        force = get_adapter(request).get_provider(request, provider=provider_id)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    answer: HttpResponse = OAuth2CallbackView.adapter_view(force.get_oauth2_adapter(request))(request)
    return answer


@require_safe
@sign_in_page(Act.SIGN_IN)
def open_first_site(request: Request) -> HttpResponse:
    """Redirect to the page that was left when the session locked, or to the first site that this person may open."""
    left = staff_access.take_typed_fields(request, request.now)
    if left is not None and request.actor.kind is ActorKind.STAFF:
        return _return_to_left_page(request, left)
    return HttpResponseRedirect(next((path for act, path in _SITES if is_permitted(request.actor, act)), _SITES[0][1]))


@require_POST
@sign_in_page(Act.SIGN_IN)
def lock_desk(request: Request) -> HttpResponse:
    """Lock the session from an idle page, and keep what was typed on it."""
    if not staff_access.is_locked(request):
        return HttpResponse(status=204)
    fields = [(name, value) for name, value in pages.list_posted_fields(request) if name != "left_page"]
    staff_access.keep_typed_fields(request, request.POST.get("left_page", ""), fields, request.now)
    return HttpResponseRedirect(reverse("staff_sign_in"), status=303)


@require_POST
@sign_in_page(Act.SIGN_IN)
def note_use(request: Request) -> HttpResponse:
    """Keep the session alive while a person types or presses keys; `find_staff` has already recorded the activity."""
    return HttpResponse(status=204)


@require_POST
@sign_in_page(Act.SIGN_IN)
def sign_out_staff(request: Request) -> HttpResponse:
    """Sign out here and, where supported, at the provider. Otherwise the next sign-in on a shared machine would admit
    the same person."""
    session_id, elsewhere = request.session.get(SESSION_KEY, ""), ""
    if request.actor.kind is ActorKind.STAFF:
        back = f"{settings.PUBLIC_ADDRESS}{reverse('staff_sign_in')}"
        elsewhere = staff_sessions.provider_sign_out_address(session_id=session_id, back=back)
        staff_sessions.record_sign_out(actor=request.actor, now=request.now)
        agent_duty.leave_shift(actor=request.actor, now=request.now)
        staff_sessions.end_staff_session(session_id=session_id, now=request.now)
    auth.logout(request)
    answer = _sign_out_elsewhere(request, elsewhere) if elsewhere else HttpResponseRedirect(reverse("staff_sign_in"))
    answer["Clear-Site-Data"] = '"cache"'
    return answer


def _sign_out_elsewhere(request: Request, address: str) -> HttpResponse:
    """Render a page that redirects by itself, because the page policy lets no form be sent on to another site."""
    context = {"site": say("desk-staff"), "address": address, "actor": None}
    answer = pages.render_page(request, "desk/signed_out.jinja", context)
    answer["Refresh"] = f"0; url={address}"
    return answer


def _lead_to_provider(request: Request) -> HttpResponse:
    answer: HttpResponse = provider.login(request, provider_id=PROVIDER)
    return answer


def _return_to_left_page(request: Request, left: staff_access.LeftPage) -> HttpResponse:
    """Return to the page that was left. What was typed there is shown first; for a page of a victim, only after the
    next identity check."""
    try:
        victim_id = resolve(left.path).kwargs.get("victim_id")
    except Resolver404:
        return HttpResponseRedirect(_SITES[0][1])
    if victim_id is not None:
        desk_input.keep_unsaved_page(request, victim_id, desk_input.UnsavedInput(left.path, left.at, left.fields))
        return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)
    if not left.words:
        return HttpResponseRedirect(left.path, status=303)
    context = {"site": say("desk-staff"), "left": left.path, "words": left.words}
    return pages.render_page(request, "desk/left_page.jinja", context)


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


# Sign-in addresses for all staff. They have no namespace because the library resolves its callback by plain name.


urlpatterns = [
    path("staff/sign-in", sign_in_staff, name="staff_sign_in"),
    path("staff/sign-in/<slug:provider_id>", return_from_provider, name="openid_connect_callback"),
    path("staff/start", open_first_site, name="staff_start"),
    path("staff/lock", lock_desk, name="staff_lock"),
    path("staff/here", note_use, name="staff_here"),
    path("staff/sign-out", sign_out_staff, name="staff_sign_out"),
]
