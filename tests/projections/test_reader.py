"""What was known when: given a log, what the reader answers as of each moment, on both axes, on both databases."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event as sqlalchemy_event

from dateline.errors import InvalidInput, InvertedAsOf, MalformedCursor, NotFound
from dateline.events import (
    DocumentCorrected,
    DocumentObserved,
    DocumentRevised,
    DocumentTextErased,
    DocumentWithdrawn,
    EntryHidden,
    EntryPinned,
)
from dateline.evidence import Observation, Selection
from dateline.projections.reader import Reader
from dateline.projections.runner import Runner
from dateline.projections.views import AsOf
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from tests.given import DECISION, created, linked, recorded
from tests.projections.log import (
    CALL,
    CALL_A,
    CALL_B,
    HISTORY,
    LATER,
    SECOND,
    SUMMIT,
    SUMMIT_A,
    TIMELINE,
    TROOPS,
    TROOPS_A,
    A,
    B,
    Clock,
    append,
)


@pytest.fixture
def store(database: Database) -> EventStore:
    return EventStore(database, Clock())


@pytest.fixture
def reader(store: EventStore) -> Reader:
    append(store, HISTORY)
    Runner(store).catch_up()
    return Reader(store, lambda: LATER)


def shown(reader: Reader, as_of: AsOf) -> list[str]:
    timeline = reader.timeline("call", as_of)
    return [entry.happening.id for entry in reader.entries(timeline, as_of).items]


@pytest.mark.parametrize(
    ("as_of", "sentence"),
    [
        (AsOf(), 'There is no timeline "gone".'),
        (AsOf(recorded=20, now=True), 'There is no timeline "gone".'),
        (AsOf(recorded=20), 'There is no timeline "gone" at that moment.'),
    ],
)
def test_what_is_not_there_now_has_no_moment(reader: Reader, as_of: AsOf, sentence: str) -> None:
    with pytest.raises(NotFound) as raised:
        reader.timeline("gone", as_of)
    assert str(raised.value) == sentence


def test_the_timeline_at_every_position(reader: Reader) -> None:
    with pytest.raises(NotFound):
        reader.timeline("call", AsOf(recorded=1))
    assert shown(reader, AsOf(recorded=2)) == []
    assert shown(reader, AsOf(recorded=6)) == []
    assert shown(reader, AsOf(recorded=7)) == [CALL]
    assert shown(reader, AsOf(recorded=9)) == [CALL, SUMMIT, TROOPS]
    assert shown(reader, AsOf(recorded=15)) == [CALL, SUMMIT, TROOPS]
    assert shown(reader, AsOf(recorded=16)) == [CALL, SUMMIT]
    assert shown(reader, AsOf(recorded=17)) == [CALL, SECOND, SUMMIT]
    assert shown(reader, AsOf(recorded=19)) == [CALL, SUMMIT]
    assert shown(reader, AsOf(recorded=20)) == shown(reader, AsOf()) == [CALL]


def test_a_happening_at_every_position(reader: Reader) -> None:
    def call(position: int) -> tuple[list[str], str | None, str | None, bool, int]:
        view = reader.happening(CALL, AsOf(recorded=position))
        return [claim.id for claim in view.claims], view.earliest, view.latest, view.contested, view.revision

    day = ("2025-08-12T00:00:00", "2025-08-13T00:00:00")
    assert call(7) == call(11) == ([CALL_A.claim_id], *day, False, 1)
    assert call(12) == ([CALL_A.claim_id, CALL_B.claim_id], *day, False, 2)
    assert call(13) == ([CALL_A.claim_id, CALL_B.claim_id], day[0], "2025-08-15T00:00:00", True, 3)
    assert call(17)[:4] == ([CALL_A.claim_id], *day, False)
    assert call(18)[3] is True
    assert call(19)[:4] == ([CALL_A.claim_id], *day, False)


def test_contradicting_dates_are_named_with_their_speakers(reader: Reader) -> None:
    (sentence,) = reader.happening(CALL, AsOf(recorded=13)).disagreements
    assert sentence == "The dates exclude each other: 2025-08-12 (the Kremlin); 2025-08-14 (“Document b”)."


def test_by_what_was_public_then(reader: Reader) -> None:
    before_b, all_public = "2025-08-13T23:00:00Z", "2025-08-14T12:00:00Z"
    then = AsOf(recorded=13, published=reader.as_of(None, before_b).published)
    assert [claim.id for claim in reader.happening(CALL, then).claims] == [CALL_A.claim_id]
    assert reader.happening(CALL, then).contested is False
    assert reader.happening(CALL, then).revision == 3  # counts what the log learned, whatever was public
    now = AsOf(recorded=13, published=reader.as_of(None, all_public).published)
    assert reader.happening(CALL, now).contested is True
    earlier = reader.as_of(None, "2025-08-13T11:59:59Z")
    assert shown(reader, earlier) == []
    with pytest.raises(NotFound):
        reader.document(B.document_id, then)
    with pytest.raises(NotFound):
        reader.claim(CALL_B.claim_id, then)
    assert reader.document(A.document_id, then).title == "Document a"


def test_a_claim_as_it_was_read(reader: Reader) -> None:
    assert reader.claim(SUMMIT_A.claim_id, AsOf(recorded=13)).modality == "planned"
    now = reader.claim(SUMMIT_A.claim_id)
    assert (now.modality, now.status, now.version, now.position) == ("cancelled", "corrected", 2, 5)
    assert reader.happening(SUMMIT).titled_by == "a tester"
    retracted = reader.claim(TROOPS_A.claim_id)
    assert (retracted.status, retracted.happening_id) == ("retracted", TROOPS)
    with pytest.raises(NotFound):
        reader.happening(TROOPS)


def test_who_speaks(reader: Reader) -> None:
    assert reader.claim(CALL_A.claim_id).speaker == "the Kremlin"
    assert reader.claim(CALL_A.claim_id).source_name == "Outlet A"
    assert reader.claim(TROOPS_A.claim_id).speaker == "Outlet A"
    assert reader.claim(CALL_B.claim_id).speaker == "“Document b”"


def test_numbers_stand_beside_their_speakers(reader: Reader) -> None:
    (figure,) = reader.happening(TROOPS, AsOf(recorded=9)).figures
    assert (figure.quantity.text, figure.speaker, figure.claim_id) == ("15,000", "Outlet A", TROOPS_A.claim_id)


def test_claims_of_a_document_stand_in_its_order(reader: Reader) -> None:
    assert [claim.id for claim in reader.claims_of(A.document_id)] == [
        CALL_A.claim_id,
        SUMMIT_A.claim_id,
        TROOPS_A.claim_id,
    ]


def test_what_is_not_there_is_left_out_or_not_found(reader: Reader) -> None:
    assert reader.claims(["claim-0"]) == reader.documents(["document-0"]) == reader.happenings(["happening-0"]) == {}
    missing: list[Callable[[], object]] = [
        lambda: reader.claim("claim-0"),
        lambda: reader.document("document-0"),
        lambda: reader.happening("happening-0"),
        lambda: reader.timeline("nothing"),
        lambda: reader.timeline_by_id("timeline-0"),
    ]
    for ask in missing:
        with pytest.raises(NotFound):
            ask()


def many(store: EventStore, number: int) -> Reader:
    """A timeline of that many happenings: one in three undated, several on a day."""
    append(store, [TIMELINE, A])
    for each in range(number):
        day = None if each % 3 == 0 else f"2025-08-{(each * 7) % 28 + 1:02d}"
        claim = recorded(f"claim {each}", names=("Kim",), day=day, start=each * 20)
        append(store, [claim, linked(claim, str(each))])
    Runner(store).catch_up()
    return Reader(store, lambda: LATER)


def test_pages_cover_the_timeline_once_and_in_order(store: EventStore) -> None:
    reader = many(store, 20)
    timeline = reader.timeline("call")
    everything = reader.entries(timeline)
    dates = [entry.happening.earliest for entry in everything.items]
    dated = [date for date in dates if date is not None]
    assert dates == sorted(dated) + [None] * (20 - len(dated))
    for size in (1, 3, 7, 20, 30):
        forward, after = [], None
        while True:
            page = reader.entries(timeline, first=size, after=after)
            forward += page.items
            assert page.has_previous == (after is not None)
            if not page.has_next:
                break
            after = page.cursors[-1]
        assert forward == list(everything.items)
        backward, before = [], None
        while True:
            page = reader.entries(timeline, last=size, before=before)
            backward = [*page.items, *backward]
            if not page.has_previous:
                break
            before = page.cursors[0]
        assert backward == list(everything.items)
    assert reader.entries(timeline, first=0).items == ()
    middle = reader.entries(timeline, after=everything.cursors[2], before=everything.cursors[7]).items
    assert middle == everything.items[3:7]


def test_timelines_come_by_slug_page_by_page(store: EventStore) -> None:
    append(store, [created(slug) for slug in ("c", "a", "b")])
    Runner(store).catch_up()
    reader = Reader(store, lambda: LATER)
    page = reader.timelines(first=2)
    assert [timeline.slug for timeline in page.items] == ["a", "b"]
    assert page.has_next
    rest = reader.timelines(first=2, after=page.cursors[-1])
    assert [timeline.slug for timeline in rest.items] == ["c"]
    assert (rest.has_next, rest.has_previous) == (False, True)
    assert reader.timeline_by_id(rest.items[0].id).slug == "c"


@pytest.mark.parametrize("cursor", ["", "x", "ä", "AAAA", "WyJ4Il0", "W10", "bnVsbA", "WzEsMiwzXQ", "=" * 10])
def test_a_cursor_that_nobody_made(reader: Reader, cursor: str) -> None:
    with pytest.raises(MalformedCursor):
        reader.entries(reader.timeline("call"), after=cursor)
    with pytest.raises(MalformedCursor):
        reader.timelines(after=cursor)


def test_a_cursor_is_bound_to_its_timeline(store: EventStore) -> None:
    reader = many(store, 3)
    append(store, [created("other")])
    Runner(store).catch_up()
    cursor = reader.entries(reader.timeline("call"), first=1).cursors[0]
    with pytest.raises(MalformedCursor, match="another listing"):
        reader.entries(reader.timeline("other"), after=cursor)


@pytest.mark.parametrize("wanted", [{"first": -1}, {"last": -1}, {"first": 1, "last": 1}])
def test_a_page_that_cannot_be(reader: Reader, wanted: dict[str, int]) -> None:
    with pytest.raises(InvalidInput):
        reader.entries(reader.timeline("call"), first=wanted.get("first"), last=wanted.get("last"))


def test_selection_pins_and_hides(store: EventStore) -> None:
    append(store, HISTORY[:12])
    names = created("names", Selection(names=("Trump",)))
    documents = created("documents", Selection(documents=(B.document_id,)))
    dates = created("dates", Selection(earliest="2025-08-13", latest="2025-08-16"))
    append(store, [names, documents, dates])
    edited = created("edited", Selection(documents=(B.document_id,)))
    append(
        store,
        [
            edited,
            EntryPinned(timeline_id=edited.timeline_id, happening_id=SUMMIT, decision=DECISION),
            EntryHidden(timeline_id=edited.timeline_id, happening_id=CALL, decision=DECISION),
        ],
    )
    Runner(store).catch_up()
    reader = Reader(store, lambda: LATER)

    def entries(slug: str) -> list[tuple[str, bool]]:
        return [(entry.happening.id, entry.pinned) for entry in reader.entries(reader.timeline(slug)).items]

    assert entries("names") == [(SUMMIT, False)]
    assert entries("documents") == [(CALL, False)]
    assert entries("dates") == [(SUMMIT, False)]
    assert entries("edited") == [(SUMMIT, True)]


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    said: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        said.append(statement)

    sqlalchemy_event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        sqlalchemy_event.remove(database.engine, "before_cursor_execute", note)


def test_a_long_page_takes_no_more_statements_than_a_short_one(store: EventStore) -> None:
    reader = many(store, 30)
    timeline = reader.timeline("call")
    counted = []
    for size in (1, 30):
        with statements(store.database) as said:
            reader.entries(timeline, first=size)
        counted.append(len(said))
    assert counted[0] == counted[1] <= 6


class TestAsOf:
    """Two words from outside become a moment; HISTORY was recorded minute by minute from 9:01 on."""

    @pytest.mark.parametrize(
        ("recorded", "position"),
        [
            (None, None),
            (0, 0),
            ("7", 7),
            (20, 20),
            ("2025-08-15T09:03:00Z", 3),
            ("2025-08-15T09:03:59", 3),
            ("2025-08-15T11:03:00+02:00", 3),
            ("2025-08-14", 0),
            ("2025-08-15", 20),
        ],
    )
    def test_recorded(self, reader: Reader, recorded: str | int | None, position: int | None) -> None:
        assert reader.as_of(recorded).recorded == position

    def test_a_day_on_the_published_axis_is_meant_to_its_end(self, reader: Reader) -> None:
        published = reader.as_of(None, "2025-08-13").published
        assert published is not None
        assert published.isoformat() == "2025-08-14T00:00:00+00:00"

    @pytest.mark.parametrize(
        ("recorded", "published"),
        [
            (-1, None),
            ("-1", None),
            (21, None),
            ("9" * 30, None),
            ("soon", None),
            ("", None),
            ("2025-02-30", None),
            ("2999-01-01", None),
            (None, "2999-01-01"),
            (None, "soon"),
            (None, "7"),
            (None, "0001-01-01T00:00:00+14:00"),
        ],
    )
    def test_what_is_no_moment(self, reader: Reader, recorded: str | int | None, published: str | None) -> None:
        with pytest.raises(InvalidInput):
            reader.as_of(recorded, published)

    def test_what_the_log_could_not_have_known(self, reader: Reader) -> None:
        with pytest.raises(InvertedAsOf):
            reader.as_of("2025-08-15T09:03:00Z", "2025-08-16")
        with pytest.raises(InvertedAsOf):
            reader.as_of(3, "2025-08-15T09:05:00Z")
        assert reader.as_of(3, "2025-08-15").recorded == 3
        assert reader.as_of(20, "2025-08-16T12:00:00Z").recorded == 20


def test_a_document_through_all_that_happens_to_it(store: EventStore) -> None:
    views = Observation(name="views", value=9, observed_at="2025-08-14T00:00:00Z")
    append(
        store,
        [
            A,
            DocumentObserved(document_id=A.document_id, observations=(views,)),
            DocumentCorrected(document_id=A.document_id, note="a name", published=A.publication),
            DocumentRevised(document_id=A.document_id, revised_by=B.document_id),
            DocumentWithdrawn(document_id=A.document_id, decision=DECISION),
            DocumentTextErased(document_id=A.document_id, text_sha256=A.text_sha256, decision=DECISION),
        ],
    )
    Runner(store).catch_up()
    reader = Reader(store, lambda: LATER)
    told = [reader.document(A.document_id, AsOf(recorded=position)) for position in range(1, 7)]
    assert [one.status for one in told] == [
        "recorded",
        "recorded",
        "corrected",
        "revised",
        "withdrawn",
        "text_erased",
    ]
    assert [len(one.observations) for one in told] == [0, 1, 1, 1, 1, 1]
    assert [one.status_note for one in told[2:]] == ["a name", "a name", DECISION.why, DECISION.why]
    assert told[-1].revised_by == B.document_id
    assert {(one.position, one.recorded_at) for one in told} == {(1, told[0].recorded_at)}
