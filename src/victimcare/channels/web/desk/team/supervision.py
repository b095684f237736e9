"""Supervision: quality reviews of contacts drawn by lot, team load, coaching notes, feedback on one's own work, and
contact times."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.desk import desk_pages, staff_words
from victimcare.channels.web.desk.desk_input import words_field
from victimcare.channels.web.desk.desk_pages import desk_page, show_page
from victimcare.channels.web.desk.rights import rights_presenter
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.conversations import contact_sessions
from victimcare.services.desk import work_list
from victimcare.services.supervision import (
    access_reviews,
    coaching_notes,
    own_reviews,
    quality_reviews,
    restriction_readers,
    team_loads,
    witness_checks,
)
from victimcare.services.supervision.quality_reviews import CriterionResult
from victimcare.services.supervision.team_loads import OpenWork, PersonLoad
from victimcare.wording import say


class QualityReviewForm(Form):
    """Asks for a result for each criterion, and a comment."""

    def __init__(self, typed: Any, asked: Sequence[str]) -> None:
        super().__init__(typed)
        self._count = len(asked)
        choices = [(met.value, say(f"supervision-met-{met.value}")) for met in CriterionResult]
        for place, each in enumerate(asked):
            field = forms.ChoiceField(label=each, choices=choices, widget=forms.RadioSelect)
            self.ask(f"met-{place}", field, {"classes": "govuk-radios--inline govuk-radios--small"})
        words = words_field(
            "supervision-words", needed="supervision-words-needed", hint="supervision-words-hint", most=4000
        )
        self.ask("words", words, {"rows": 4})

    @property
    def met(self) -> list[CriterionResult]:
        return [CriterionResult(self.cleaned_data[f"met-{place}"]) for place in range(self._count)]


@require_safe
@desk_page(Act.REVIEW_CONTACTS)
def list_quality_reviews(request: Request) -> HttpResponse:
    start = desk_pages.page_start(request)
    found, has_more = quality_reviews.list_reviews_to_read(actor=request.actor, start=start, now=request.now)
    context = {
        "found": found,
        "lately": quality_reviews.list_recent_reviews(actor=request.actor, now=request.now),
        "start": start,
        "next": f"?start={start + quality_reviews.PAGE}" if has_more else "",
        "told": say("supervision-given") if "given" in request.GET else "",
        "words": staff_words,
    }
    return show_page(request, "team_quality", context, tab="team")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.REVIEW_CONTACTS)
def show_quality_review(request: Request, review_id: UUID) -> HttpResponse:
    shown = quality_reviews.read_quality_review(actor=request.actor, review_id=review_id, now=request.now)
    asked = [each for each, _ in shown.criteria]
    form, told = None, ""
    if shown.item.state == "to_read":
        form = QualityReviewForm(request.POST if request.method == "POST" else None, asked)
        if form.is_valid():
            words = form.cleaned_data["words"]
            try:
                quality_reviews.give_quality_review(
                    actor=request.actor, review_id=review_id, met=form.met, words=words, now=request.now
                )
            except quality_reviews.ReviewAlreadyDone:
                told = say("supervision-settled")
            else:
                return HttpResponseRedirect(reverse("desk:team-quality") + "?given", status=303)
    elif request.method == "POST":
        told = say("supervision-settled")
    context = {"shown": shown, "form": form, "told": told, "words": staff_words}
    return show_page(request, "team_review", context, tab="team", status=409 if told else 200)


# Team load: each person's open work, how late and how heavy it is, and who is owed a rest.


@require_safe
@desk_page(Act.SEE_TEAM_LOAD)
def show_team_load(request: Request) -> HttpResponse:
    team = team_loads.read_team_load(actor=request.actor, code=request.GET.get("team", ""), now=request.now)
    rows = [
        (
            one,
            _longest_wait_label(one.open, request.now),
            _hours(one.on_contacts),
            _hours(one.on_calls),
            _load_label(one, request),
        )
        for one in team.people
    ]
    context = {
        "team": team,
        "rows": rows,
        "longest": _longest_wait_label(team.whole, request.now),
        "late_rights": desk_pages.count_label(team.late_rights),
        "backlog": rights_presenter.say_backlog_figure(team.backlog),
        "by_harm": [(staff_words.HARM_STATES[harm], count) for harm, count in team.by_harm.items()],
        "words": staff_words,
    }
    return show_page(request, "team_load", context, tab="team")


def _longest_wait_label(open_work: OpenWork, now: datetime) -> str:
    if open_work.waits_since is None:
        return say("supervision-none")
    return say("supervision-days", count=(now - open_work.waits_since).days)


def _hours(lasted: timedelta) -> str:
    minutes = lasted // timedelta(minutes=1)
    return staff_words.duration_label(minutes) if minutes else say("supervision-none")


def _load_label(one: PersonLoad, request: Request) -> str:
    if one.care is None:
        return ""
    if one.care.rested_at is not None:
        until = staff_words.moment_in_sentence(one.care.rested_at, request.now)
        return say("supervision-carries-rest", count=one.care.in_a_row, until=until)
    return say(f"supervision-carries-{one.carries}", count=one.care.in_a_row)


# Coaching notes that a supervisor wrote, and a new one.


class CoachingNoteForm(Form):
    whom = forms.ChoiceField(label=say("supervision-whom"), widget=forms.Select)
    words = words_field("supervision-note", needed="supervision-words-needed", most=coaching_notes.LONGEST)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.COACH)
def show_coaching_notes(request: Request) -> HttpResponse:
    people = [(str(one.id), one.name) for one in work_list.list_assignees(request.actor)]
    form = CoachingNoteForm(request.POST if request.method == "POST" else None)
    form.offer("whom", ("", say("supervision-choose")), *people)
    if form.is_valid():
        coaching_notes.write_coaching_note(
            actor=request.actor,
            person_id=UUID(form.cleaned_data["whom"]),
            words=form.cleaned_data["words"],
            now=request.now,
        )
        return HttpResponseRedirect(reverse("desk:team-coaching") + "?saved", status=303)
    context = {
        "notes": coaching_notes.list_written_notes(actor=request.actor, now=request.now),
        "form": form,
        "told": say("supervision-note-saved") if "saved" in request.GET else "",
        "words": staff_words,
    }
    return show_page(request, "team_coaching", context, tab="team")


@require_POST
@desk_page(Act.COACH)
def end_coaching_note(request: Request, note_id: UUID) -> HttpResponse:
    coaching_notes.end_coaching_note(actor=request.actor, note_id=note_id, now=request.now)
    return HttpResponseRedirect(reverse("desk:team-coaching"), status=303)


# Feedback on one's own work: read and answered.

_FEEDBACK_MESSAGES = {
    "saved": "supervision-answered",
    "said": "supervision-named-said",
    "known": "supervision-named-said",
}


class FeedbackAnswerForm(Form):
    of = forms.UUIDField(widget=forms.HiddenInput)
    words = forms.CharField(
        label=say("supervision-answer"),
        help_text=say("supervision-answer.hint"),
        required=False,
        max_length=coaching_notes.LONGEST,
        widget=forms.Textarea({"rows": 2}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.READ_OWN_FEEDBACK)
def show_own_feedback(request: Request) -> HttpResponse:
    if request.method == "POST":
        return _answer_feedback(request)
    reviews = own_reviews.list_own_reviews(actor=request.actor, now=request.now)
    notes = coaching_notes.list_notes_about_me(actor=request.actor, now=request.now)
    context = {
        "named": witness_checks.list_witness_checks(actor=request.actor, now=request.now),
        "readings": restriction_readers.list_reader_tasks(actor=request.actor, now=request.now),
        "reviews": [(one, _blank_answer(one.item.id)) for one in reviews],
        "notes": [(one, _blank_answer(one.id)) for one in notes],
        "told": next((say(words) for name, words in _FEEDBACK_MESSAGES.items() if name in request.GET), ""),
        "words": staff_words,
    }
    return show_page(request, "my_feedback", context, tab="team")


def _answer_feedback(request: Request) -> HttpResponse:
    if request.POST.get("what") == "proof":
        return _save_whether_there(request)
    if request.POST.get("what") == "reading":
        return _save_reading_known(request)
    given = request.POST.get("of", "")
    form = FeedbackAnswerForm(request.POST, prefix=given)
    if not form.is_valid():
        return pages.answer_not_found(request)
    to = coaching_notes.answer_coaching_note if request.POST.get("what") == "note" else None
    words = form.cleaned_data["words"]
    if to is not None:
        to(actor=request.actor, note_id=form.cleaned_data["of"], words=words, now=request.now)
    else:
        own_reviews.answer_own_review(
            actor=request.actor, review_id=form.cleaned_data["of"], words=words, now=request.now
        )
    return HttpResponseRedirect(reverse("desk:my-feedback") + "?saved", status=303)


def _save_whether_there(request: Request) -> HttpResponse:
    """Record whether the colleague was present at the identity check that names them."""
    try:
        task_id, was_there = UUID(request.POST.get("of", "")), request.POST["there"] == "yes"
        access_reviews.record_witness_answer(actor=request.actor, task_id=task_id, was_there=was_there, now=request.now)
    except (ValueError, KeyError):
        return pages.answer_not_found(request)
    return HttpResponseRedirect(reverse("desk:my-feedback") + "?said", status=303)


def _save_reading_known(request: Request) -> HttpResponse:
    try:
        restriction_readers.confirm_reader_task(
            actor=request.actor, task_id=UUID(request.POST.get("of", "")), now=request.now
        )
    except ValueError:
        return pages.answer_not_found(request)
    return HttpResponseRedirect(reverse("desk:my-feedback") + "?known", status=303)


def _blank_answer(of: UUID) -> FeedbackAnswerForm:
    return FeedbackAnswerForm(prefix=str(of), initial={"of": of})


# How long contacts take, for supervisors.


@require_safe
@desk_page(Act.SEE_CONTACT_TIMES)
def show_contact_times(request: Request) -> HttpResponse:
    found = contact_sessions.load_contact_times(actor=request.actor, now=request.now)
    return show_page(
        request,
        "contact_times",
        {"found": found, "weeks": contact_sessions.WEEKS_COUNTED, "words": staff_words},
        tab="team",
    )
