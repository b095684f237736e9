"""Shows how the victim is reached, with one question a page to change it, and the note and passport that the victim
writes. All questions share one address, so that neither it nor the browser's history shows how far the victim has come
or what they answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, ClassVar

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.portal import contact_answers
from victimcare.channels.web.portal.code_entry import require_code_again
from victimcare.channels.web.portal.contact_answers import ContactQuestionForm, HowOftenForm
from victimcare.channels.web.portal.victim_access import portal_page
from victimcare.channels.web.ui.form_versions import VersionedForm
from victimcare.channels.web.ui.forms import to_say
from victimcare.channels.web.ui.pages import Request, render_page
from victimcare.channels.web.ui.shared_forms import PassportFields
from victimcare.rules.errors import StaleVersion
from victimcare.rules.safe_contact.preference_questions import ContactQuestion
from victimcare.services.access import Act
from victimcare.services.preferences import contact_preferences, own_notes, preference_questions
from victimcare.services.preferences.contact_preferences import ContactPreferencePage
from victimcare.services.preferences.own_notes import LONGEST_TELL_ONCE_NOTE, NoteWords, PassportContent
from victimcare.wording import say


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.SEE_OWN_CASE)
@require_code_again
def choose_contact(request: Request) -> HttpResponse:
    if request.method != "POST":
        return _render_contact(
            request, contact_preferences.load_contact_preferences(actor=request.actor, now=request.now)
        )
    try:
        form = _apply_pressed(request)
    except preference_questions.QuestionChanged:  # another window of the same browser was quicker
        form = None
    if form is not None:
        return _render_contact(
            request, contact_preferences.load_contact_preferences(actor=request.actor, now=request.now), form
        )
    return HttpResponseRedirect(reverse("portal:contact"), status=303)


def _apply_pressed(request: Request) -> ContactQuestionForm | HowOftenForm | None:
    """Carry out the press. Returns the form if the answer is not clear yet."""
    pressed, actor, now = request.POST.get("do", ""), request.actor, request.now
    if pressed == "begin":
        preference_questions.begin_preference_questions(actor=actor, now=now)
    elif pressed == "back":
        preference_questions.return_to_last_question(actor=actor, now=now)
    elif pressed == "stop":
        preference_questions.stop_preference_questions(actor=actor, now=now)
    elif pressed == "ring":
        preference_questions.ask_to_be_called(actor=actor, now=now)
    elif pressed == "send":
        preference_questions.send_preferences(actor=actor, now=now)
    elif pressed == "often":
        return _choose_how_often(request)
    elif question := _parse_question(request.POST.get("change", "")):
        preference_questions.begin_preference_questions(actor=actor, now=now, again=question)
    elif question := _parse_question(request.POST.get("question", "")):
        return _answer_question(request, question)
    return None


def _choose_how_often(request: Request) -> HowOftenForm | None:
    form = HowOftenForm(request.POST)
    if not form.is_valid():
        return form
    preference_questions.choose_contact_frequency(
        actor=request.actor, every_days=form.cleaned_data["often"], now=request.now
    )
    return None


def _answer_question(request: Request, question: ContactQuestion) -> ContactQuestionForm | None:
    phones = (
        contact_preferences.list_phone_options(actor=request.actor, now=request.now)
        if question is ContactQuestion.PHONE
        else ()
    )
    form = ContactQuestionForm(request.POST, question=question, phones=phones)
    if not form.is_valid():
        return form
    preference_questions.answer_preference_question(
        actor=request.actor, question=question, given=form.given, now=request.now
    )
    return None


def _render_contact(
    request: Request, victim: ContactPreferencePage, form: ContactQuestionForm | HowOftenForm | None = None
) -> HttpResponse:
    if victim.asked is None:
        often = form if isinstance(form, HowOftenForm) else HowOftenForm(initial={"often": victim.often.every_days})
        context = {"victim": victim, "said": contact_answers, "often_form": often}
        return render_page(request, "portal/contact.jinja", context)
    if victim.asked.question is None:
        return render_page(
            request, "portal/contact_means.jinja", {"victim": victim, "asked": victim.asked, "said": contact_answers}
        )
    if not isinstance(form, ContactQuestionForm) or form.question is not victim.asked.question:
        form = ContactQuestionForm(None, question=victim.asked.question, phones=victim.phones)
    return render_page(request, "portal/contact_question.jinja", {"asked": victim.asked, "form": form})


def _parse_question(named: str) -> ContactQuestion | None:
    return ContactQuestion(named) if named in list(ContactQuestion) else None


# The forms for what the victim says about themselves


def _note_field(name: str) -> forms.CharField:
    return forms.CharField(
        label=to_say(f"of-herself-note-{name}"),
        help_text=to_say(f"of-herself-note-{name}.hint"),
        required=False,
        max_length=LONGEST_TELL_ONCE_NOTE,
        widget=forms.Textarea({"rows": 3}),
    )


class EndNoteForm(VersionedForm):
    """The victim no longer wants a note."""

    words: ClassVar[NoteWords] = NoteWords()


class TellOnceForm(VersionedForm):
    avoid = _note_field("avoid")
    needs = _note_field("needs")
    happened = _note_field("happened")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and self.words == NoteWords():
            self.add_error("avoid", say("of-herself-note-empty"))
        return cleaned

    @property
    def words(self) -> NoteWords:
        typed: Mapping[str, str] = self.cleaned_data
        return NoteWords(*(typed.get(name, "").strip() for name in ("avoid", "needs", "happened")))


class OwnPassportForm(PassportFields):
    manner: ClassVar[str] = "hers"

    @property
    def said(self) -> PassportContent:
        return PassportContent(**self.values)


# What the victim says about themselves: their note, and how to speak with them


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.SEE_OWN_CASE)
def edit_tell_once(request: Request) -> HttpResponse:
    """Edit the victim's own note, and show who has read it. If it was changed in the meantime, the typed words are kept
    on the page."""
    if request.method != "POST":
        return _render_note(request)
    form: TellOnceForm | EndNoteForm = (
        EndNoteForm(request.POST) if request.POST.get("do") == "end" else TellOnceForm(request.POST)
    )
    if not form.is_valid():
        return _render_note(request, form if isinstance(form, TellOnceForm) else None)
    try:
        own_notes.write_own_note(
            actor=request.actor, words=form.words, after=form.cleaned_data["after"], now=request.now
        )
    except StaleVersion:
        return _render_note(request, typed=form.words, told=say("of-herself-written-since"))
    return HttpResponseRedirect(reverse("portal:tell-once"), status=303)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.SEE_OWN_CASE)
def edit_passport(request: Request) -> HttpResponse:
    """Edit how to speak with the victim."""
    if request.method != "POST":
        return _render_passport(request)
    form = OwnPassportForm(request.POST)
    if not form.is_valid():
        return _render_passport(request, form)
    try:
        own_notes.write_own_passport(
            actor=request.actor, said=form.said, after=form.cleaned_data["after"], now=request.now
        )
    except StaleVersion:
        return _render_passport(request, typed=form, told=say("of-herself-written-since"))
    return HttpResponseRedirect(reverse("portal:passport"), status=303)


def _render_note(
    request: Request, form: TellOnceForm | None = None, *, typed: Any = None, told: str = ""
) -> HttpResponse:
    note = own_notes.load_own_note(actor=request.actor, now=request.now)
    blank = TellOnceForm(initial={**asdict(typed or note.words), "after": note.number})
    return render_page(request, "portal/tell_once.jinja", {"note": note, "form": form or blank, "told": told})


def _render_passport(
    request: Request, form: OwnPassportForm | None = None, *, typed: OwnPassportForm | None = None, told: str = ""
) -> HttpResponse:
    kept = own_notes.load_own_passport(actor=request.actor, now=request.now)
    said = typed.said if typed else kept.stands.said if kept.stands else None
    if said is None and kept.recorded:
        said = own_notes.PassportContent(needs=kept.recorded)
    blank = OwnPassportForm(initial={**OwnPassportForm.boxes(said), "after": kept.number})
    return render_page(request, "portal/passport.jinja", {"kept": kept, "form": form or blank, "told": told})
