from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.services.feed.feed_lines import a_victim, arrested, in_lines, recorded

from victimcare.channels.cli.feed import feed, rebuild
from victimcare.records.models import AuditEntry, Duty, Event, FeedLine

pytestmark = pytest.mark.django_db


def _run(*words: str, given: bytes = b"") -> Result:
    return CliRunner().invoke(feed, words, input=given)


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
    assert (bytes(line.raw), line.settled_reason) == (b"{}", "a test of theirs")


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
        return CliRunner().invoke(rebuild, [*words, "--check", "--json"])

    same = check("--all")
    Duty.objects.filter(code="r6_suspect_arrested").delete()
    different = check("44/00001/26")
    mended = CliRunner().invoke(rebuild, ["--all", "--json"])

    assert (same.exit_code, json.loads(same.stdout)) == (0, {"different": {}})
    assert different.exit_code == 3
    assert json.loads(different.stdout) == {"different": {"44/00001/26": ["duty r6_suspect_arrested"]}}
    assert json.loads(mended.stdout) == {"rebuilt": 1}
    assert check("--all").exit_code == 0
    assert check("44/99999/26").exit_code == 2
