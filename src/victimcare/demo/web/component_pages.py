"""Shows the components of pages on one page, each in all its states, made by the macros that the pages use.

Their text is invented and lives in `wording/…/demo.ftl`, so that a sentence of a real page can change without them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from victimcare.channels.web.ui.file_transfer import FilesField
from victimcare.channels.web.ui.forms import Form, to_say
from victimcare.channels.web.ui.pages import Request, render_page
from victimcare.demo.web.cast_pages import demo_page
from victimcare.rules.files import FileType
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.access import Act
from victimcare.services.files.file_store import FileScanStatus, FileSummary
from victimcare.services.messages.message_languages import decide_page_language
from victimcare.wording import say

_DAY = date(2026, 12, 3)


@require_safe
@demo_page(Act.SEE_PUBLIC_PAGE)
def show_victim_components(request: Request) -> HttpResponse:
    """The components of victims' pages."""
    context = {
        "page_title": "Demo",
        "is_for_staff": True,  # the exit button is a component here, not the page's own
        "banners": [],
        "spreads": _SPREADS,
        "line": _journey(),
        "asked": _asked(),
        "ways": _ways(),
        "rows": _rows(),
        "files": _files(),
        "empty": ComponentForm(),
        "wrong": _filled_form(),
        "day_of": _DAY,
        "languages": [decide_page_language(code, ()) for code in ("en", "ur")],
        "sample": sentence,
    }
    return render_page(request, "demo/components.jinja", context)


@require_safe
@demo_page(Act.SEE_PUBLIC_PAGE)
def show_staff_components(request: Request) -> HttpResponse:
    """The components that only staff pages use."""
    context = {"site": "Demo", "tabs": [], "banners": [], "files": _files()}
    return render_page(request, "demo/components_staff.jinja", context)


@dataclass(frozen=True, slots=True)
class _Spread:
    """A drawing: where its band lies, and where today is on it."""

    name: str
    low: int
    high: int
    today: int
    most: int


_SPREADS = (
    _Spread("before", 14, 41, 9, 60),
    _Spread("within", 14, 41, 30, 60),
    _Spread("beyond", 14, 41, 58, 75),
    _Spread("close", 2, 4, 1, 20),
)


class ComponentForm(Form):
    """Each kind of field."""

    code = forms.CharField(label=to_say("demo-sample-code"), help_text=to_say("demo-sample-code.hint"))
    words = forms.CharField(
        label=to_say("demo-sample-words"),
        help_text=to_say("demo-sample-words.hint"),
        widget=forms.Textarea({"rows": 3}),
    )
    way = forms.ChoiceField(label=to_say("demo-sample-way"), widget=forms.RadioSelect)
    helps = forms.MultipleChoiceField(label=to_say("demo-sample-helps"), widget=forms.CheckboxSelectMultiple)
    place = forms.ChoiceField(label=to_say("demo-sample-place"))
    attached = FilesField(label=to_say("demo-sample-files"))
    drawing = {
        "code": {"classes": "input--code", "inputmode": "numeric"},
        "helps": {"hint": {"text": to_say("demo-sample-helps.hint")}},
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = [(name, say(f"demo-sample-choice-{name}")) for name in ("yes", "maybe", "no")]
        for field in ("way", "helps", "place"):
            self.offer(field, *chosen)


def _filled_form() -> ComponentForm:
    return ComponentForm({"words": say("demo-sample-typed"), "helps": ["maybe"]}, prefix="wrong")


def _journey() -> SimpleNamespace:
    """As the case's page has it: six steps done, one current, two to come."""
    deeper = SimpleNamespace(
        means=sentence("demo-sample-means"),
        can=sentence("demo-sample-can"),
        after=sentence("demo-sample-after"),
        about="",
    )
    made = [
        _step("done", f"demo-sample-done-{number}", date(2026, 11, number * 3), deeper=deeper) for number in range(1, 7)
    ]
    now = _step("now", "demo-sample-now", lines=[sentence("demo-sample-now-line")])
    ahead = [
        _step("later", f"demo-sample-later-{number}", lines=[sentence(f"demo-sample-later-{number}-line")])
        for number in (1, 2)
    ]
    return SimpleNamespace(title=None, steps=[*made, now, *ahead])


def _step(
    state: str, title: str, on: date | None = None, lines: list[Sentence] | None = None, deeper: object = None
) -> SimpleNamespace:
    return SimpleNamespace(state=state, title=sentence(title), on=on, lines=lines or [], deeper=deeper)


def _asked() -> list[SimpleNamespace]:
    """The victim's requests: one received, and one answered with which they may disagree."""
    shared = {"what": sentence("demo-sample-right-late"), "said_on": date(2026, 11, 20), "put_right": "", "id": ""}
    came = {"state": "received", "line": sentence("demo-sample-asked"), "answer": ""}
    went = {"state": "put_right", "line": sentence("demo-sample-answered"), "answer": say("demo-sample-answer")}
    return [
        SimpleNamespace(**shared, **came, may_disagree=False, where_next=False),
        SimpleNamespace(**shared, **went, may_disagree=True, where_next=True),
    ]


def _ways() -> list[SimpleNamespace]:
    """What we do and do not do to reach the victim."""
    said = (("ring", True), ("text", True), ("post", False))
    return [
        SimpleNamespace(is_used=is_used, said=say(f"demo-sample-way-{name}"), question=name) for name, is_used in said
    ]


def _rows() -> list[SimpleNamespace]:
    return [
        SimpleNamespace(name=say(f"demo-sample-row-{name}"), said=say(f"demo-sample-row-{name}.more"), question=name)
        for name in ("when", "voicemail")
    ]


def _files() -> list[FileSummary]:
    """One stored, one not scanned, one removed."""
    there = (
        (FileType.PDF, FileScanStatus.CLEAN),
        (FileType.JPEG, FileScanStatus.NOT_SCANNED),
        (FileType.PDF, FileScanStatus.CLEAN),
    )
    return [
        FileSummary(UUID(int=place), kind, 340_000, scan, is_gone=place == len(there) - 1)
        for place, (kind, scan) in enumerate(there)
    ]
