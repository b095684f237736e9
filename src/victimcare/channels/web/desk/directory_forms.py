"""What is typed of one service: how full it is, that something is wrong, that it was looked at, what is better."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.desk import said_directory
from victimcare.channels.web.ui import versions
from victimcare.channels.web.ui.forms import Form
from victimcare.rules.force import Force
from victimcare.rules.referrals.language_codes import LANGUAGE_NAMES, language_code
from victimcare.rules.referrals.listed_services import MOST_PLACES, MOST_WEEKS, CapacityStatus
from victimcare.rules.referrals.support_needs import SUPPORT_NEEDS
from victimcare.services.referrals import keeping
from victimcare.wording import say

_SMALL = {"classes": "govuk-checkboxes--small"}
_IN_COLUMNS = {"classes": "govuk-checkboxes--small in-columns"}
_SHORT = {"classes": "govuk-input--width-3"}
_SITE = r"https://[!-~]+"


class HowFull(versions.Edit):
    """What the service said when it rang; which button was pressed says the rest."""

    places = forms.IntegerField(label=say("directory-own-places"), required=False, min_value=1, max_value=MOST_PLACES)
    weeks = forms.IntegerField(label=say("directory-own-weeks"), required=False, min_value=1, max_value=MOST_WEEKS)
    said = forms.ChoiceField(
        label=say("directory-room"),
        required=False,  # the button that was pressed
        choices=[(one.value, say(f"directory-own-{one}")) for one in CapacityStatus],
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"places": _SHORT, "weeks": _SHORT}


class Wrong(Form):
    words = forms.CharField(
        label=say("directory-wrong-words"),
        required=False,
        max_length=keeping.LONGEST_WORDS,
        widget=forms.Textarea({"rows": 2}),
    )


class Checked(versions.Edit):
    """It is right as it was read."""


class Better(versions.Edit):
    """What an entry says, to be set right."""

    telephone = forms.RegexField(
        r"\+?[0-9][0-9 ()-]{2,28}",
        label=say("directory-telephone"),
        required=False,
        error_messages={"invalid": say("directory-telephone-wrong")},
    )
    website = forms.RegexField(
        _SITE, label=say("directory-website"), required=False, error_messages={"invalid": say("directory-site-wrong")}
    )
    hours = forms.CharField(
        label=say("directory-hours"), help_text=say("directory-hours.hint"), required=False, max_length=200
    )
    needs = forms.MultipleChoiceField(label=say("directory-needs"), required=False, widget=forms.CheckboxSelectMultiple)
    everywhere = forms.BooleanField(label=say("directory-everywhere"), required=False)
    areas = forms.MultipleChoiceField(label=say("directory-areas"), required=False, widget=forms.CheckboxSelectMultiple)
    languages = forms.CharField(
        label=say("directory-languages"), help_text=say("directory-languages.hint"), required=False, max_length=400
    )
    youngest = forms.IntegerField(label=say("directory-youngest"), required=False, min_value=0, max_value=120)
    oldest = forms.IntegerField(label=say("directory-oldest"), required=False, min_value=0, max_value=120)
    cost = forms.ChoiceField(label=say("directory-cost"), required=False)
    self_referral = forms.BooleanField(label=say("directory-self-referral"), required=False)
    is_open = forms.BooleanField(label=say("directory-is-open"), required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "needs": _IN_COLUMNS,
        "areas": _IN_COLUMNS,
        "everywhere": _SMALL,
        "self_referral": _SMALL,
        "is_open": _SMALL,
        "youngest": _SHORT,
        "oldest": _SHORT,
    }

    def __init__(self, *args: Any, force: Force, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("needs", *((need, said_directory.need(need)) for need in SUPPORT_NEEDS))
        self.offer("areas", *((area.code, area.name) for area in force.areas))
        self.offer(
            "cost",
            ("", say("directory-not-known")),
            ("free", say("directory-is-free")),
            ("costs", say("directory-costs")),
        )

    def clean_languages(self) -> str:
        """Each by its English name or its code."""
        typed = [word.strip() for word in str(self.cleaned_data["languages"]).split(",") if word.strip()]
        unknown = [word for word in typed if language_code(word) not in LANGUAGE_NAMES]
        if unknown:
            raise forms.ValidationError(say("directory-languages-wrong", spoken=unknown[0]))
        return ",".join(sorted({language_code(word) for word in typed}))

    def better(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            "telephone": typed["telephone"],
            "website": typed["website"],
            "needs": frozenset(typed["needs"]),
            "is_everywhere": typed["everywhere"],
            "areas": frozenset() if typed["everywhere"] else frozenset(typed["areas"]),
            "languages": frozenset(filter(None, typed["languages"].split(","))),
            "youngest": typed["youngest"],
            "oldest": typed["oldest"],
            "is_free": {"free": True, "costs": False}.get(typed["cost"]),
            "takes_self_referral": typed["self_referral"],
            "is_open": typed["is_open"],
        }
