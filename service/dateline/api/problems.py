"""Every error over HTTP in one shape: problem+json (RFC 9457)."""

import json
from http import HTTPStatus

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.api.schema import plain
from dateline.errors import LONGEST_ECHO, DatelineError

MEDIA_TYPE = "application/problem+json"
SENTENCES = {
    404: "There is nothing at {path}.",
    405: "{path} cannot be asked with {method}.",
    413: "The request is too large.",
}

log = structlog.get_logger(__name__)


def problem(
    request: Request, status: int, detail: str, *, code: str | None = None, values: dict[str, object] | None = None
) -> Response:
    """A problem: what kind of thing went wrong (`title`, `code`) and what exactly (`detail`, `values`)."""
    title = code.replace("-", " ").capitalize() if code else HTTPStatus(status).phrase
    body: dict[str, object] = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    body["instance"] = request.url.path
    if code is not None:
        body |= {"code": code, "values": plain(values or {})}
    headers = {"Cache-Control": "no-store"} | ({"Retry-After": "5"} if status == HTTPStatus.SERVICE_UNAVAILABLE else {})
    return Response(json.dumps(body, ensure_ascii=True), status, headers, MEDIA_TYPE)


def dateline_error(request: Request, error: Exception) -> Response:
    """An error of Dateline's own: its sentence, its status, its values."""
    assert isinstance(error, DatelineError)
    return problem(request, error.status, error.sentence, code=error.code, values=error.values)


def http_error(request: Request, error: Exception) -> Response:
    """An error of HTTP itself: an unknown path, a method that is not offered, a body that cannot be read."""
    assert isinstance(error, HTTPException)
    said = error.detail if error.detail != HTTPStatus(error.status_code).phrase else ""
    sentence = SENTENCES.get(error.status_code, "{said}").format(
        path=_short(request.url.path), method=request.method, said=said or error.detail
    )
    response = problem(request, error.status_code, said or sentence)
    response.headers.update(error.headers or {})
    return response


def _short(path: str) -> str:
    return path if len(path) <= LONGEST_ECHO else f"{path[:LONGEST_ECHO]}…"


def unexpected_error(request: Request, error: Exception) -> Response:
    """What nobody outside could have caused: told to the log, not to the caller."""
    log.error("http.failed", path=request.url.path, exc_info=error)
    return problem(request, 500, "Something went wrong here. It is in the service's log.", code="error")
