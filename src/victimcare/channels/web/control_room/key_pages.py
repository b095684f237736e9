"""The page on which handlers choose their shortcut keys, or turn them off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.control_room.room_pages import room_page, show_room_page
from victimcare.channels.web.ui.forms import Form, id_part, to_say
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.control_room.room_keys import USUAL_ROOM_KEYS, RoomKeys, RoomShortcut
from victimcare.services.access import Act
from victimcare.services.control_room.contacts import room_shortcuts
from victimcare.services.control_room.contacts.room_shortcuts import InvalidRoomKeys
from victimcare.wording import say


class RoomKeysForm(Form):
    are_on = forms.BooleanField(label=to_say("work-keys-on"), required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"are_on": {"classes": "govuk-checkboxes--small"}}

    def __init__(self, *args: Any, keys: RoomKeys, **kwargs: Any) -> None:
        named = {f"key_{press.value}": key for press, key in keys.of.items()}
        super().__init__(*args, initial={"are_on": keys.are_on, **named}, **kwargs)
        for press in RoomShortcut:
            field = forms.CharField(label=say(f"control-room-key-{id_part(press.value)}"), max_length=1)
            self.ask(f"key_{press.value}", field, {"classes": "govuk-input--width-2", "autocapitalize": "none"})

    def chosen(self) -> Mapping[RoomShortcut, str]:
        return {press: self.cleaned_data[f"key_{press.value}"] for press in RoomShortcut}


@require_http_methods(["GET", "HEAD", "POST"])
@room_page(Act.SEE_ROOM)
def choose_keys(request: Request) -> HttpResponse:
    if request.POST.get("usual"):
        room_shortcuts.choose_room_keys(actor=request.actor, are_on=True, of=USUAL_ROOM_KEYS, now=request.now)
        return HttpResponseRedirect(reverse("control_room:keys"), status=303)
    stands = room_shortcuts.load_room_keys(actor=request.actor)
    form = RoomKeysForm(request.POST if request.method == "POST" else None, keys=stands)
    if form.is_valid():
        try:
            room_shortcuts.choose_room_keys(
                actor=request.actor, are_on=form.cleaned_data["are_on"], of=form.chosen(), now=request.now
            )
        except InvalidRoomKeys as wrong:
            for press in wrong.which:
                form.add_error(f"key_{press.value}", say("work-keys-wrong"))
        else:
            return HttpResponseRedirect(f"{reverse('control_room:keys')}?kept", status=303)
    told = say("work-keys-kept") if "kept" in request.GET else ""
    return show_room_page(request, "keys", {"form": form, "told": told}, status=422 if form.errors else 200)
