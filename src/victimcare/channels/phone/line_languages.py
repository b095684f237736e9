"""Holds the languages of the line: English and the others that a caller can choose, each with its own fixed
sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from victimcare.channels.phone.line_prompts import Prompts, language_menu
from victimcare.rules.sentences import Sentence
from victimcare.wording import has_sentence, tell

_QUOTED, _MARK = "words", "\N{REPLACEMENT CHARACTER}"  # free text from the record inside one of our sentences
WELCOME_SENTENCE, DRAFT_SENTENCE = "calls-welcome", "calls-language-draft"
_LETTER = re.compile(r"\w")


@dataclass(frozen=True)
class LineLanguages:
    """`others` by their codes, in the order of their keys. A sentence that a language lacks is said in English."""

    english: Prompts
    others: Mapping[str, Prompts] = field(default_factory=dict)
    menu: bytes = field(init=False, repr=False)  # each language in its own words, with its key; empty without a choice

    def __post_init__(self) -> None:
        object.__setattr__(self, "menu", language_menu((self.english, *self.others.values())) if self.others else b"")

    @property
    def offered(self) -> tuple[str, ...]:
        return tuple(self.others)

    @property
    def spoken(self) -> tuple[str, ...]:
        """The languages in which the line says its menus, and not only that a person is coming."""
        return tuple(code for code, own in self.others.items() if own.says_menus)

    def sound(self, name: str, language: str, *, is_slow: bool = False) -> bytes:
        own = self.others.get(language)
        if own and own.is_draft and name == WELCOME_SENTENCE:
            return own.sound(name, is_slow=is_slow) + own.sound(DRAFT_SENTENCE, is_slow=is_slow)
        try:
            return (own or self.english).sound(name, is_slow=is_slow)
        except KeyError:
            return self.english.sound(name, is_slow=is_slow)

    def prepare_slowly(self, language: str) -> None:
        """Prepare slower speech in this language, and in English for the sentences that it lacks. Takes seconds: never
        in the audio loop."""
        for own in (self.others.get(language), self.english):
            if own is not None:
                own.prepare_slowly()

    def render(self, sentences: tuple[Sentence, ...], today: date, language: str, *, is_slow: bool = False) -> bytes:
        """Speak sentences about a victim: each in this language if it is written and may be said, else in English.
        Takes time: never in the audio loop."""
        own = self.others.get(language)
        if own is None or not own.tells_cases:
            return self.english.render(sentences, today, is_slow=is_slow)
        mark = own.sound(DRAFT_SENTENCE, is_slow=is_slow) if own.is_draft else b""
        return mark + b"".join(self._told(each, today, own, is_slow=is_slow) for each in sentences)

    def _told(self, said: Sentence, today: date, own: Prompts, *, is_slow: bool) -> bytes:
        if not has_sentence(said.id, own.language):
            return self.english.render((said,), today, is_slow=is_slow)
        quoted = next((str(value) for name, value in said.values if name == _QUOTED), "")
        if not quoted:
            return own.render((said,), today, is_slow=is_slow)
        # The record's own words are in English, so the English voice reads them out.
        values = tuple((name, _MARK if name == _QUOTED else value) for name, value in said.values)
        around = tell(Sentence(said.id, values), manner="spoken", today=today, language=own.language).split(_MARK)
        parts = (own.speak(part, is_slow=is_slow) if _LETTER.search(part) else b"" for part in around)
        return self.english.speak(quoted, is_slow=is_slow).join(parts)

    def digits(self, digits: str, language: str, *, is_slow: bool = False) -> bytes:
        return self.others.get(language, self.english).digits(digits, is_slow=is_slow)
