"""Stores a victim's answers about how they want to be contacted: encrypted, and opened only where they belong."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from victimcare.rules.safe_contact.preference_questions import PreferenceAnswers
from victimcare.services.person_keys import fetch_victim_key, load_person_keys


def seal_preference_answers(answers: PreferenceAnswers, victim_id: int, about: str) -> bytes:
    return fetch_victim_key(victim_id).seal_json(asdict(answers), about)


def open_preference_answers(kept: bytes | memoryview | None, about: str) -> PreferenceAnswers | None:
    """None: nothing is stored, or its key is gone."""
    values: dict[str, Any] | None = load_person_keys([kept]).open_json(kept, about, instead=lambda _: None)
    return None if values is None else PreferenceAnswers(**values | {"days": tuple(values["days"])})


def of_draft(victim_id: int) -> str:
    return f"contact_draft:{victim_id}"


def of_wish(public_id: object) -> str:
    return f"contact_wish:{public_id}"
