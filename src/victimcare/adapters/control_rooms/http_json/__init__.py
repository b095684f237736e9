"""A control room that takes our own transfer record as JSON over HTTPS, signed as Standard Webhooks describes."""

from victimcare.adapters.control_rooms.http_json.http_link import ControlRoomAddress, HttpControlRoomLink

__all__ = [
    "ControlRoomAddress",
    "HttpControlRoomLink",
]
