"""One script through both carriers of a running installation, and the record of each call.

    TWILIO_AUTH_TOKEN=… python -m tests.channels.phone.contract.running READY_FILE PUBLIC_URL CODE [SCRIPT]

The installation was started with that token and that VICTIMCARE_PUBLIC_URL. Prints the two records; exits with 1 where
they differ. Acts come when nothing has been said for a while: the only view into the installation is `victimcare
calls`.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.channels.phone.caller import Caller
from tests.channels.phone.contract.script import FOLDER, VICTIM_NUMBER, Act, read
from tests.channels.phone.record import quiet

from victimcare.demo.outside.hosted_telephones import HostedTelephone, SignedProduct


def newest_call() -> dict[str, Any]:
    done = subprocess.run(["victimcare", "calls", "--json"], check=True, capture_output=True, text=True)
    call: dict[str, Any] = json.loads(done.stdout.splitlines()[0])  # the newest comes first
    return {name: call[name] for name in ("direction", "path", "outcome")}


def by_twiml(product: SignedProduct, acts: tuple[Act, ...]) -> None:
    telephone = HostedTelephone(product, rings_from=f"+44{VICTIM_NUMBER[1:]}")
    telephone.ring()
    waiting = list(acts)
    for _ in range(100):
        if telephone.is_over:
            return
        time.sleep(1.0)  # the length of the words: the desk answers in this time
        telephone.hears()
        if waiting and waiting[0].step == newest_call()["path"][-1]:
            act = waiting.pop(0)
            telephone.keys(act.keys) if act.keys else telephone.hang_up()
        else:
            telephone.passes()


async def by_sip(line: tuple[str, int], acts: tuple[Act, ...]) -> None:
    async with Caller(line) as caller:
        await caller.ring()
        for act in acts:
            while (await asyncio.to_thread(newest_call))["path"][-1:] != [act.step]:
                await asyncio.sleep(0.2)
            await quiet(caller, 0.5)
            await (caller.key(act.keys, apart=0.2) if act.keys else caller.hang_up())
        await asyncio.wait_for(caller.is_hung_up.wait(), 180)
    await asyncio.sleep(1.0)


def main(ready: Path, public: str, code: str, script: str = "code_and_call_back") -> int:
    doors = json.loads(ready.read_text())
    acts = read(FOLDER / f"{script}.txt").for_code(code)
    by_twiml(SignedProduct(public, doors["web"].rstrip("/"), os.environ["TWILIO_AUTH_TOKEN"]), acts)
    hosted = newest_call()
    host, _, port = doors["sip"].rpartition("sip:")[2].rpartition("@")[2].rpartition(":")
    asyncio.run(by_sip((host, int(port)), acts))
    line = newest_call()
    print(json.dumps({"hosted carrier": hosted, "the line": line}, indent=2))
    return 0 if hosted == line else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
