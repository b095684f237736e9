"""Every sentence that people read or hear, by language and room.

`say("portal-case-title")` gives one sentence. `say("cases-status-charged.spoken")` gives one form of it (a Fluent
attribute). `tell(sentence, manner=…, today=…)` words what the rules decided, with its days written or spoken as the
manner asks. Days and spans on their own: `wording.dates`. Where no language is named, the current reader's is used.
"""

from __future__ import annotations

from datetime import date

from victimcare.rules.sentences import Sentence
from victimcare.wording import dates
from victimcare.wording.fluent import (
    SentenceMissing,
    Value,
    current_reading,
    full_stop,
    has_sentence,
    language_of,
    list_sentence_ids,
    reading_context,
    say,
    sentence_digest,
    sentence_source,
    sentence_values,
    set_reading_language,
)

__all__ = [
    "SentenceMissing",
    "Value",
    "current_reading",
    "dates",
    "full_stop",
    "has_sentence",
    "list_sentence_ids",
    "reading_context",
    "say",
    "sentence_digest",
    "sentence_source",
    "sentence_values",
    "set_reading_language",
    "tell",
]


def tell(sentence: Sentence, /, *, manner: str, today: date, language: str | None = None) -> str:
    """Word a sentence that the rules chose.

    `manner` is "page", "text" or "spoken": it takes the form `.text` or `.spoken` of the sentence where there is one,
    and decides how days and moments among its values are written. `today` is London's (the year is given if it is
    another).
    """
    form = f"{sentence.id}.{manner}"
    language = language or language_of(sentence.id)
    said = form if has_sentence(form, language) else sentence.id
    days = "page" if manner == "spoken" and not has_sentence("dates-day-spoken", language) else manner
    values = {
        name: dates.write_date(value, manner=days, today=today, language=language) if isinstance(value, date) else value
        for name, value in sentence.values
    }
    return say(said, language, **values)
