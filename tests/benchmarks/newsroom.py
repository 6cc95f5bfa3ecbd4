"""Made-up news: articles of twenty clauses by a newsroom that writes so many a day, about people it returns to.

Who is named follows the law of Zipf and Mandelbrot: a few people are in every other article, most in a handful. Half of
the clauses are dated. The same seed writes the same articles.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from dateline.documents import Document, parse_text

SENTENCES = 10
FIRST_DAY = date(2015, 1, 1)

_GIVEN = "Ana Boris Clara Dmitri Elif Farid Greta Hugo Ines Jonas Katya Lars Mina Nils Olga Pavel Rosa Stefan Tara Uwe"
_FAMILY = (
    "Silva Berg Novak Keller Aydin Haddad Lind Moreau Costa Winter Orlova Dahl Rahimi Strand Petrova Zeman Vidal"
    " Kraus Singh Falk Marin Toth Ilves Brandt Duarte Eklund Fiala Gruber Holm Ivanova Jansen Kovac Lehtinen Mertens"
)
_TOWNS = "Oslo Lisbon Riga Vienna Porto Gdansk Turku Bergen Zagreb Bilbao Tartu Malmo Graz Lyon Bremen Varna Split"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_CLAUSES = (
    "{who} met {other} in {town} on {day}",
    "{who} held a phone call with {other} on {day}",
    "{who} said that {other} would visit {town} next week",
    "{who} signed an agreement with {other} in {town}",
    "police arrested {who} in {town} on {day}",
    "{who} told reporters that at least {number} people were injured in {town}",
    "{other} resigned on {day}, {who} said",
    "an explosion in {town} killed {number} workers, according to {who}",
    "{who} has criticised {other} since {year}",
    "{who} and {other} opened a bridge in {town} on {date}",
)


class Newsroom:
    """Writes articles, the next one each time it is asked."""

    def __init__(self, seed: int, per_day: int) -> None:
        self._random = random.Random(seed)
        self._per_day = per_day
        self._written = 0
        people = [f"{given} {family}" for given in _GIVEN.split() for family in _FAMILY.split()]
        self._random.shuffle(people)
        self._people = people
        self._weights = [1 / (rank + 20) for rank in range(len(people))]

    def articles(self, count: int) -> Iterator[Document]:
        """The next so many articles, in order of publication."""
        for _ in range(count):
            yield self._article()

    def _article(self) -> Document:
        number, self._written = self._written, self._written + 1
        day = FIRST_DAY + timedelta(days=number // self._per_day)
        minute = (number % self._per_day) * 1440 // self._per_day
        published = f"{day.isoformat()}T{minute // 60:02d}:{minute % 60:02d}:00Z"
        text = " ".join(f"{self._sentence(day)}." for _ in range(SENTENCES))
        (document,) = parse_text(
            f"Article {number}. {text}".encode(),
            name=f"article-{number}",
            published=published,
            source=f"Gazette {number % 7}",
            zone=None,
            retrieved_at=published,
        )
        return document

    def _sentence(self, day: date) -> str:
        return " and ".join(self._clause(day) for _ in range(2))

    def _clause(self, day: date) -> str:
        who, other = self._random.choices(self._people, self._weights, k=2)
        return self._random.choice(_CLAUSES).format(
            who=who,
            other=other,
            town=self._random.choice(_TOWNS.split()),
            day=self._random.choice(_DAYS.split()),
            number=self._random.randint(2, 400),
            year=day.year - self._random.randint(1, 4),
            date=f"{(day - timedelta(days=self._random.randint(1, 9))):%d %B %Y}",
        )
