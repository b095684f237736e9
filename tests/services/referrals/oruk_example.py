"""An invented directory in the form of Open Referral UK 3.0, and a server that serves it page by page."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid5

_NAMES = UUID("3d0f4c52-8d0c-4a0f-8c25-0d2f2f4b7d10")


def an_id(*named: str) -> str:
    return str(uuid5(_NAMES, ":".join(named)))


TAXONOMY: dict[str, Any] = {
    "id": an_id("taxonomy"),
    "name": "Kinds of help",
    "description": "What the towns on the river call their services.",
    "uri": "https://river-towns.example/kinds",
    "version": "4",
}


def term(word: str) -> dict[str, Any]:
    return {
        "id": an_id("term", word),
        "taxonomy": "Kinds of help",
        "taxonomy_id": TAXONOMY["id"],
        "term_uri": f"https://river-towns.example/kinds/{word.replace(' ', '-')}",
        "term": word,
    }


COUNSELLING: dict[str, Any] = {
    "id": an_id("counselling"),
    "organization_id": an_id("organisation", "Weir"),
    "name": "Weir Counselling",
    "description": "<p>Talking with a trained worker.</p> For everybody aged 16 and over.",
    "url": "https://weir.example/counselling",
    "email": "hello@weir.example",
    "status": "active",
    "fees": "Free",
    "minimum_age": 16,
    "maximum_age": 99.5,
    "assured_date": "2026-10-01",
    "assurer_email": "checks@weir.example",
    "last_modified": "2026-10-02T09:30:00.123Z",
    "phones": [{"id": an_id("phone"), "number": "020 7946 0111", "languages": [{"id": an_id("ur"), "code": "ur"}]}],
    "schedules": [
        {
            "id": an_id("schedule"),
            "freq": "WEEKLY",
            "interval": 1,
            "byday": "MO,TU,WE,TH,FR",
            "opens_at": "10:00:00",
            "closes_at": "18:00",
            "attending_type": "By telephone or in person",
        }
    ],
    "service_areas": [
        {"id": an_id("area"), "name": "Lambeth", "extent_type": "text", "uri": "https://places.example/lambeth"}
    ],
    "service_at_locations": [
        {
            "id": an_id("at", "mill"),
            "location": {
                "id": an_id("mill"),
                "location_type": "physical",
                "name": "The Mill",
                "latitude": 51.45,
                "longitude": -0.12,
                "addresses": [
                    {
                        "id": an_id("address"),
                        "address_1": "1 Mill Lane",
                        "city": "Riverside",
                        "state_province": "Riverside",
                        "postal_code": "ZZ1 1ZZ",
                        "country": "GB",
                        "address_type": "physical",
                    }
                ],
                "accessibility": [
                    {"id": an_id("access"), "description": "Step-free entrance. No hearing loop; bring your own."}
                ],
            },
        }
    ],
    "languages": [{"id": an_id("pl"), "name": "Polish", "code": "pl", "note": "Two of the staff"}],
    "organization": {
        "id": an_id("organisation", "Weir"),
        "name": "Weir Trust",
        "description": "A charity.",
        "website": "https://weir.example",
        "organization_identifiers": [
            {"id": an_id("charity"), "identifier_scheme": "GB-CHC", "identifier_type": "Charity", "identifier": "1"}
        ],
    },
    "funding": [{"id": an_id("funding"), "source": "The towns on the river"}],
    "cost_options": [{"id": an_id("cost"), "option": "Everybody", "amount": 0, "amount_description": "an hour"}],
    "contacts": [{"id": an_id("contact"), "name": "The front desk", "title": "Reception"}],
    "attributes": [
        {"id": an_id("attribute"), "link_type": "service_type", "taxonomy_term": term("counselling")},
        {"id": an_id("attribute", "2"), "link_type": "service_type", "taxonomy_term": term("walking groups")},
    ],
    "x_river_towns_number": {"kept": ["as", "it", "is"]},
}
HOUSING: dict[str, Any] = {
    "id": an_id("housing"),
    "name": "Roofs",
    "status": "temporarily closed",
    "attributes": [{"id": an_id("attribute", "3"), "taxonomy_term": term("housing")}],
}
LOCKS: dict[str, Any] = {
    "id": an_id("locks"),
    "name": "Locks and Lights",
    "status": "active",
    "description": "Locks changed for free.",
}
SERVICES: tuple[dict[str, Any], ...] = (COUNSELLING, HOUSING, LOCKS)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    services: tuple[dict[str, Any], ...] = SERVICES
    broken_at = ""  # an address for which it fails
    asked: list[str]


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        self.server.asked.append(self.path)
        lists: dict[str, tuple[Any, ...]] = {
            "/v3/services": self.server.services,
            "/v3/taxonomies": (TAXONOMY,),
            "/v3/taxonomy_terms": (term("counselling"), term("walking groups"), term("housing")),
        }
        if self.server.broken_at and self.server.broken_at in self.path:
            self._answer(500, {})
        elif asked.path in lists:
            self._answer(200, _page(lists[asked.path], parse_qs(asked.query)))
        else:
            found = {f"/v3/services/{one['id']}": one for one in self.server.services}
            self._answer(200, found[asked.path]) if asked.path in found else self._answer(404, {})

    def _answer(self, status: int, held: object) -> None:
        body = json.dumps(held).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's signature
        """Logs nothing: the test reads `asked`."""


def _page(held: tuple[Any, ...], query: dict[str, list[str]]) -> dict[str, Any]:
    """Two items on each page, whatever size was asked for, so that there is more than one page."""
    number, size = int(query.get("page", ["1"])[0]), 2
    pages = -(-len(held) // size)
    part = held[(number - 1) * size : number * size]
    contents = [{"id": one["id"], "name": one.get("name", one.get("term"))} | _plain(one) for one in part]
    return {
        "total_items": len(held),
        "total_pages": pages,
        "page_number": number,
        "size": len(part),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not part,
        "contents": contents,
    }


def _plain(one: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in one.items() if isinstance(value, str | int | float)}


@contextmanager
def example_server() -> Iterator[tuple[str, _Server]]:
    """The server's address and the server."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v3", server
    finally:
        server.shutdown()
        server.server_close()
