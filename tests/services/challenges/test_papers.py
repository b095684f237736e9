"""The papers hold the challenge, its duty with the reason for its date, and what was done; no other person; and they
prove it."""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from pypdf import PdfReader

from tests.services.challenges.conftest import as_victim, key
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team
from victimcare.adapters.documents.weasyprint import WeasyPrintPrinter
from victimcare.channels.web import ui
from victimcare.records.models import AuditEntry, Challenge, Task, Victim
from victimcare.rules.contact.communication_needs import CommunicationNeed
from victimcare.rules.errors import FieldRequired
from victimcare.services import port_registry
from victimcare.services.access import Actor
from victimcare.services.challenges import challenge_answers, challenge_receipt, ombudsman_papers
from victimcare.services.challenges.challenge_answers import OwnMatter
from victimcare.services.challenges.challenge_shapes import ChallengeOutcome, SubmissionChannel
from victimcare.services.challenges.paper_documents import OmbudsmanPapers
from victimcare.services.contact import communication_passports
from victimcare.services.contact.communication_passports import BY_VICTIM, PassportContent
from victimcare.services.desk import task_actions

FONTS = Path(ui.__file__).parent / "static"
OTHERS = ("Ines", "Kowal", "07700 900456", "PC Amara Cole", "S-Rowan", "V2")


