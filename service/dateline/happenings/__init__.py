"""Which claims speak of one happening, what they say together, and where they differ. Pure."""

from dateline.happenings.claim import Claim, innermost_source, modality_of
from dateline.happenings.grouping import Decided
from dateline.happenings.linking import Change, Link, Linker, Merge, Split, happening_id, link
from dateline.happenings.periods import Period
from dateline.happenings.relations import Relation, relations
from dateline.happenings.summarising import Summary, period_of_happening, summarise

__all__ = [
    "Change",
    "Claim",
    "Decided",
    "Link",
    "Linker",
    "Merge",
    "Period",
    "Relation",
    "Split",
    "Summary",
    "happening_id",
    "innermost_source",
    "link",
    "modality_of",
    "period_of_happening",
    "relations",
    "summarise",
]
