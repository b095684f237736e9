"""What the control room takes and shows, measured: `python -m benchmarks.control_room mails --mails 2000`.

`mails`: from SMTP to visible as contacts, beside a bare aiosmtpd that stores nothing and django-helpdesk's intake; with
`--stored 100000` a second time with so many contacts in store. `queue`: the list with 200 handlers on 5,000 open
contacts, with 100,000 in store, and claim races.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from pathlib import Path

from benchmarks import feed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parts = parser.add_subparsers(dest="part", required=True)
    mails = parts.add_parser("mails", help="from SMTP to visible as contacts")
    mails.add_argument("--mails", type=int, default=2000)
    mails.add_argument("--connections", type=int, default=8)
    mails.add_argument("--stored", type=int, default=0)
    queue = parts.add_parser("queue", help="the list of 200 handlers, and claim races")
    queue.add_argument("--contacts", type=int, default=5_000, help="open ones")
    queue.add_argument("--stored", type=int, default=100_000, help="with the closed ones")
    queue.add_argument("--handlers", type=int, default=200)
    queue.add_argument("--rate", type=float, default=10.0, help="lists a second")
    queue.add_argument("--seconds", type=int, default=60)
    queue.add_argument("--races", type=int, default=1_000)
    asked = parser.parse_args()
    load = os.getloadavg()[0]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f}")
    if asked.part == "queue":
        from benchmarks import room_queue

        with tempfile.TemporaryDirectory(prefix="benchmark-room-") as name:
            given = {key: value for key, value in vars(asked).items() if key != "part"}
            Path(name).chmod(0o711)  # PostgreSQL may run as another user
            room_queue.measure(**given, folder=Path(name))
        return
    with tempfile.TemporaryDirectory(prefix="benchmark-room-") as name, feed._database(Path(name)):
        from benchmarks import room_mails

        room_mails.measure(asked.mails, asked.connections, asked.stored, Path(name))


if __name__ == "__main__":
    main()
