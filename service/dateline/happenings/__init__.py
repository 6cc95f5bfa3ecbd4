"""Which claims speak of one happening, what they say together, and where they differ. Pure."""

from dateline.happenings.claim import Claim, innermost_source, modality_of
from dateline.happenings.linking import Link, Linker, happening_id, link
from dateline.happenings.periods import Period
from dateline.happenings.relations import Relation, relations
from dateline.happenings.summarising import Summary, period_of_happening, summarise

__all__ = [
    "Claim",
    "Link",
    "Linker",
    "Period",
    "Relation",
    "Summary",
    "happening_id",
    "innermost_source",
    "link",
    "modality_of",
    "period_of_happening",
    "relations",
    "summarise",
]
