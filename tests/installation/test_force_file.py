import re
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from victimcare.installation.force import force_toml
from victimcare.installation.installation_home import StartRefused
from victimcare.rules.calls.call_queue import QueueLimits
from victimcare.rules.calls.opening_hours import ALWAYS_OPEN, OpeningWindow
from victimcare.rules.calls.service_level import ServiceTarget
from victimcare.rules.control_room.contact_kinds import ContactClass, ContactPriority
from victimcare.rules.force import ForceLine

PLACE = 'neutral_place = "https://www.bbc.co.uk/weather"'


def test_the_example_is_a_whole_force() -> None:
    force = force_toml.parse_force_file(force_toml.read_example_text(), Path("force.toml"))

    assert len(force.areas) == 12
    assert force.default_team().code == "victim-care"
    assert force.ceiling("news") == 20
    assert (force.quiet_hours.start, force.quiet_hours.end) == (time(21), time(8))


def test_the_example_is_written_once_and_never_over_the_forces_own(home: Path) -> None:
    force_toml.write_example(home)
    changed = (home / "force.toml").read_text().replace("Riverside Police", "Hillside Police")
    (home / "force.toml").write_text(changed)
    force_toml.write_example(home)

    assert force_toml.read_force_file(home).name == "Hillside Police"


def test_without_a_file_the_example_stands_and_nothing_is_written(home: Path) -> None:
    assert force_toml.read_force_file(home).name == "Riverside Police"
    assert list(home.iterdir()) == []


def test_where_leaving_leads_is_the_forces_to_set_and_somewhere_harmless_until_it_is() -> None:
    usual = force_toml.parse_force_file(force_toml.read_example_text(), Path("force.toml"))
    own = force_toml.read_example_text().replace(f"# {PLACE}", 'neutral_place = "https://recipes.example/soup"', 1)

    assert usual.neutral_place == "https://www.bbc.co.uk/weather"
    assert force_toml.parse_force_file(own, Path("force.toml")).neutral_place == "https://recipes.example/soup"


