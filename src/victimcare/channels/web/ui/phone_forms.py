"""Forms for agents: signing on, passing a call on, bringing people in, and a call's outcome."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, ClassVar
from uuid import UUID

from django import forms

from victimcare.channels.web.ui.forms import Form, id_part
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.calls.call_queue import ENGLISH, TRAINED_NEEDS, CallerNeed
from victimcare.services.calls.agents import agent_dialling, agent_phone
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind, AgentOnDuty
from victimcare.services.calls.agents.agent_phone import AgentPhoneView
from victimcare.services.ports.desk_telephone import GuestMode, GuestPlace
from victimcare.wording import say

LANGUAGES = ("en", "cy", "pl", "ro", "ur", "bn", "ar", "pa")
_SMALL = {"classes": "govuk-radios--small"}
_SMALL_BOXES = {"classes": "govuk-checkboxes--small"}
COLLEAGUE, PARTNER = "colleague", "partner"


class SignOnForm(Form):
    way = forms.ChoiceField(
        label=say("desk-phone-way"),
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": say("desk-phone-problem-not-fitted")},
    )
    extension = forms.CharField(
        label=say("desk-phone-extension"), help_text=say("desk-phone-extension.hint"), required=False, max_length=5
    )
    languages = forms.MultipleChoiceField(
        label=say("desk-phone-languages"), widget=forms.CheckboxSelectMultiple, required=False
    )
    skills = forms.MultipleChoiceField(
        label=say("desk-phone-skills"),
        help_text=say("desk-phone-skills.hint"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    is_reserve = forms.BooleanField(
        label=say("desk-phone-reserve"), help_text=say("desk-phone-reserve.hint"), required=False
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "way": _SMALL,
        "extension": {"classes": "govuk-input--width-5", "inputmode": "numeric"},
        "languages": _SMALL_BOXES,
        "skills": _SMALL_BOXES,
        "is_reserve": _SMALL_BOXES,
    }

    def __init__(self, *args: Any, ways: Collection[AgentEndpointKind], is_kept: bool, **kwargs: Any) -> None:
        """`is_kept`: their supervisor maintains their languages and skills."""
        super().__init__(*args, **kwargs)
        self.offer("way", *((way.value, say(f"desk-phone-way-{way.value}")) for way in ways))
        if AgentEndpointKind.BROWSER not in ways:
            self.fields["way"].help_text = say("desk-phone-way.no-browser")
        if is_kept:
            del self.fields["languages"], self.fields["skills"]
            return
        others = sorted((say(f"desk-language-{code}"), code) for code in LANGUAGES if code != ENGLISH)
        self.offer("languages", *((code, words) for words, code in others))
        self.offer("skills", *((need.value, call_need_label(need)) for need in CallerNeed if need in TRAINED_NEEDS))


class PassCallOnForm(Form):
    need = forms.ChoiceField(label=say("desk-phone-pass-need"))
    language = forms.ChoiceField(label=say("desk-phone-pass-language"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("need", *((need.value or "anything", call_need_label(need)) for need in CallerNeed))
        self.offer(
            "language",
            ("", say("desk-phone-pass-same")),
            *((code, say(f"desk-language-{code}")) for code in LANGUAGES),
        )

    def wanted(self) -> tuple[CallerNeed, str]:
        need = self.cleaned_data["need"]
        return CallerNeed("" if need == "anything" else need), self.cleaned_data["language"]


class BringInForm(Form):
    whom = forms.ChoiceField(label=say("desk-phone-whom"))
    how = forms.ChoiceField(label=say("desk-phone-how"), widget=forms.RadioSelect)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"how": _SMALL}

    def __init__(
        self, *args: Any, colleagues: Iterable[AgentOnDuty], partners: Iterable[str], helper: str, **kwargs: Any
    ) -> None:
        """`helper`: the emergency helper already in the call, so the caller is not put on hold. Empty: none."""
        super().__init__(*args, **kwargs)
        if helper:
            self.fields["how"].help_text = say("desk-phone-how.beside-help", name=helper)
        self.offer(
            "whom",
            *((f"{COLLEAGUE}:{each.agent_id}", each.name) for each in colleagues),
            *((f"{PARTNER}:{name}", name) for name in partners if name != helper),
        )
        self.offer("how", *((how.value, say(f"desk-phone-how-{id_part(how)}")) for how in GuestMode))

    def whom_and_how(self) -> tuple[UUID | str, GuestMode]:
        """Return a colleague's id, or a name from the force's list of partners."""
        kind, _, named = self.cleaned_data["whom"].partition(":")
        return UUID(named) if kind == COLLEAGUE else named, GuestMode(self.cleaned_data["how"])


class PressKeysForm(Form):
    """Sends key presses to one person in the call; each person brought in has a form of their own."""

    keys = forms.RegexField(r"[0-9*#]{1,30}", label=say("desk-phone-keys"))
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "keys": {"classes": "govuk-input--width-10", "inputmode": "numeric"}
    }

    def __init__(self, *args: Any, of: GuestPlace, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"{of}_%s", **kwargs)


class FinishCallForm(Form):
    note = forms.CharField(
        label=say("desk-phone-note"),
        help_text=say("desk-phone-note.hint"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    is_heavy = forms.BooleanField(label=say("desk-phone-heavy"), required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"is_heavy": _SMALL_BOXES}


def call_need_label(need: CallerNeed) -> str:
    return say(f"desk-phone-need-{id_part(need) or 'anything'}")


def build_sign_on_form(request: Request, typed: Any = None) -> SignOnForm:
    return SignOnForm(
        typed, ways=agent_phone.list_phone_ways(), is_kept=agent_phone.find_rota_skills(actor=request.actor) is not None
    )


def build_bring_form(mine: AgentPhoneView, typed: Any = None) -> BringInForm:
    rung = mine.stands.at(GuestPlace.HELP) if mine.stands else None
    helper = rung.name if rung is not None and rung.missed is None else ""
    return BringInForm(typed, colleagues=mine.colleagues, partners=agent_dialling.partner_numbers(), helper=helper)
