"""Draws an OpenAPI document as a page, without script or style sheet, under the strictest content policy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from victimcare.wording import dates, say

_METHODS = ("get", "post", "put", "patch", "delete")


def draw_document(document: Mapping[str, Any], *, stopped_at: datetime | None = None) -> SafeString:
    """`stopped_at`: the moment at which the product's clock is frozen, which every page shows."""
    operations = format_html_join(
        "",
        "{}",
        (
            (_draw_operation(method, path, item[method]),)
            for path, item in document["paths"].items()
            for method in _METHODS
            if method in item
        ),
    )
    return format_html(
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} API</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main>'
        "{banner}<h1>{title} API, version {version}</h1><p>{about} The whole of it for programs: "
        '<a href="openapi.json">openapi.json</a>. The form of an event: '
        '<a href="feed/schema.json">feed/schema.json</a>.</p>{operations}{shapes}</main></body></html>',
        banner=_draw_banner(stopped_at),
        title=document["info"]["title"],
        version=document["info"]["version"],
        about=document["info"]["description"],
        operations=operations,
        shapes=_draw_shapes(document.get("components", {}).get("schemas", {})),
    )


def _draw_banner(stopped_at: datetime | None) -> SafeString:
    if stopped_at is None:
        return SafeString("")
    day = dates.write_day(stopped_at.astimezone(dates.LONDON).date(), manner="page", today=date.min)  # with its year
    more = say("ui-banner-frozen-more", day=day, time=dates.staff_time(stopped_at))
    return format_html("<p><strong>{}</strong> {}</p>", say("ui-banner-frozen"), more)


def _draw_operation(method: str, path: str, operation: Mapping[str, Any]) -> SafeString:
    return format_html(
        "<h2><code>{} {}</code>: {}</h2><p>{}</p>{}<h3>Answers</h3>{}",
        method.upper(),
        path,
        operation.get("summary", ""),
        operation.get("description", ""),
        _draw_body(operation.get("requestBody", {}).get("content", {})),
        _draw_list(
            (status, f"{answer['description']} {_describe_content(answer.get('content', {}))}")
            for status, answer in operation["responses"].items()
        ),
    )


def _draw_body(content: Mapping[str, Any]) -> SafeString:
    if not content:
        return SafeString("")
    described = ((form, _describe_schema(how["schema"])) for form, how in content.items())
    return format_html("<h3>Body</h3>{}", _draw_list(described))


def _draw_shapes(schemas: Mapping[str, Any]) -> SafeString:
    return format_html_join(
        "",
        '<h2 id="{}">{}</h2><p>{}</p>{}',
        (
            (
                name,
                name,
                schema.get("description", ""),
                _draw_list((field, _describe_schema(what)) for field, what in schema.get("properties", {}).items()),
            )
            for name, schema in schemas.items()
        ),
    )


def _draw_list(pairs: Iterable[tuple[str, str]]) -> SafeString:
    items = format_html_join("", "<dt><code>{}</code></dt><dd>{}</dd>", pairs)
    return format_html("<dl>{}</dl>", items)


def _describe_content(content: Mapping[str, Any]) -> str:
    return ", ".join(_describe_schema(how["schema"]) for how in content.values())


def _describe_schema(schema: Mapping[str, Any]) -> str:
    """Return a schema in a few words: its name, or its type and description."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if schema.get("type") == "array":
        return f"list of {_describe_schema(schema.get('items', {}))}. {schema.get('description', '')}".strip()
    choices = ", ".join(map(str, schema.get("enum", ())))
    words = (schema.get("type", ""), schema.get("description", ""), f"one of {choices}" if choices else "")
    return ". ".join(word for word in words if word)