@pytest.mark.parametrize(
    ("was", "becomes", "expected"),
    [
        ('name = "Riverside Police"', "name = 7", "force.name: expected some words in quotes"),
        ("quiet_from = 21:00 ", 'quiet_from = "21:00" ', "hours.quiet_from: expected a time of day"),
        ('strong = "#0B3A40"', 'strong = "teal"', "colours.strong: expected a colour"),
        ('main = "#0E5A61"', 'main = "#8CCFCA"', "colours.main: expected a colour dark enough to be read with white"),
        (
            'neutral = "YourPage"',
            'neutral = "Victim Care Unit"',
            "senders.neutral: expected 3 to 11 letters and digits",
        ),
        ('"PO Box 12"', '"Police HQ"', "senders.return_address: expected lines that say nothing of police or crime"),
        ('line = "0808 157 0142"', 'line = "ring us"', "telephones.line: expected a telephone number"),
        ("usual = 20", "usual = 0", "messages_an_hour.usual: expected a whole number above 0"),
        ("voicemail_days = 31", "voicemail_days = 0", "recordings.voicemail_days: expected a whole number above 0"),
        ("conversations = false", 'conversations = "no"', "recordings.conversations: expected true or false"),
        ('staff_names = "team"', 'staff_names = "number"', 'her_pages.staff_names: expected "name", "team" or "none"'),
        ("usual = 20", "usual = true", "messages_an_hour.usual: expected a whole number above 0"),
        ('open = "Riverside"', 'opne = "Riverside"', "senders: expected open with 3 to 11 letters and digits"),
        ('main = "#0E5A61"', 'main = "#0E5A61"\nedge = "#000000"', "colours.edge: expected nothing of this name"),
        ('"09:00-11:00"', '"11:00-09:00"', 'hours.callback_slots: expected times such as "09:00-11:00"'),
        (
            'areas = ["AS", "SE", "SN", "SW"]\n\n[[teams]]',
            'areas = ["XX"]\n\n[[teams]]',
            "teams.areas: expected codes from [areas], and XX is not there",
        ),
        ('"2000-2099"', '"999"', "placed_calls.extensions: expected extensions of 3 to 5 digits"),
        ('"2000-2099"', '"2099-2000"', "placed_calls.extensions: expected extensions of 3 to 5 digits"),
        ("# mobile_a_day = 5000", "mobile_a_day = 0", "placed_calls.mobile_a_day: expected a whole number above 0"),
        ('code = "safeguarding"', 'code = "victim-care"', "teams.code: expected a code that no other team has"),
        *(
            (f"# {PLACE}", f'neutral_place = "{wrong}"', "force.neutral_place: expected a web page such as")
            for wrong in ("http://www.bbc.co.uk/weather", "weather", "/get-help", "https://me:you@x.example/", "")
        ),
        (
            "# r3_written_acknowledgement = 5",
            "r3_writen_acknowledgement = 5",
            "local_standards.r3_writen_acknowledgement: expected a duty without a number in the Victims' Code, such as",
        ),
        (
            "# r3_written_acknowledgement = 5",
            "r6_suspect_arrested = 5",
            "local_standards.r6_suspect_arrested: expected a duty without",
        ),
        (
            'neutral_title = "Your page"',
            'neutral_title = "Victims of Crime"',
            "force.neutral_title: expected words that say nothing of police or crime, and “Victim” does",
        ),
        ("waiting_weeks = 6", "waiting_weeks = 0", "support_services.waiting_weeks: expected a whole number above 0"),
        ("stated_on = 2026-11-16", 'stated_on = "lately"', "support_services.stated_on: expected a day such as"),
        (
            '"https://willow-rooms.example"',
            '"http://willow-rooms.example"',
            "support_services.website: expected a web page such as",
        ),
        ("self_referral = false", "self_referral = 0", "support_services.self_referral: expected true or false"),
        ('# logo = "logo.svg"', 'logo = "logo.svg" ', "force.logo: expected a file in"),
    ],
)
def test_a_mistake_is_told_with_file_line_and_what_was_expected(was: str, becomes: str, expected: str) -> None:
    text = force_toml.read_example_text()
    assert text.count(was) == 1
    line_changed = text[: text.index(was)].count("\n") + 1
    if "\nedge" in becomes:
        line_changed += 1
    if "opne" in becomes:
        line_changed = (
            text.splitlines().index(next(line for line in text.splitlines() if line.startswith("[senders]"))) + 1
        )

    with pytest.raises(StartRefused) as refusal:
        force_toml.parse_force_file(text.replace(was, becomes), Path("/home/force.toml"))

    assert str(refusal.value).startswith(f"/home/force.toml, line {line_changed}: {expected}")


def test_a_standard_of_the_forces_own_for_a_duty_that_has_none_is_read() -> None:
    own = force_toml.read_example_text().replace("# r3_written_acknowledgement = 5", "r3_written_acknowledgement = 5")

    assert force_toml.parse_force_file(own, Path("force.toml")).local_standards == {"r3_written_acknowledgement": 5}


def test_a_file_that_is_not_toml_is_told_with_its_line() -> None:
    broken = force_toml.read_example_text().replace('name = "Riverside Police"', 'name = "Riverside Police', 1)

    line = 1 + broken[: broken.index("Riverside Police")].count("\n")
    with pytest.raises(StartRefused, match=rf"force\.toml, line {line}: not TOML"):
        force_toml.parse_force_file(broken, Path("force.toml"))


def test_a_list_over_several_lines_is_told_by_the_line_it_begins_on() -> None:
    text = force_toml.read_example_text().replace('areas = ["AS", "SE"', 'areas = [\n  "AS",\n  "XX"', 1)
    line = text[: text.index("areas = [\n")].count("\n") + 1

    with pytest.raises(StartRefused, match=rf"line {line}: teams\.areas"):
        force_toml.parse_force_file(text, Path("force.toml"))


