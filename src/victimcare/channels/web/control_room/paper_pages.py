"""The control room on paper: the pack to print, and the page on which a supervisor keys what was written on it."""

from __future__ import annotations

import csv
import io

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from victimcare.channels.web.control_room.room_pages import room_page, show_room_page
from victimcare.channels.web.ui.forms import Form, id_part, to_say
from victimcare.channels.web.ui.pages import Request, posted_for
from victimcare.rules.control_room.contact_kinds import ContactClass
from victimcare.services.access import Act, is_permitted
from victimcare.services.control_room.fallback import paper_entry, paper_pack
from victimcare.wording import say

_UNREADABLE = 422


class SheetForm(Form):
    """One sheet of paper. Its columns are those of `paper_entry`."""

    sheet = forms.CharField(label=to_say("control-room-paper-sheet"), max_length=40, widget=forms.TextInput)
    time = forms.CharField(label=to_say("control-room-paper-entered-time"), max_length=20, widget=forms.TextInput)
    route = forms.ChoiceField(label=to_say("control-room-paper-route"), widget=forms.Select)
    sender = forms.CharField(label=to_say("control-room-paper-sender"), max_length=200, required=False)
    place = forms.CharField(label=to_say("control-room-paper-place"), max_length=500, required=False)
    subject = forms.CharField(label=to_say("control-room-paper-subject"), max_length=200, required=False)
    words = forms.CharField(
        label=to_say("control-room-paper-words"), max_length=10_000, widget=forms.Textarea({"rows": 6})
    )
    kind = forms.ChoiceField(label=to_say("control-room-paper-class"), required=False, widget=forms.Select)
    done = forms.CharField(
        label=to_say("control-room-paper-done"), max_length=2000, required=False, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.offer("route", *((each, say(f"control-room-paper-route-{each}")) for each in paper_entry.ROUTES))
        classes = ((each.value, say(f"control-room-class-{id_part(each)}")) for each in ContactClass)
        self.offer("kind", ("", say("control-room-paper-class-unknown")), *classes)

    def write_lines(self) -> list[str]:
        """The sheet as the lines of a file of sheets, which is how sheets are entered."""
        text = io.StringIO()
        writer = csv.DictWriter(text, paper_entry.COLUMNS)
        writer.writeheader()
        said = {name: self.cleaned_data[name] for name in paper_entry.COLUMNS if name != "class"}
        writer.writerow({**said, "class": self.cleaned_data["kind"]})
        return text.getvalue().splitlines(keepends=True)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@room_page(Act.PRINT_ROOM_PAPER)
def show_paper(request: Request) -> HttpResponse:
    """The pack, and for a supervisor the form for one sheet."""
    form = SheetForm(posted_for(request, "enter"))
    if form.is_bound and form.is_valid():
        found = paper_entry.enter_paper_sheets(actor=request.actor, lines=form.write_lines(), now=request.now)
        if found.entered:
            how = "entered" if found.entered[0].is_new else "known"
            return HttpResponseRedirect(f"{reverse('control_room:paper')}?done={how}", status=303)
        for refused in found.refused:
            form.add_error("kind" if refused.column == "class" else refused.column, refused.reason)
    context = {
        "form": form,
        "may_enter": is_permitted(request.actor, Act.ENTER_ROOM_PAPER),
        "done": request.GET.get("done", ""),
        "forms_each": paper_pack.FORMS_EACH,
    }
    return show_room_page(request, "paper", context, status=_UNREADABLE if form.errors else 200)


@require_safe
@room_page(Act.PRINT_ROOM_PAPER)
def give_paper_pack(request: Request) -> HttpResponse:
    """The pack as a file to save and print."""
    made = paper_pack.print_paper_pack(actor=request.actor, now=request.now)
    return HttpResponse(
        made.content,
        content_type=made.media_type,
        headers={
            "Content-Disposition": f'attachment; filename="paper.{"pdf" if made.is_pdf else "html"}"',
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        },
    )
