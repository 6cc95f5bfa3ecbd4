"""Which column of a sheet holds which field: by a mapping that somebody gives, or by one that goes by a name.

A mapping gives a column, or several joined in their order, for a field: `{"date": "Year,Month", "headline": "What"}`.
`ignore` names columns that are left out, or `*` for all others; `{"mapping": "acled"}` takes the mapping of that name.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dateline.errors import InvalidInput

FIELDS = {
    "date": "when it happened or began: one column, or those of year, month, day and time",
    "end": "when it ended, in the same way",
    "headline": "what happened, in a few words",
    "text": "what happened, in full",
    "place": "where",
    "group": "the heading under which the sheet puts it",
    "source": "who says so",
    "url": "where that is to be read",
    "media": "a picture or a recording of it",
    "caption": "the words below that",
    "credit": "who made that",
    "display": "the date as readers see it",
    "type": "the kind of row",
    "fatalities": "how many died",
    "precision": "how exact the date is",
    "actors": "who did it, and to whom",
    "ignore": "columns that are left out; * for all others",
}
"""The fields of a row, with what each holds."""

_TIMELINE = {
    "date": "Year,Month,Day,Time", "end": "End Year,End Month,End Day,End Time", "display": "Display Date",
    "headline": "Headline", "text": "Text", "media": "Media", "credit": "Media Credit", "caption": "Media Caption",
    "type": "Type", "group": "Group", "ignore": "*",
}  # fmt: skip
_ACLED = {
    "date": "event_date", "headline": "sub_event_type", "text": "notes", "place": "location,admin1,country",
    "group": "event_type", "source": "source", "fatalities": "fatalities", "precision": "time_precision",
    "actors": "actor1,actor2", "ignore": "*",
}  # fmt: skip
_GDELT = {
    "date": "SQLDATE", "actors": "Actor1Name,Actor2Name", "group": "EventRootCode", "type": "EventCode",
    "place": "ActionGeo_FullName", "url": "SOURCEURL", "ignore": "*",
}  # fmt: skip
NAMED: dict[str, dict[str, str]] = {"timelinejs": _TIMELINE, "acled": _ACLED, "gdelt": _GDELT}
"""The mappings that go by a name; their sheets are recognised by their columns."""

# GDELT 2.0 event rows have no header (The GDELT Event Database Data Format Codebook V2.0); 1.0 lacks the last three.
GDELT_COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate", "Actor1Code", "Actor1Name", "Actor1CountryCode",
    "Actor1KnownGroupCode", "Actor1EthnicCode", "Actor1Religion1Code", "Actor1Religion2Code", "Actor1Type1Code",
    "Actor1Type2Code", "Actor1Type3Code", "Actor2Code", "Actor2Name", "Actor2CountryCode", "Actor2KnownGroupCode",
    "Actor2EthnicCode", "Actor2Religion1Code", "Actor2Religion2Code", "Actor2Type1Code", "Actor2Type2Code",
    "Actor2Type3Code", "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone", "Actor1Geo_Type", "Actor1Geo_FullName",
    "Actor1Geo_CountryCode", "Actor1Geo_ADM1Code", "Actor1Geo_ADM2Code", "Actor1Geo_Lat", "Actor1Geo_Long",
    "Actor1Geo_FeatureID", "Actor2Geo_Type", "Actor2Geo_FullName", "Actor2Geo_CountryCode", "Actor2Geo_ADM1Code",
    "Actor2Geo_ADM2Code", "Actor2Geo_Lat", "Actor2Geo_Long", "Actor2Geo_FeatureID", "ActionGeo_Type",
    "ActionGeo_FullName", "ActionGeo_CountryCode", "ActionGeo_ADM1Code", "ActionGeo_ADM2Code", "ActionGeo_Lat",
    "ActionGeo_Long", "ActionGeo_FeatureID", "DATEADDED", "SOURCEURL",
)  # fmt: skip
# CAMEO root codes (Conflict and Mediation Event Observations, codebook 1.1b3, chapter 2).
CAMEO = {
    "01": "public statement", "02": "appeal", "03": "intent to cooperate", "04": "consultation",
    "05": "diplomatic cooperation", "06": "material cooperation", "07": "aid", "08": "yielding", "09": "investigation",
    "10": "demand", "11": "disapproval", "12": "rejection", "13": "threat", "14": "protest", "15": "show of force",
    "16": "reduced relations", "17": "coercion", "18": "assault", "19": "fighting", "20": "mass violence",
}  # fmt: skip


class Plan(NamedTuple):
    """A checked mapping: where the columns of each field stand, and its name, "own" for one that somebody gives."""

    name: str
    columns: dict[str, tuple[int, ...]]


def named_mapping(header: Sequence[str]) -> str | None:
    """The name of the mapping whose sheets have such columns, None for none."""
    folded = {_folded(name) for name in header}
    if {"year", "headline"} <= folded and {"text", "media", "month", "enddate", "endyear"} & folded:
        return "timelinejs"
    if {"eventdate", "eventtype", "notes"} <= folded and {"eventidcnty", "subeventtype"} & folded:
        return "acled"
    return "gdelt" if {"globaleventid", "sqldate", "sourceurl"} <= folded else None


def plan(header: Sequence[str], rows: Sequence[Sequence[str]], mapping: Mapping[str, str] | None, name: str) -> Plan:
    """Where the fields stand, from a given mapping or the one that goes by a name; `rows` give samples for errors.

    Raises InvalidInput for a sheet without a mapping, an unknown field or column, a name that two columns have, and
    for columns that nobody mentions.
    """
    known = named_mapping(header)
    if mapping and "mapping" in mapping:
        return _by_name(header, mapping, name)
    if not mapping:
        if known is None:
            raise InvalidInput(
                f"{name} is a sheet, and nobody says what its columns hold: {samples(header, rows)}. "
                'Map them, such as --map "date=…,headline=…,ignore=*".',
                columns=", ".join(header),
            )
        return Plan(known, _places(header, NAMED[known], name, strict=False))
    unknown = [field for field in mapping if field not in FIELDS]
    if unknown:
        raise InvalidInput(
            f"No field of a row is called {unknown[0]!r}; there are {', '.join(FIELDS)}.", field=unknown[0]
        )
    columns = _places(header, mapping, name, strict=True)
    if "date" not in columns or not {"headline", "text"} & set(columns):
        raise InvalidInput(
            f"A mapping for {name} needs date and headline or text; its columns are {samples(header, rows)}.",
            columns=", ".join(header),
        )
    used = {place for places in columns.values() for place in places}
    left = [place for place in range(len(header)) if place not in used and header[place]]
    if left and mapping.get("ignore", "").strip() != "*":
        names, cells = [header[place] for place in left], [[_cell(row, place) for place in left] for row in rows[:50]]
        raise InvalidInput(
            f"{name} has columns that nobody maps: {samples(names, cells)}. Map them, or add ignore=*.",
            columns=", ".join(names),
        )
    return Plan("own", columns)


def _by_name(header: Sequence[str], mapping: Mapping[str, str], name: str) -> Plan:
    """A mapping that goes by a name, with what is mapped otherwise beside it."""
    called = mapping["mapping"].casefold()
    if called not in NAMED:
        raise InvalidInput(
            f"No mapping goes by the name {mapping['mapping']!r}; there are {', '.join(NAMED)}.", mapping=called
        )
    own = {field: column for field, column in mapping.items() if field != "mapping"}
    columns = _places(header, NAMED[called], name, strict=False) | _places(header, own, name, strict=True)
    if "date" not in columns:
        raise InvalidInput(
            f"{name} has none of the columns of {called} that hold a date; it has {', '.join(header)}.", mapping=called
        )
    return Plan(called, columns)


def samples(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns with a few of their values, for errors."""
    said = []
    for place, name in list(enumerate(header))[:12]:
        values = list(dict.fromkeys(value[:30] for row in rows[:50] if (value := _cell(row, place))))[:3]
        said.append(f"{name or f'column {place + 1}'} ({', '.join(values) or 'empty'})")
    return "; ".join(said) + ("; …" if len(header) > 12 else "")


def _places(
    header: Sequence[str], mapping: Mapping[str, str], name: str, *, strict: bool
) -> dict[str, tuple[int, ...]]:
    columns: dict[str, tuple[int, ...]] = {}
    for field, written in mapping.items():
        if written.strip() == "*":
            continue
        found = [_place(header, column.strip(), name, strict=strict) for column in _columns_in(header, written)]
        places = tuple(place for place in found if place is not None)
        if places:
            columns[field] = places
    return columns


def _columns_in(header: Sequence[str], written: str) -> list[str]:
    """The columns that are meant: a column's name may itself have a comma."""
    return [written] if _folded(written) in map(_folded, header) else written.split(",")


def _place(header: Sequence[str], column: str, name: str, *, strict: bool) -> int | None:
    found = [place for place, one in enumerate(header) if _folded(one) == _folded(column)]
    if len(found) > 1:
        raise InvalidInput(
            f"{name} has {len(found)} columns of the name {column!r}: rename all but one.", column=column
        )
    if not found and strict:
        raise InvalidInput(f"{name} has no column {column!r}; it has {', '.join(header)}.", column=column)
    return found[0] if found else None


def _folded(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""