def test_an_empty_file_is_told_as_such() -> None:
    with pytest.raises(StartRefused, match=r"line 1: force: expected a table \[force\]"):
        force_toml.parse_force_file("", Path("force.toml"))


def test_a_force_may_have_steps_of_its_own_in_their_order() -> None:
    steps = '\n[[escalation]]\nworking_days = -2\nto = "officer"\nkeeps = 1\n'
    after = '\n[[escalation]]\nworking_days = 1\nto = "care_team"\nkeeps = 3\n'

    own = force_toml.parse_force_file(
        "silence_days = 3\n" + force_toml.read_example_text() + steps + after, Path("force.toml")
    )
    usual = force_toml.parse_force_file(force_toml.read_example_text(), Path("force.toml"))

    assert (own.silence_days, [(step.working_days, step.to) for step in own.escalation]) == (
        3,
        [(-2, "officer"), (1, "care_team")],
    )
    assert (usual.silence_days, usual.escalation) == (2, ())
    with pytest.raises(StartRefused, match="more days than the step before it"):
        force_toml.parse_force_file(force_toml.read_example_text() + after + steps, Path("force.toml"))


def test_so_many_call_backs_are_promised_in_one_of_the_usual_times() -> None:
    example = force_toml.read_example_text()
    own = example.replace("# callbacks_in_a_slot = 8  ", "callbacks_in_a_slot = 3")

    assert force_toml.parse_force_file(own, Path("force.toml")).callbacks_in_a_slot == 3
    assert force_toml.parse_force_file(example, Path("force.toml")).callbacks_in_a_slot == 8


def test_how_long_a_letter_may_lie_is_the_forces_own() -> None:
    own = force_toml.parse_force_file("letter_hours = 72\n" + force_toml.read_example_text(), Path("force.toml"))

    assert own.letter_hours == 72
    assert force_toml.parse_force_file(force_toml.read_example_text(), Path("force.toml")).letter_hours == 24


def test_how_many_crimes_in_a_year_make_a_question_is_the_forces_own() -> None:
    own = force_toml.parse_force_file("crimes_in_a_year = 4\n" + force_toml.read_example_text(), Path("force.toml"))

    assert own.crimes_in_a_year == 4
    assert force_toml.parse_force_file(force_toml.read_example_text(), Path("force.toml")).crimes_in_a_year == 3


LINE = """
[line]
monday = ["08:00-20:00"]
saturday = ["09:00-13:00", "22:00-00:00"]
bank_holidays = []
overflow = "01632 960102"
answered_in_100 = 90
longest_seconds = 240
"""


def test_when_people_take_calls_and_what_is_aimed_at() -> None:
    line = force_toml.parse_force_file(force_toml.read_example_text() + LINE, Path("force.toml")).line

    assert line.hours.of_day == {
        0: [OpeningWindow(time(8), time(20))],
        5: [OpeningWindow(time(9), time(13)), OpeningWindow(time(22), time(0))],
        7: [],
    }
    assert line.overflow == "01632 960102"
    assert line.aim == ServiceTarget(part=0.9, longest=timedelta(minutes=4))
    assert force_toml.parse_force_file(force_toml.read_example_text(), Path("force.toml")).line == ForceLine(
        ALWAYS_OPEN
    )


@pytest.mark.parametrize(
    ("was", "becomes", "expected"),
    [
        ('"08:00-20:00"', '"8 to 8"', 'line.monday: expected hours such as "08:00-20:00"'),
        ('"08:00-20:00"', '"20:00-08:00"', 'line.monday: expected hours such as "08:00-20:00"'),
        ("01632 960102", "0900 960102", "line.overflow: expected an ordinary number of the United Kingdom"),
        (
            'overflow = "01632 960102"',
            "overflow_puts_through = true",
            "line.overflow_puts_through: expected false where no overflow number is given",
        ),
        ("longest_seconds", "longest", "line.longest: expected nothing of this name"),
    ],
)
def test_what_is_wrong_with_the_line_is_told(was: str, becomes: str, expected: str) -> None:
    with pytest.raises(StartRefused, match=re.escape(expected)):
        force_toml.parse_force_file(force_toml.read_example_text() + LINE.replace(was, becomes), Path("force.toml"))


