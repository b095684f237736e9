"""The sheet that is given by hand, printed from the record in one press."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from csp.constants import UNSAFE_INLINE
from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from victimcare.channels.web.desk.door import after_proof, page
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.access_codes import codes_at_desk
from victimcare.services.access_codes.codes_at_desk import LeafletLanguage
from victimcare.services.conversations import identity_checks
from victimcare.wording import say


class PrintLeaflet(Form):
    """For a guarded victim nothing is asked but the language: hers never says who we are."""

    language = forms.ChoiceField(label=say("desk-leaflet-language"))
    is_neutral = forms.BooleanField(label=say("desk-leaflet-neutral"), required=False)
    drawing: ClassVar = {"is_neutral": {"classes": "govuk-checkboxes--small"}}

    def __init__(
        self, *args: Any, languages: tuple[LeafletLanguage, ...], is_guarded: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer("language", *((one.code, _named(one)) for one in languages))
        if is_guarded:
            del self.fields["is_neutral"]


@require_POST
@page(Act.PRINT_LEAFLET)
@after_proof
def leaflet(request: Request, victim_id: UUID) -> HttpResponse:
    """The file itself, to be printed from the window that it opens in. Its name says nothing."""
    form = PrintLeaflet(request.POST, languages=codes_at_desk.list_leaflet_languages(actor=request.actor))
    if not form.is_valid():
        return pages.not_found(request)
    printed = codes_at_desk.make_leaflet(
        actor=request.actor,
        victim_id=identity_checks.find_visible_victim(request.actor, victim_id).id,
        language=form.cleaned_data["language"],
        is_neutral=form.cleaned_data["is_neutral"],
        now=request.now,
    )
    response = HttpResponse(printed.content, content_type=printed.media_type)
    response["Content-Disposition"] = f'inline; filename="page.{"pdf" if printed.is_pdf else "html"}"'
    if not printed.is_pdf:  # its own style and square lie in the page, as it stands alone
        response._csp_update = {"style-src": [UNSAFE_INLINE], "img-src": ["data:"]}  # type: ignore[attr-defined]
    return response


def _named(one: LeafletLanguage) -> str:
    return one.name if one.is_checked else say("desk-leaflet-draft", name=one.name)
