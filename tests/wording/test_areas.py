"""What counts as hers: all that her pages say can be signed off, and what is whole leaves no English on them."""

from __future__ import annotations

import re
import sys
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from victimcare import wording
from victimcare.rules.sentences import sentence
from victimcare.wording import dates, has, languages, read_by_somebody, read_in, reading, say, source, tell
from victimcare.wording.areas import Area, belongs, ids_of, needed, room_of

WEB = Path(__file__).parents[2] / "src/victimcare/channels/web"
HERS = [
    *(WEB / "portal").rglob("*.jinja"),
    *(WEB / "portal").glob("*.py"),
    *(WEB / "ui").glob("*.py"),
    *(WEB / "ui/templates/ui" / f"{name}.jinja" for name in ("base", "calm", "page", "pieces")),
]
OTHERS = [language.code for language in languages.others()]
_SAID = re.compile(r'say\(\s*"([a-z0-9-]+(?:\.[a-z-]+)?)"[,) ]')
_LATIN_LETTERS = re.compile(r"[A-Za-z]{3,}")
# On a key; a mark of demonstrations; and what staff alone are told of a file.
_NOT_READ = {"ui-leave-key", "ui-not-checked-page", "files-not-scanned"}


@pytest.mark.parametrize("page", HERS, ids=lambda path: path.name)
def test_whatever_her_pages_say_is_signed_off_with_them(page: Path) -> None:
    said = {name for name in _SAID.findall(page.read_text()) if has(name)}

    assert {name for name in said if not belongs(name, Area.PAGES)} <= _NOT_READ


@pytest.mark.parametrize("module", [path for path in HERS if path.suffix == ".py"], ids=lambda path: path.name)
def test_no_sentence_of_hers_is_said_before_anybody_reads(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is said while a module is read in stays in the language of whoever came first."""

    def too_early(name: str, /, **_: object) -> str:
        raise AssertionError(f"{name} is said at once: `to_say`, or within a function")

    monkeypatch.setattr(wording, "say", too_early)
    read = spec_from_file_location("read_once_more", module)
    assert read is not None
    assert read.loader is not None
    again = module_from_spec(read)
    monkeypatch.setitem(sys.modules, "read_once_more", again)
    read.loader.exec_module(again)


@pytest.mark.parametrize("code", OTHERS)
def test_a_room_that_is_whole_leaves_no_english_in_it(code: str) -> None:
    missing = {room_of(name) for name in needed(Area.PAGES) - needed(Area.PAGES, code)}

    with read_by_somebody():
        read_in(code)
        for name in ids_of(Area.PAGES):
            if room_of(name) not in missing:
                assert has(name, code)
                assert not _is_left_in_english(name, code), name
    assert not reading().is_mixed


def _is_left_in_english(name: str, code: str) -> bool:
    """The same words as in English: of a Latin script a name or a number may be, a sentence of three words not."""
    english, said = source(name), source(name, code)
    words = _LATIN_LETTERS.findall(re.sub(r"\[\w+\]", "", english))
    return said.strip("\u2068\u2069") == english and len(words) > 2


def test_where_a_language_lacks_a_sentence_it_is_said_in_english_and_the_page_knows() -> None:
    lacking = "desk-languages-title"
    assert not has(lacking, "ur")

    with read_by_somebody():
        read_in("ur")
        assert say("ui-leave") == say("ui-leave", "ur")
        assert not reading().is_mixed
        assert say(lacking) == say(lacking, "en")
        assert reading().is_mixed
    assert reading().language == "en"
    assert say("ui-leave") == say("ui-leave", "en")


def test_what_the_rules_chose_has_its_days_in_the_language_of_the_sentence() -> None:
    today = date(2026, 11, 25)
    chosen = sentence("cases-status-release", day=date(2026, 12, 3))

    with read_by_somebody():
        read_in("pl")
        said = tell(chosen, manner="page", today=today)

    assert said == tell(chosen, manner="page", today=today, language="pl")
    assert "grudnia" in said


@pytest.mark.parametrize("code", ["ar", "ur"])
def test_a_day_among_words_from_the_right_runs_with_them(code: str) -> None:
    """A mark that isolates each of its parts would leave nothing by which the whole is known to run from the right."""
    written = dates.write(date(2026, 12, 3), manner="page", today=date(2026, 11, 25), language=code)

    assert "\u2068" not in written
    assert "3" in written


def test_a_step_that_a_message_tells_and_a_day_of_the_week_belong_to_both() -> None:
    for name in ("cases-step-suspect-arrested", "dates-weekday-3", "dates-day-page"):
        assert belongs(name, Area.MESSAGES)
        assert belongs(name, Area.PAGES)
    assert not belongs("portal-case-title", Area.MESSAGES)
    assert not belongs("messages-news", Area.PAGES)


@pytest.mark.parametrize("code", OTHERS)
def test_what_is_written_for_pages_alone_leaves_the_sign_off_of_messages_as_it_was(code: str) -> None:
    of_messages = set(ids_of(Area.MESSAGES, code))

    assert not {name for name in of_messages if name.startswith(("portal-", "front-door-", "account-", "ui-"))}
    assert languages.digest(code, Area.MESSAGES) != languages.digest(code, Area.PAGES)