def test_a_force_sets_its_queue_and_what_it_does_not_name_is_usual() -> None:
    text = (
        force_toml.read_example_text()
        + """
[queue]
most_wait_minutes = 12
wrap_up_seconds = 90
heavy_in_a_row = 1
"""
    )
    queue = force_toml.parse_force_file(text, Path("force.toml")).queue

    usual = QueueLimits()
    assert queue == replace(usual, most_wait=timedelta(minutes=12), wrap_up=timedelta(seconds=90), heavy_in_a_row=1)
    with pytest.raises(StartRefused, match="most_wait"):
        force_toml.parse_force_file(text.replace("most_wait_minutes", "most_waits"), Path("force.toml"))


def test_what_is_kept_of_calls_and_which_languages_the_machine_speaks_is_the_forces_own() -> None:
    text = force_toml.read_example_text().replace("voicemail_days = 31", "voicemail_days = 7")

    usual = force_toml.parse_force_file(force_toml.read_example_text(), Path("force.toml"))
    force = force_toml.parse_force_file(
        'spoken_languages = ["pl"]\n' + text.replace("conversations = false", "conversations = true"),
        Path("force.toml"),
    )

    assert (usual.recordings.keeps_conversations, usual.spoken_languages) == (False, ())
    assert (force.recordings.voicemail_days, force.recordings.keeps_conversations) == (7, True)
    assert force.spoken_languages == ("pl",)


def test_the_control_rooms_minutes_are_the_forces_own_and_in_order() -> None:
    example, path = force_toml.read_example_text(), Path("force.toml")
    own = example.replace("high_minutes = 30", "high_minutes = 20").replace(
        "# [control_room.clocks.class_minutes]", "[control_room.clocks.class_minutes]\nmissing_person = 10\n#"
    )
    clocks = force_toml.parse_force_file(own, path).control_room

    assert clocks.look_within[ContactPriority.HIGH] == timedelta(minutes=20)
    assert clocks.class_within == {ContactClass.MISSING_PERSON: timedelta(minutes=10)}
    for wrong in (("soon_minutes = 120", "soon_minutes = 20"), ("rings_after_minutes = 15", "rings_after_minutes = 4")):
        with pytest.raises(StartRefused, match="at least as many minutes"):
            force_toml.parse_force_file(example.replace(*wrong), path)


def test_what_a_support_service_says_of_its_room_comes_with_its_day() -> None:
    services = {
        one.name: one
        for one in force_toml.parse_force_file(force_toml.read_example_text(), Path("force.toml")).support_services
    }
    willow, northside = services["Willow Rooms"], services["Northside Families"]

    assert (willow.has_room, willow.waiting_weeks, willow.stated_on) == (False, 6, date(2026, 11, 16))
    assert (northside.takes_self_referral, northside.has_room, northside.website) == (False, None, "")
    with pytest.raises(StartRefused, match="stated_on: expected the day on which the service stated"):
        force_toml.parse_force_file(
            force_toml.read_example_text().replace("stated_on = 2026-11-16\n", ""), Path("force.toml")
        )


def test_quiet_codes_are_given_out_in_a_demonstration_and_nowhere_else(tmp_path: Path) -> None:
    for is_demonstration in (True, False):
        home = tmp_path / str(is_demonstration)
        home.mkdir()

        force_toml.write_example(home, is_demonstration=is_demonstration)

        assert force_toml.read_force_file(home).victim_pages.quiet_codes is is_demonstration
