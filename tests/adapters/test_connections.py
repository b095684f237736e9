from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import requests

from victimcare.adapters.connections import Sessions


def test_a_thread_keeps_its_session_and_shares_it_with_no_other() -> None:
    def sign(session: requests.Session) -> None:
        session.headers["Authorization"] = "Bearer ours"

    sessions = Sessions(sign)

    mine, again = sessions.mine(), sessions.mine()
    with ThreadPoolExecutor(1) as other:
        theirs = other.submit(sessions.mine).result()

    assert mine is again
    assert theirs is not mine
    assert [each.headers["Authorization"] for each in (mine, theirs)] == ["Bearer ours", "Bearer ours"]
