"""Posts what is to be recorded, and reads the number from the answer (docs/control-room.md)."""

from __future__ import annotations

from victimcare.adapters.signed_posts import ANSWER_WITHIN, SignedPostAddress, post_signed
from victimcare.services.ports.record_notices import OutgoingRecordNotice


class HttpRecordNotices:
    """A `RecordNoticeLink`. Safe to share by threads: nothing is kept between two requests."""

    def __init__(self, *, url: str, token: str, secret: str, answer_within: float = ANSWER_WITHIN) -> None:
        self._to = SignedPostAddress(url, token, secret)
        self._answer_within = answer_within

    def deliver(self, notice: OutgoingRecordNotice, /) -> object:
        answer = post_signed(self._to, str(notice.notice_id), notice.content, answer_within=self._answer_within)
        return answer.get("number") if isinstance(answer, dict) else None
