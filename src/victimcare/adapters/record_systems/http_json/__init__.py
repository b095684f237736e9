"""A record system, or a small service in front of one, that answers in JSON over HTTPS
(docs/howto/linked-people.md)."""

from victimcare.adapters.record_systems.http_json.http_notices import HttpRecordNotices
from victimcare.adapters.record_systems.http_json.http_people import HttpPeopleLookup

__all__ = [
    "HttpPeopleLookup",
    "HttpRecordNotices",
]
