"""Two lines in which staff say why, or what was said: asked for wherever a step needs its words."""

from __future__ import annotations

from django import forms

from victimcare.wording import say


def words_field(label: str, *, needed: str, hint: str = "", most: int = 2000) -> forms.CharField:
    """By the ids of its sentences. `needed`: what is said where it is left empty."""
    return forms.CharField(
        label=say(label),
        help_text=say(hint) if hint else "",
        max_length=most,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": say(needed)},
    )
