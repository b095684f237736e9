from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import requests

from victimcare.adapters.supplier_connections import ThreadSessions


def test_a_thread_keeps_its_session_and_shares_it_with_no_other() -> None:
    def sign(session: requests.Session) -> None:
        session.headers["Authorization"] = "Bearer ours"

    sessions = ThreadSessions(sign)

    mine, again = sessions.mine(), sessions.mine()
    with ThreadPoolExecutor(1) as other:
        theirs = other.submit(sessions.mine).result()

    assert mine is again
    assert theirs is not mine
    assert [each.headers["Authorization"] for each in (mine, theirs)] == ["Bearer ours", "Bearer ours"]
