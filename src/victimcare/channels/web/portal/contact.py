"""How she is reached: what stands, and one question a page to change it. One address for all of it, so that neither it
nor the browser's history says how far she has come or what she answered."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.portal import contact_said
from victimcare.channels.web.portal.again import asks_again
from victimcare.channels.web.portal.contact_forms import Answered, HowOften
from victimcare.channels.web.portal.visits import page
from victimcare.channels.web.ui.pages import Request, render
from victimcare.rules.safe_contact.preference_questions import ContactQuestion
from victimcare.services.access import Act
from victimcare.services.preferences import contact_preferences, preference_questions
from victimcare.services.preferences.contact_preferences import ContactPreferencePage


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.SEE_OWN_CASE)
@asks_again
def contact(request: Request) -> HttpResponse:
    if request.method != "POST":
        return _page(request, contact_preferences.load_contact_preferences(actor=request.actor, now=request.now))
    try:
        form = _answered(request)
    except preference_questions.QuestionChanged:  # another window of her browser was quicker
        form = None
    if form is not None:
        return _page(request, contact_preferences.load_contact_preferences(actor=request.actor, now=request.now), form)
    return HttpResponseRedirect(reverse("portal:contact"), status=303)


def _answered(request: Request) -> Answered | HowOften | None:
    """Do what she pressed. The form, where what she answered is not clear yet."""
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
    elif question := _question(request.POST.get("change", "")):
        preference_questions.begin_preference_questions(actor=actor, now=now, again=question)
    elif question := _question(request.POST.get("question", "")):
        return _answer(request, question)
    return None


def _choose_how_often(request: Request) -> HowOften | None:
    form = HowOften(request.POST)
    if not form.is_valid():
        return form
    preference_questions.choose_contact_frequency(
        actor=request.actor, every_days=form.cleaned_data["often"], now=request.now
    )
    return None


def _answer(request: Request, question: ContactQuestion) -> Answered | None:
    phones = (
        contact_preferences.list_phone_options(actor=request.actor, now=request.now)
        if question is ContactQuestion.PHONE
        else ()
    )
    form = Answered(request.POST, question=question, phones=phones)
    if not form.is_valid():
        return form
    preference_questions.answer_preference_question(
        actor=request.actor, question=question, given=form.given, now=request.now
    )
    return None


def _page(request: Request, her: ContactPreferencePage, form: Answered | HowOften | None = None) -> HttpResponse:
    if her.asked is None:
        often = form if isinstance(form, HowOften) else HowOften(initial={"often": her.often.every_days})
        context = {"her": her, "said": contact_said, "often_form": often}
        return render(request, "portal/contact.jinja", context)
    if her.asked.question is None:
        return render(request, "portal/contact_means.jinja", {"her": her, "asked": her.asked, "said": contact_said})
    if not isinstance(form, Answered) or form.question is not her.asked.question:
        form = Answered(None, question=her.asked.question, phones=her.phones)
    return render(request, "portal/contact_question.jinja", {"asked": her.asked, "form": form})


def _question(named: str) -> ContactQuestion | None:
    return ContactQuestion(named) if named in list(ContactQuestion) else None
