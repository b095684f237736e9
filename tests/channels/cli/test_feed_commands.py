from __future__ import annotations

import gzip
import json
import shlex
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.services.feed.feed_lines import a_victim, an_event, arrested, in_lines, recorded

from victimcare.channels.cli.case_commands import rebuild_cases
from victimcare.channels.cli.feed_commands import feed_group
from victimcare.records.models import AuditEntry, Duty, Event, FeedLine, FeedLoad
from victimcare.services.sealed_columns import LINE_SETTLED_REASON

pytestmark = pytest.mark.django_db


def _run(*words: str, given: bytes = b"") -> Result:
    return CliRunner().invoke(feed_group, words, input=given)


def _json(result: Result) -> Any:
    return json.loads(result.stdout)


def test_load_prints_what_the_contract_says_and_ends_with_nought(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.ndjson", tmp_path / "b.ndjson.gz"
    plain.write_bytes(in_lines([recorded()]))
    packed.write_bytes(gzip.compress(in_lines([arrested(), recorded(subject="44/00002/26")])))

    result = _run("load", str(plain), str(packed), "-", "--history", "--json", given=in_lines([arrested(subject="X")]))

    assert result.exit_code == 0
    answer = _json(result)
    assert list(answer) == [
        "lines",
        "applied",
        "duplicate",
        "conflict",
        "waiting",
        "quarantined",
        "problems",
        "events_per_second",
    ]
    assert list(answer.values())[:7] == [4, 3, 0, 0, 1, 0, []]


def test_a_line_in_quarantine_makes_three_and_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.ndjson"
    file.write_bytes(in_lines([recorded(), arrested(sequence=0)]))

    result = _run("load", str(file), "--json")

    assert result.exit_code == 3
    assert _json(result)["problems"] == [
        {
            "file": str(file),
            "line": 2,
            "result": "quarantined",
            "field": "sequence",
            "reason": "0 is less than the minimum of 1",
        }
    ]


def test_a_file_that_is_not_there_makes_two_and_loads_nothing(tmp_path: Path) -> None:
    there = tmp_path / "a.ndjson"
    there.write_bytes(in_lines([recorded()]))

    result = _run("load", str(there), str(tmp_path / "b.ndjson"), "--json")

    assert result.exit_code == 2
    assert "cannot be read" in _json(result)["error"]
    assert not Event.objects.exists()


def test_a_packed_file_that_breaks_off_makes_two_and_keeps_what_came_before(tmp_path: Path) -> None:
    lines = in_lines(recorded(a_victim(given_name=f"{n * 7919:x}"), subject=f"44/{n:05}/26") for n in range(400))
    packed = gzip.compress(lines)
    (tmp_path / "a.gz").write_bytes(packed[: len(packed) // 2])

    result = _run("load", str(tmp_path / "a.gz"), "--json")

    assert result.exit_code == 2
    assert 0 < _json(result)["applied"] < 400


def test_a_line_is_shown_mended_and_replayed(tmp_path: Path) -> None:
    wrong = recorded(a_victim(kind="neighbour"))
    _run("load", "-", given=in_lines([wrong]))
    line = _json(_run("quarantine", "list", "--json"))
    mended = tmp_path / "mended.json"
    mended.write_text(json.dumps(recorded()))

    shown = _run("quarantine", "show", str(line["id"]), "--raw")
    still = _run("quarantine", "replay", str(line["id"]))
    done = _run("quarantine", "replay", str(line["id"]), "--with", str(mended), "--json")

    assert json.loads(shown.stdout) == wrong
    assert (still.exit_code, done.exit_code) == (3, 0)
    assert _json(done) == {"line": line["id"], "result": "applied"}
    assert _run("quarantine", "list").stdout == ""
    assert Event.objects.count() == 1
    kept = FeedLine.objects.get()
    assert (json.loads(bytes(kept.raw)), kept.settled_as) == (wrong, "replayed")
    assert AuditEntry.objects.filter(act="feed.line_seen").count() == 1
    listed = AuditEntry.objects.filter(act="feed.lines_listed").order_by("id")
    assert [entry.detail for entry in listed] == [{"lines": 1}, {"lines": 0}]


def test_a_line_is_discarded_with_a_reason_only_and_its_bytes_stay() -> None:
    _run("load", "-", given=b"{}\n")
    line = FeedLine.objects.get()

    without = _run("quarantine", "discard", str(line.id), "--reason", " ")
    given = _run("quarantine", "discard", str(line.id), "--reason", "a test of theirs")
    twice = _run("quarantine", "discard", str(line.id), "--reason", "a test of theirs")

    assert (without.exit_code, given.exit_code, twice.exit_code) == (2, 0, 2)
    line.refresh_from_db()
    assert (bytes(line.raw), LINE_SETTLED_REASON.open_words(line)) == (b"{}", "a test of theirs")


def test_a_line_that_waits_can_be_given_up_and_what_it_waits_for_releases_it_no_more() -> None:
    _run("load", "-", given=in_lines([arrested()]))
    line = _json(_run("quarantine", "list", "--result", "waiting", "--json"))

    replayed = _run("quarantine", "replay", str(line["id"]))
    given = _run("quarantine", "discard", str(line["id"]), "--reason", "a test of theirs")
    _run("load", "-", given=in_lines([recorded()]))

    assert (replayed.exit_code, given.exit_code) == (2, 0)
    assert "waits is applied by itself" in replayed.stderr
    assert Event.objects.count() == 1
    kept = FeedLine.objects.get()
    assert (kept.settled_as, bytes(kept.raw) != b"") == ("discarded", True)
    assert LINE_SETTLED_REASON.open_words(kept) == "a test of theirs"
    assert _run("quarantine", "list", "--result", "waiting").stdout == ""


def test_what_a_line_waits_for_is_told_as_it_is_after_part_of_it_came() -> None:
    contact = an_event("victim.contacted", {"victim_id": "V2", "channel": "phone", "about": []})
    _run("load", "-", given=in_lines([contact]))
    before = _json(_run("status", "--json"))["waiting_for"]

    _run("load", "-", given=in_lines([recorded()]))

    assert (before, _json(_run("status", "--json"))["waiting_for"]) == ({"case": 1, "victim": 1}, {"victim": 1})
    assert _run("quarantine", "list", "--result", "waiting").stdout.endswith("waits for victim V2 of 44/00001/26\n")


def test_status_tells_what_waits_and_what_needs_a_person() -> None:
    _run("load", "-", given=in_lines([arrested(), b"{", recorded(subject="44/00002/26", area="ZZ")]))

    status = _json(_run("status", "--json"))

    assert (status["cases"], status["events"], status["waiting"], status["quarantined"]) == (1, 1, 1, 1)
    assert status["waiting_for"] == {"case": 1}
    assert status["unnamed_areas"] == ["ZZ"]
    assert status["loads"][0]["counts"]["applied"] == 1


def test_a_file_in_the_watched_folder_is_loaded_and_moved(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    folder = tmp_path / "feed"
    (folder / "in").mkdir(parents=True)
    (folder / "in" / "crimes.ndjson").write_bytes(in_lines([recorded()]))
    (folder / "in" / "broken.gz").write_bytes(b"no archive")
    (folder / "in" / "half.ndjson.part").write_bytes(in_lines([arrested()]))

    assert _run("watch", "--once").exit_code == 0
    (folder / "in" / "crimes.ndjson").write_bytes(in_lines([arrested()]))
    assert _run("watch", "--once").exit_code == 0

    assert [path.name for path in (folder / "in").iterdir()] == ["half.ndjson.part"]
    assert len(list((folder / "done").glob("*crimes.ndjson"))) == 2
    assert json.loads((folder / "done" / "crimes.ndjson.report.json").read_text())["applied"] == 1
    assert [path.name for path in (folder / "refused").glob("*.gz")] == ["broken.gz"]
    assert Event.objects.count() == 2


def test_rebuild_checks_one_or_all_and_says_which_differ() -> None:
    _run("load", "-", "--history", given=in_lines([recorded(), arrested()]))

    def check(*words: str) -> Result:
        return CliRunner().invoke(rebuild_cases, [*words, "--check", "--json"])

    same = check("--all")
    Duty.objects.filter(code="r6_suspect_arrested").delete()
    different = check("44/00001/26")
    mended = CliRunner().invoke(rebuild_cases, ["--all", "--json"])

    assert (same.exit_code, json.loads(same.stdout)) == (0, {"different": {}})
    assert different.exit_code == 3
    assert json.loads(different.stdout) == {"different": {"44/00001/26": ["duty r6_suspect_arrested"]}}
    assert json.loads(mended.stdout) == {"rebuilt": 1}
    assert check("--all").exit_code == 0
    assert check("44/99999/26").exit_code == 2


def test_what_a_line_waits_for_is_told_for_the_first_ten_and_in_the_list(tmp_path: Path) -> None:
    lines = [
        arrested(),
        recorded(subject="44/00002/26"),
        an_event("property.ready", {"item_ref": "P1"}, "44/00002/26"),
        *(arrested(subject=f"44/{number:05}/26") for number in range(10, 22)),
    ]
    file = tmp_path / "a.ndjson"
    file.write_bytes(in_lines(lines))

    told = _run("load", str(file))
    listed = _run("quarantine", "list", "--result", "waiting")

    assert told.exit_code == 0
    waiting = [line.strip() for line in told.stdout.splitlines() if "  waiting  " in line]
    assert len(waiting) == 10
    assert waiting[0] == f"{file}:1  waiting  waits for the record of 44/00001/26"
    assert waiting[1] == f"{file}:3  waiting  waits for the seizure of item P1 of 44/00002/26"
    assert len(listed.stdout.splitlines()) == 14
    assert listed.stdout.splitlines()[0].endswith(f"waiting  {file}:1  waits for the record of 44/00001/26")


def test_a_line_that_waited_and_was_applied_within_the_load_is_not_told(tmp_path: Path) -> None:
    told = _run("load", "-", given=in_lines([arrested(), recorded()]))

    assert "waits for" not in told.stdout


def test_a_file_that_is_no_feed_is_told_and_its_lines_can_be_given_up_at_once(tmp_path: Path) -> None:
    letter, mixed = tmp_path / "a letter.txt", tmp_path / "b.ndjson"
    letter.write_bytes(b"Dear all,\n\x00\xff\n[1]\n7\n")
    mixed.write_bytes(in_lines([b"Dear both,", recorded()]))

    told = _run("load", str(letter), str(mixed))
    line = next(line for line in told.stdout.splitlines() if line.startswith("Not one line of"))
    _, _, offered = line.partition("victimcare feed ")
    done = _run(*shlex.split(offered), "--json")

    assert told.exit_code == 3
    assert f"Not one line of {letter} was a JSON object" in line
    assert told.stdout.count("Not one line of") == 1
    assert (done.exit_code, _json(done)) == (0, {"lines": 4, "result": "discarded"})
    assert set(FeedLine.objects.filter(load__name=str(letter)).values_list("settled_as", flat=True)) == {"discarded"}
    assert FeedLine.objects.get(settled_at=None).load.name == str(mixed)
    assert AuditEntry.objects.get(act="feed.lines_discarded").detail["lines"] == 4
    assert _run(*shlex.split(offered)).exit_code == 2


def test_the_lines_of_one_load_are_given_up_by_its_number_or_its_files_name() -> None:
    _run("load", "-", given=b"{}\n[]\n")
    _run("load", "-", given=b"7\n")
    first = FeedLoad.objects.order_by("id")[0]

    done = _run("quarantine", "discard", "--load", str(first.id), "--reason", "a test of theirs")

    assert done.stdout == "2 lines discarded.\n"
    assert FeedLine.objects.filter(settled_at=None).count() == 1
    named = _run("quarantine", "discard", "--file", "-", "--reason", "a test of theirs")
    assert named.stdout == "1 line discarded.\n"


@pytest.mark.parametrize(
    "words", [["--reason", "x"], ["1", "--file", "x", "--reason", "x"], ["--file", "x", "--reason", " "]]
)
def test_what_is_given_up_is_said_once_and_with_a_reason(words: list[str]) -> None:
    assert _run("quarantine", "discard", *words).exit_code == 2


def test_a_watched_file_of_which_no_line_was_taken_is_refused(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    folder = tmp_path / "feed"
    (folder / "in").mkdir(parents=True)
    (folder / "in" / "letter.txt").write_bytes(b"Dear all,\n{}\n")
    (folder / "in" / "some.ndjson").write_bytes(in_lines([b"{}", recorded()]))
    (folder / "in" / "empty.ndjson").write_bytes(b"\n")

    assert _run("watch", "--once").exit_code == 0

    moved = {path.name: path.parent.name for path in folder.rglob("*") if path.is_file() and "report" not in path.name}
    assert moved == {"letter.txt": "refused", "some.ndjson": "done", "empty.ndjson": "done"}
    assert json.loads((folder / "refused" / "letter.txt.report.json").read_text())["quarantined"] == 2


def test_several_lines_are_given_up_by_their_numbers_and_one_that_is_none_is_told() -> None:
    _run("load", "-", given=b"{}\n[]\n7\n")
    _run("load", "-", given=b"{}\n")
    first, second, third = FeedLine.objects.order_by("id").values_list("id", flat=True)
    assert "(came 2 times, last " in _run("quarantine", "list").stdout

    done = _run("quarantine", "discard", str(first), str(second), "--reason", "sent again and right since", "--json")
    again = _run("quarantine", "discard", str(second), str(third), "--reason", "sent again and right since")

    assert (done.exit_code, _json(done)) == (0, {"lines": 2, "result": "discarded"})
    assert again.exit_code == 2
    assert f"Line {third} discarded." in again.stdout
    assert not FeedLine.objects.filter(settled_at=None).exists()
