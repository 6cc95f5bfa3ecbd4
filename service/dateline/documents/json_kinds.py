"""Which kind of document a JSON text is: told from its keys."""

import json
import re
from collections.abc import Iterable
from typing import Any

from dateline.documents.decoding import decode
from dateline.documents.received import Received
from dateline.errors import UnreadableDocument

_NINJS = {
    "body_text", "body_html", "body_xhtml", "bodies", "headlines", "versioncreated", "description_text", "descriptions",
    "firstcreated", "contentcreated", "renditions", "pubstatus", "associations", "representationtype", "usageterms",
    "headline", "byline", "bylines", "title", "titles", "type", "standard",
}  # fmt: skip


_JSON = re.compile(rb"[\[{]\s*(?:[\[{\"\]}]|-?\d[\d.eE+-]*\s*,|(?:true|false|null)\b)")


def parse_json(received: Received) -> Any:
    """The value of a JSON text. Raises UnreadableDocument naming where it is broken, or what is too deep."""
    text = decode(received.data, name=received.name, max_bytes=len(received.data)).removeprefix("\ufeff")
    if text.count("{") + text.count("[") > received.max_values:
        raise UnreadableDocument(
            f"{received.name} is JSON of more than the {received.max_values:,} objects and lists allowed: split it, or "
            "raise DATELINE_MAX_DOCUMENT_BYTES.",
            name=received.name,
            max_values=received.max_values,
        )
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        raise UnreadableDocument(
            f"{received.name} is no JSON: {error.msg} at line {error.lineno}, column {error.colno}.",
            name=received.name,
            line=error.lineno,
        ) from error
    except (RecursionError, ValueError) as error:
        raise UnreadableDocument(
            f"{received.name} is JSON that is nested too deep or has too long a number to be read.", name=received.name
        ) from error


def kind_of_json(received: Received) -> str:
    """The format of a text that begins as JSON does; "text" where it is no JSON and no line of it is.

    Raises UnreadableDocument for JSON of no known kind, naming its keys.
    """
    first = received.data.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0]
    if first.count(b"{") + first.count(b"[") <= received.max_values and _is_line(first):
        return "jsonl"
    try:
        value = parse_json(received)
    except UnreadableDocument:
        if _begins_as_prose(received.data):
            return "text"
        raise
    kinds = {kind_of_object(one) for one in objects_of(value)}
    kinds.discard(None)
    if len(kinds) == 1:
        return str(kinds.pop())
    keys = ", ".join(sorted(value)[:8]) if isinstance(value, dict) else f"a list of {len(value)}"
    raise UnreadableDocument(
        f"{received.name} is JSON of no kind that is known here (it has {keys or 'nothing'}). Known are ninjs, "
        "JSON Feed, TimelineJS, JSON-LD of a NewsArticle or ClaimReview, and Document JSONL (an object a line).",
        name=received.name,
        found=keys,
    )


def objects_of(value: Any) -> list[dict[str, Any]]:
    """The objects in a JSON value: itself, or those of a list."""
    listed: Iterable[Any] = value if isinstance(value, list) else [value]
    return [one for one in listed if isinstance(one, dict)]


def kind_of_object(value: dict[str, Any]) -> str | None:
    """The format of one object, None for none that is known."""
    if "@context" in value or "@graph" in value or "@type" in value:
        return "json-ld"
    if str(value.get("version", "")).startswith(("https://jsonfeed.org/", "http://jsonfeed.org/")):
        return "feed"
    if isinstance(value.get("events"), list) and any(
        isinstance(one, dict) and "start_date" in one for one in value["events"]
    ):
        return "timeline"
    if isinstance(value.get("timeline"), dict) and isinstance(value["timeline"].get("date"), list):
        return "timeline"
    if "id" in value and "text" in value and not _NINJS & set(value) - {"title"}:
        return "jsonl"
    return "ninjs" if "uri" in value and _NINJS & {key.lower() for key in value} else None


def _is_line(first: bytes) -> bool:
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and "text" in value and "id" in value and kind_of_object(value) in (None, "jsonl")


def _begins_as_prose(data: bytes) -> bool:
    """Whether a text begins with a bracket as "[Editor's note: …]" and "[13 August]" do, and not as JSON does."""
    return _JSON.match(data.lstrip(b"\xef\xbb\xbf \t\r\n")[:200]) is None
