"""Serves the force's own look in place of ours: its colours and its logo (force.toml)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from victimcare.channels.web.ui.pages import answer_not_found
from victimcare.rules.force import Force, ForceColours
from victimcare.services.access import Act

PRODUCT_COLOURS = ForceColours(strong="#0B3A40", main="#0E5A61")  # as in styles/_colours.scss
_CACHE_AN_HOUR = "public, max-age=3600"
_LOGO_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}


def has_own_colours() -> bool:
    force: Force = settings.FORCE
    return force.colours != PRODUCT_COLOURS


@require_safe
def show_colours(request: HttpRequest) -> HttpResponse:
    """Serve a style sheet of a few lines. Dark mode keeps our own lighter tones: a force's dark ones would be
    unreadable there."""
    force: Force = settings.FORCE
    return HttpResponse(
        _colour_sheet(force.colours), content_type="text/css", headers={"Cache-Control": _CACHE_AN_HOUR}
    )


@require_safe
def show_logo(request: HttpRequest) -> HttpResponseBase:
    force: Force = settings.FORCE
    if force.logo is None:
        return answer_not_found(request)
    path = Path(settings.HOME) / force.logo
    return FileResponse(
        path.open("rb"), content_type=_LOGO_TYPES[path.suffix], headers={"Cache-Control": _CACHE_AN_HOUR}
    )


@cache
def _colour_sheet(chosen: ForceColours) -> str:
    strong, main = chosen.strong, chosen.main
    return (
        "@media screen and (prefers-color-scheme: light) { :root { "
        f"--deep-teal: {strong}; --staff-bar: {strong}; --press-over: {strong}; --press-edge: {strong}; "
        f"--teal: {main}; --press: {main}; --govuk-link-colour: {main}; --govuk-link-hover-colour: {strong}; "
        f"--govuk-brand-colour: {main}; }} }}\n"
    )


show_colours.access = show_logo.access = Act.SEE_PUBLIC_PAGE  # type: ignore[attr-defined]  # as in pages.door
