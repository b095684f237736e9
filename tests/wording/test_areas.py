"""What counts as the victim's: all that their pages say can be signed off, and what is whole leaves no English on
them."""

from __future__ import annotations

import re
import sys
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from victimcare import wording
from victimcare.rules.sentences import sentence
from victimcare.wording import (
    current_reading,
    dates,
    has_sentence,
    languages,
    reading_context,
    say,
    sentence_source,
    set_reading_language,
    tell,
)
from victimcare.wording.sign_off_areas import (
    Area,
    area_sentence_ids,
    belongs_to_area,
    required_sentence_ids,
    room_of_sentence,
)

WEB = Path(__file__).parents[2] / "src/victimcare/channels/web"
VICTIMS = [
    *(WEB / "portal").rglob("*.jinja"),
    *(WEB / "portal").glob("*.py"),
    *(
        path
        for path in (WEB / "ui").glob("*.py")
        if path.name not in ("board_tiles.py", "officer_answers.py", "phone_forms.py", "staff_access.py")
    ),  # of staff
    *(WEB / "ui/templates/ui" / f"{name}.jinja" for name in ("base", "calm", "page", "pieces")),
]
OTHERS = [language.code for language in languages.other_languages()]
_SAID = re.compile(r'say\(\s*"([a-z0-9-]+(?:\.[a-z-]+)?)"[,) ]')
_LATIN_LETTERS = re.compile(r"[A-Za-z]{3,}")
# On a key; a mark of demonstrations; and what staff alone are told of a file.
_NOT_READ = {"ui-leave-key", "ui-not-checked-page", "files-not-scanned"}


@pytest.mark.parametrize("page", VICTIMS, ids=lambda path: path.name)
def test_whatever_the_victims_pages_say_is_signed_off_with_them(page: Path) -> None:
    said = {name for name in _SAID.findall(page.read_text()) if has_sentence(name)}

    assert {name for name in said if not belongs_to_area(name, Area.PAGES)} <= _NOT_READ


@pytest.mark.parametrize("module", [path for path in VICTIMS if path.suffix == ".py"], ids=lambda path: path.name)
def test_no_sentence_of_the_victims_is_said_before_anybody_reads(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is said while a module is read in stays in the language of the person who came first."""

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
    missing = {
        room_of_sentence(name) for name in required_sentence_ids(Area.PAGES) - required_sentence_ids(Area.PAGES, code)
    }

    with reading_context():
        set_reading_language(code)
        for name in area_sentence_ids(Area.PAGES):
            if room_of_sentence(name) not in missing:
                assert has_sentence(name, code)
                assert not _is_left_in_english(name, code), name
    assert not current_reading().is_mixed


def _is_left_in_english(name: str, code: str) -> bool:
    """The same words as in English: of a Latin script a name or a number may be, a sentence of three words not."""
    english, said = sentence_source(name), sentence_source(name, code)
    words = _LATIN_LETTERS.findall(re.sub(r"\[\w+\]", "", english))
    return said.strip("\u2068\u2069") == english and len(words) > 2


def test_where_a_language_lacks_a_sentence_it_is_said_in_english_and_the_page_knows() -> None:
    lacking = "desk-languages-title"
    assert not has_sentence(lacking, "ur")

    with reading_context():
        set_reading_language("ur")
        assert say("ui-leave") == say("ui-leave", "ur")
        assert not current_reading().is_mixed
        assert say(lacking) == say(lacking, "en")
        assert current_reading().is_mixed
    assert current_reading().language == "en"
    assert say("ui-leave") == say("ui-leave", "en")


def test_what_the_rules_chose_has_its_days_in_the_language_of_the_sentence() -> None:
    today = date(2026, 11, 25)
    chosen = sentence("cases-status-release", day=date(2026, 12, 3))

    with reading_context():
        set_reading_language("pl")
        said = tell(chosen, manner="page", today=today)

    assert said == tell(chosen, manner="page", today=today, language="pl")
    assert "grudnia" in said


@pytest.mark.parametrize("code", ["ar", "ur"])
def test_a_day_among_words_from_the_right_runs_with_them(code: str) -> None:
    """A mark that isolates each of its parts would leave nothing by which the whole is known to run from the right."""
    written = dates.write_date(date(2026, 12, 3), manner="page", today=date(2026, 11, 25), language=code)

    assert "\u2068" not in written
    assert "3" in written


def test_a_step_that_a_message_tells_and_a_day_of_the_week_belong_to_both() -> None:
    for name in ("cases-step-suspect-arrested", "dates-weekday-3", "dates-day-page"):
        assert belongs_to_area(name, Area.MESSAGES)
        assert belongs_to_area(name, Area.PAGES)
    assert not belongs_to_area("portal-case-title", Area.MESSAGES)
    assert not belongs_to_area("messages-news", Area.PAGES)


@pytest.mark.parametrize("code", OTHERS)
def test_what_is_written_for_pages_alone_leaves_the_sign_off_of_messages_as_it_was(code: str) -> None:
    of_messages = set(area_sentence_ids(Area.MESSAGES, code))

    assert not {name for name in of_messages if name.startswith(("portal-", "front-door-", "account-", "ui-"))}
    assert languages.digest_area(code, Area.MESSAGES) != languages.digest_area(code, Area.PAGES)