@pytest.fixture(autouse=True)
def _press(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(port_registry.ports, "documents", WeasyPrintPrinter(fonts=FONTS))


@pytest.fixture
def two(db: None) -> Victim:
    """Two victims of one crime; a suspect with a telling reference was arrested, and only the other victim was told."""
    a_team()
    other = a_person("V2", given_name="Ines", family_name="Kowal", mobile="07700 900456")
    load("44/62001/26", recorded(a_person(), other))
    arrest = fact("suspect.arrested", NOW - timedelta(days=20), suspect_ref="S-Rowan")
    told = fact(
        "victim.contacted",
        NOW - timedelta(days=19),
        victim_id="V2",
        channel="phone",
        about=[arrest.id],
        by={"officer_id": "O1", "name": "PC Amara Cole"},
    )
    return load("44/62001/26", arrest, told)["V1"]


def _answered(victim: Victim, by: Actor) -> Challenge:
    received = challenge_receipt.open_challenge(
        actor=as_victim(victim),
        victim_id=victim.id,
        channel=SubmissionChannel.WEB,
        words="No officer rang.",
        duty=key(victim),
        now=NOW,
    )
    challenge_answers.answer_challenge(
        actor=by,
        challenge_id=received.id,
        outcome=ChallengeOutcome.NOT_MET,
        words="You were not told. We are sorry.",
        put_right="You are rung on the day itself.",
        put_right_on=date(2026, 12, 1),
        now=NOW,
    )
    return Challenge.objects.get(public_id=received.id)


def _made(row: Challenge, by: Actor, reason: str = "The Ombudsman asks") -> OmbudsmanPapers:
    return ombudsman_papers.make_ombudsman_papers(actor=by, challenge_id=row.public_id, reason=reason, now=NOW)


def _files(made: OmbudsmanPapers) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _json(files: dict[str, bytes], name: str) -> Any:
    return json.loads(files[name])


def test_everything_that_bears_on_it_is_there(two: Victim, sol: Actor) -> None:
    files = _files(_made(_answered(two, sol), sol))
    if folder := os.environ.get("PICTURES_TO"):
        (Path(folder) / "papers.pdf").write_bytes(files["papers.pdf"])

    [challenge] = _json(files, "challenge.json")
    assert [one["words"] for one in challenge["said"]] == [
        ["No officer rang."],
        ["You were not told. We are sorry.", "You are rung on the day itself."],
    ]
    duty = _json(files, "duty.json")
    assert (duty["id"], duty["due_on"], duty["status"]) == ("r6_suspect_arrested", "2026-11-12", "missed")
    [count] = duty["why_this_date"]["counts"]
    assert (count["limit"], [day["number"] for day in count["days"] if day["number"]]) == (
        {"amount": 5, "unit": "working_day"},
        [1, 2, 3, 4, 5],
    )
    assert [entry["type"] for entry in _json(files, "timeline.json")] == [
        "suspect.arrested",
        *("right.challenged", "complaint.received"),
        *("challenge.answered", "complaint.answered"),
    ]
    assert {entry["act"] for entry in _json(files, "audit.json")} >= {"challenge.made", "challenge.answered"}


def test_the_manifest_proves_each_file(two: Victim, sol: Actor) -> None:
    made = _made(_answered(two, sol), sol)

    files = _files(made)
    manifest = _json(files, "manifest.json")
    assert {one["name"]: one["sha256"] for one in manifest["files"]} == {
        name: hashlib.sha256(content).hexdigest() for name, content in files.items() if name != "manifest.json"
    }
    assert hashlib.sha256(made.content).hexdigest() == made.digest
    assert made.file_name == f"papers-{made.digest[:8]}.zip"


def test_no_other_person_is_in_them(two: Victim, sol: Actor) -> None:
    files = _files(_made(_answered(two, sol), sol))
    texts = [content.decode() for name, content in files.items() if name.endswith((".json", ".html"))]
    texts += [
        "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
        for name, content in files.items()
        if name.endswith(".pdf")
    ]

    assert [(name, text) for text in texts for name in OTHERS if name in text] == []
    assert "No officer rang." in texts[-1]


def test_they_are_made_with_a_reason_by_the_owner_and_the_reason_is_kept(two: Victim, sol: Actor, ewa: Actor) -> None:
    row = _answered(two, sol)

    with pytest.raises(FieldRequired):
        _made(row, sol, " ")
    with pytest.raises(OwnMatter):  # it is Sol's
        _made(row, ewa)
    made = _made(row, sol)

    entry = AuditEntry.objects.get(act="challenge.papers")
    assert (entry.actor, entry.detail["sha256"], entry.reason) == (sol.id, made.digest, "The Ombudsman asks")


def test_once_it_has_ended_a_supervisor_makes_them_too(two: Victim, sol: Actor, ewa: Actor) -> None:
    row = _answered(two, sol)
    challenge_answers.record_remedy_done(actor=sol, challenge_id=row.public_id, words="Done.", now=NOW)
    challenge_answers.record_answers_told(actor=as_victim(two), victim_id=two.id, door="page", now=NOW)
    assert Task.objects.get(kind="challenge").outcome == "done"

    assert _made(row, ewa).content


def test_without_a_duty_they_hold_the_challenge_alone(two: Victim, sol: Actor) -> None:
    received = challenge_receipt.open_challenge(
        actor=as_victim(two), victim_id=two.id, channel=SubmissionChannel.WEB, words="No officer rings back.", now=NOW
    )
    task_actions.take_task(actor=sol, task_id=Task.objects.get(kind="challenge").public_id, now=NOW)

    files = _files(_made(Challenge.objects.get(public_id=received.id), sol))

    assert _json(files, "duty.json") is None
    assert [entry["type"] for entry in _json(files, "timeline.json")] == ["right.challenged", "complaint.received"]


def test_what_was_blanked_stays_blank(two: Victim, sol: Actor) -> None:
    row = _answered(two, sol)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE records_eventprivate SET content = NULL, redacted_at = now(), redacted_reason = 'asked'"
            " WHERE event_id = %s",
            [row.asked_id],
        )

    [challenge] = _json(_files(_made(row, sol)), "challenge.json")

    assert challenge["said"][0]["words"] == []


def test_how_to_speak_with_the_victim_goes_along_without_any_of_their_words(two: Victim, sol: Actor) -> None:
    said = PassportContent(
        "pl",
        (CommunicationNeed.INTERPRETER, CommunicationNeed.LARGE_PRINT),
        someone="My sister Iman",
        helps="A quiet room.",
    )
    communication_passports.append_passport_version(two.id, said, after=0, by=None, how=BY_VICTIM, now=NOW)

    files = _files(_made(_answered(two, sol), sol))

    assert _json(files, "speaking.json") == {"language": "pl", "needs": ["interpreter", "large_print"]}
    assert not any(words in files["speaking.json"] for words in (b"Iman", b"quiet"))
