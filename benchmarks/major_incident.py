"""A major incident: from the release by two people until each of its people has the message or a person's task.

    python -m benchmarks.major_incident --people 1000

The embedded database with fsync and all, one process that finds the people and hands over, and the make-believe
provider beside it. The people are of every combination of plan, guarded, bereaved, bureau and involvement. Fails if one
of them is reached outside their plan, twice, or not at all. The bar: 1,000 people within 15 minutes.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
import time
from pathlib import Path

from benchmarks import feed

WITHIN = 15 * 60  # seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=1000)
    asked = parser.parse_args()
    load = os.getloadavg()[0]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f}")
    with tempfile.TemporaryDirectory(prefix="benchmark-major-") as name, feed._database(Path(name)):
        _measure(asked.people, Path(name))


def _measure(people: int, folder: Path) -> None:
    from tests.outside import ROWAN, running
    from tests.services.conftest import texts_of
    from tests.services.control_room.many_people import make_many_people
    from tests.services.control_room.room_staff import NOW, a_room_supervisor
    from tests.services.messages.handing import hand_over_due
    from tests.services.people_and_cases import a_team

    from victimcare.records.models import Notification, Task
    from victimcare.services import port_registry
    from victimcare.services.access import Actor
    from victimcare.services.control_room.major import major_incidents, major_messages

    outside = folder / "outside"
    outside.mkdir()
    with running(outside, "--delivered-after", "1", "--sender", f"{ROWAN}=Rowan") as provider:
        port_registry.bind_ports(port_registry.Ports(texts={"notify": texts_of(provider, patience=60)}))
        a_team()
        first, second = a_room_supervisor(), a_room_supervisor()
        many = make_many_people(people)
        given = major_incidents.GivenMajorIncident("Dock Lane", {})
        major_id = major_incidents.declare_major_incident(actor=first, given=given, now=NOW)
        began = time.monotonic()
        major_incidents.load_people(actor=first, major_id=major_id, text=many.text, now=NOW)
        loaded = time.monotonic()
        major_incidents.ask_for_release(actor=first, major_id=major_id, now=NOW)
        major_incidents.release_messages(actor=second, major_id=major_id, now=NOW)
        released = time.monotonic()
        major_messages.reach_major_people(actor=Actor.system("benchmark"), now=NOW)
        reached = time.monotonic()
        while hand_over_due(now=NOW):
            pass
        ended = time.monotonic()
        messages = Notification.objects.filter(template="major-incident", status="accepted")
        sent = sorted(messages.values_list("victim_id", flat=True))
        asked = sorted(Task.objects.filter(kind="major_incident").values_list("victim_id", flat=True))
        journal = sum(entry["channel"] == "text" for entry in provider.journal())
    print(f"{people} people loaded in {loaded - began:.1f} s")
    print(f"{len(asked)} tasks and {len(sent)} messages planned in {reached - released:.1f} s after the release")
    print(f"{len(sent)} messages handed over {ended - released:.1f} s after the release (bar: {WITHIN} s)")
    if sent != sorted(many.by_message) or asked != sorted(many.by_person) or journal != len(sent):
        raise SystemExit("a person was reached outside their plan, twice, or not at all")
    if ended - released > WITHIN:
        raise SystemExit("too slow")


if __name__ == "__main__":
    main()
