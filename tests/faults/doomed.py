"""Workers that another process kills.

A program: for each line on standard input a worker begins, and its process id is a line on standard output; the next
begins when that one is dead. Each is a fork that runs the whole of `victimcare worker`, so that it begins at once.
"""

from __future__ import annotations

import os
import signal
import sys

import django

django.setup()

from victimcare.adapters.documents.weasyprint.pdf_printer import can_make_pdf  # noqa: E402
from victimcare.channels.cli.worker_process import run_worker  # noqa: E402
from victimcare.installation.part_processes import die_with_parent  # noqa: E402


def main() -> None:
    can_make_pdf()  # read in once, here, and not in every worker
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            die_with_parent(signal.SIGKILL)
            run_worker.main(args=[], standalone_mode=False)
            os._exit(0)
        print(child, flush=True)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
