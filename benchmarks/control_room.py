"""What the control room takes and shows, measured: `python -m benchmarks.control_room mails --mails 2000`.

`mails`: from SMTP to visible as contacts, beside a bare aiosmtpd that stores nothing.
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
    asked = parser.parse_args()
    load = os.getloadavg()[0]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f}")
    with tempfile.TemporaryDirectory(prefix="benchmark-room-") as name, feed._database(Path(name)):
        from benchmarks import room_mails

        room_mails.measure(asked.mails, asked.connections, Path(name))


if __name__ == "__main__":
    main()
