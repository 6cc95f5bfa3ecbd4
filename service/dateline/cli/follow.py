"""`dateline follow`: pages and feeds, asked again and again."""

import re
import time
from contextlib import closing
from typing import Annotated

import typer

from dateline.app import App, Destination, Given, Outcome, Refused, open_app
from dateline.cli.fetched import fetcher_of, is_address, item_of
from dateline.cli.outcomes import print_outcome
from dateline.errors import InvalidInput, NotFetched
from dateline.fetching import Fetched, Follower, Poll

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_SHORTEST = 60.0  # seconds: more often is no way to treat a server


def follow(
    urls: Annotated[list[str], typer.Argument(help="Addresses of pages and feeds.", show_default=False)],
    every: Annotated[
        str, typer.Option(help="How often each is asked: 90s, 15m, 2h, 1d; a minute at the least.")
    ] = "15m",
    published: Annotated[str | None, typer.Option(help="When they were published, where they do not say.")] = None,
    source: Annotated[str | None, typer.Option(help="Who publishes, where they do not say.")] = None,
    zone: Annotated[str | None, typer.Option(help="The time zone of times that state none: Europe/Kyiv.")] = None,
    timeline: Annotated[str | None, typer.Option(help="Put them on this timeline; it is opened if need be.")] = None,
    raw: Annotated[bool, typer.Option("--raw/--no-raw", help="Keep the bytes they were read from as well.")] = True,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from machines that are not on the public network, too.")
    ] = False,
    once: Annotated[bool, typer.Option("--once", help="Ask each once, and stop.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print a line of JSON for each document.")] = False,
) -> None:
    """Ask pages and feeds again and again, and record what is new or revised, until stopped.

    A server is asked only for what has changed since; one that fails, or asks for time, is asked less often.
    """
    seconds = seconds_of(every)
    for url in urls:
        if not is_address(url):
            raise InvalidInput(f"{url!r} is no address on the web: it begins with https:// or http://.", url=url)
    with closing(open_app()) as app, fetcher_of(app, allow_private=allow_private) as fetcher:
        given, destination = app.given(published, source, zone), Destination(timeline, keep_raw=raw)
        follower = Follower(fetcher, urls, seconds, clock=time.monotonic, sleep=time.sleep)
        for _ in urls:
            _take(app, follower.poll(), given, destination, as_json=as_json)
        while not once:
            poll = follower.poll()
            if poll is None:
                return
            _take(app, poll, given, destination, as_json=as_json)


def seconds_of(written: str) -> float:
    """A length of time such as 15m as seconds. Raises InvalidInput for none, and for less than a minute."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([smhd])", written.strip())
    seconds = float(found[1]) * _UNITS[found[2]] if found else 0.0
    if seconds < _SHORTEST:
        raise InvalidInput(
            f'"{written}" is no time to wait: write 90s, 15m, 2h or 1d, a minute at the least.', every=written
        )
    return seconds


def _take(app: App, poll: Poll | None, given: Given, destination: Destination, *, as_json: bool) -> None:
    """Record what an address gave; print what is new, and why nothing came where nothing did."""
    if poll is None:
        return
    if isinstance(poll.result, NotFetched):
        again = "it is not asked again" if poll.wait is None else f"asked again in {poll.wait / 60:,.0f} minutes"
        typer.echo(f"dateline: {poll.result.sentence} ({again})", err=True)
        return
    if not isinstance(poll.result, Fetched):
        return
    for outcome in app.ingest_items([item_of(app, poll.url, poll.result)], given, destination):
        if isinstance(outcome, Refused):
            typer.echo(f"dateline: {outcome.sentence}", err=True)
        elif isinstance(outcome, Outcome) and not outcome.ingested.repeated:
            print_outcome(outcome, as_json=as_json)
