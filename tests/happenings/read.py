"""Documents as tests of linking begin with: a few sentences, who published them and when, read as any document is."""

from dateline import claims
from dateline.claims import Claim
from dateline.documents import parse_text
from dateline.extraction import extract


def read(text: str, published: str, outlet: str = "Echo", name: str = "a") -> list[Claim]:
    """The claims of a document."""
    (document,) = parse_text(
        text.encode(), name=name, published=published, source=outlet, zone="UTC", retrieved_at="2026-01-01T00:00:00Z"
    )
    return [claims.evolve(None, recorded) for recorded in extract(document)]
