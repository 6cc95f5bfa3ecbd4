"""What a web page says of its article beside the prose: title, dates, authors, publisher, address."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from dateline.documents.composing import Dated
from dateline.documents.local_time import in_local_time
from dateline.documents.markup import words_of
from dateline.documents.parts import clean
from dateline.documents.publication import is_publication
from dateline.documents.schema_org import Article, article_of, is_article, nodes_in, parse_loosely

_MAX_SCRIPTS = 50
# Names under which pages give the time of publication, most certain first; those of a revision are never among them.
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time", "og:pubdate",
    "datepublished", "published_time", "publish_time", "publish-date", "publishdate", "publish_date", "published",
    "pubdate", "publication_date", "publicationdate", "publication-date", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "dcterms.available", "dc.issued", "citation_publication_date", "citation_date",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "bt:pubdate", "article.published",
    "article_date_original", "original-publish-date", "displaydate", "og:article:published", "rnews:datepublished",
    "shareaholic:article_published_time", "mediator_published_time", "prism.publicationdate", "vr:published_time",
)  # fmt: skip
# These may as well be the day when the file was made: they count after what the article itself is marked with.
_MADE = (
    "article:date", "article:created", "article.created", "datecreated", "dc.date.created", "dcterms.created",
    "dc.created", "dc.date", "dcterms.date", "dc:date", "date", "created", "ptime", "releasedate",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "og:modified_time", "datemodified",
    "lastmod", "last-modified", "dcterms.modified", "dc.date.modified", "article:modified", "updated_time", "revised",
    "modified_time", "last-update", "lastupdate", "updated",
)  # fmt: skip
_REVISED = re.compile(r"modif|updat|revis|edit(?:ed|date)|changed|aktualis|geändert", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:published|entry-date|datePublished|pubdate)\b", re.IGNORECASE)
_OF_THE_ARTICLE = re.compile(
    r"publish|pubdate|pub-date|entry-date|post-date|posted|article[-_]?(?:date|time)|dateline|byline|timestamp|issued",
    re.IGNORECASE,
)


class Facts(NamedTuple):
    """What a page says of its article; `modified` is a time as written, `site` the name of the whole site."""

    article: Article
    published: Dated | None
    modified: str | None
    title: str | None
    site: str | None
    url: str | None
    language: str | None
    byline: str | None


def facts_of(tree: Any) -> Facts:
    """What a page says: JSON-LD first, then its meta tags, then elements that are marked for it."""
    metas = _metas(tree)
    site = metas.get("og:site_name") or metas.get("application-name")
    title = metas.get("og:title") or metas.get("twitter:title") or words_of(tree.find(".//h1"))
    if not title:
        title = words_of(tree.find(".//title"))
    article = _article(tree, title)
    modified = article.modified or next((metas[name] for name in _MODIFIED if metas.get(name)), None)
    return Facts(
        article=article,
        published=_published(tree, article, metas),
        modified=modified,
        title=_without_site(article.headline or title, article.publisher or site),
        site=site,
        url=_address(tree, metas, article),
        language=article.language or tree.get("lang") or metas.get("og:locale"),
        byline=_byline(tree),
    )


def _article(tree: Any, title: str) -> Article:
    """What JSON-LD says: of several articles the one with the page's title, else the first that gives a date."""
    found = [article_of(node) for node in _scripts(tree) if is_article(node)]
    same = [one for one in found if one.headline and title and one.headline[:30].lower() in title.lower()]
    dated = [one for one in found if one.published]
    return next(iter((*same, *dated, *found)), Article())


def _scripts(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[contains(translate(@type,'LDJSON','ldjson'),'ld+json')]")[:_MAX_SCRIPTS]:
        yield from nodes_in(parse_loosely(script.text or ""))


def _metas(tree: Any) -> dict[str, str]:
    """The contents of meta tags by their lower-case names; the first of a name counts."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = clean(meta.get("content") or "")
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(key) or "").strip().lower()
            if name and content:
                metas.setdefault(name, content)
    return metas


def _published(tree: Any, article: Article, metas: dict[str, str]) -> Dated | None:
    said: list[Dated] = [Dated(article.published or "", "metadata")]
    said += [Dated(metas[name], "metadata") for name in _PUBLISHED if name in metas]
    said += [Dated(written, "stated") for written in _times(tree)]
    said += [Dated(metas[name], "metadata") for name in _MADE if name in metas]
    readable = [one for one in said if is_publication(one.written)]
    return in_local_time(readable[0], [one.written for one in readable[1:]], tree) if readable else None


def _times(tree: Any) -> Iterator[str]:
    """The times of elements that are marked as the article's, surest first, never those of a revision."""
    marked = tree.xpath("//*[@itemprop='datePublished' or @property='datePublished' or @pubdate]")
    times = [*marked, *tree.iter("time")]
    ours = [one for one in times[:500] if not of_a_revision(_own_labels(one), _labels(one))]
    named = [one for one in ours if one in marked or _OF_THE_ARTICLE.search(_labels(one))]
    heads = [one for one in ours if _in_head_of_article(one)]
    alone = ours if len(ours) == 1 and not tree.xpath("(//article)[2]") else []
    for one in (*named, *heads, *alone):
        yield clean(one.get("datetime") or one.get("content") or words_of(one))


def of_a_revision(own: str, around: str) -> bool:
    """Whether labels are those of a revision's time; one that is labelled "published updated" was never revised."""
    return _REVISED.search(around) is not None and not _FIRST.search(own)


def _own_labels(element: Any) -> str:
    return " ".join(element.get(key) or "" for key in ("class", "id", "itemprop", "property"))


def _labels(element: Any) -> str:
    """The names that an element and the two above it go by."""
    said = []
    for one in (element, *list(element.iterancestors())[:2]):
        said += [one.get(key) or "" for key in ("class", "id", "itemprop", "property", "data-testid")]
    before = element.getprevious()
    said.append((element.getparent().text or "") if before is None and element.getparent() is not None else "")
    said.append((before.tail or "") if before is not None else "")
    return " ".join(said)[:1000]


def _in_head_of_article(element: Any) -> bool:
    """Whether an element stands in the header of the page's one article."""
    above = [one.tag for one in element.iterancestors()]
    return "article" in above and "header" in above[: above.index("article")] and above.count("article") == 1


def _without_site(title: str | None, site: str | None) -> str | None:
    if not title:
        return None
    bare = re.sub(rf"\s*[|–—:-]\s*{re.escape(site)}\s*$", "", title, flags=re.IGNORECASE) if site else title
    return bare or title


def _address(tree: Any, metas: dict[str, str], article: Article) -> str | None:
    canonical = next(
        (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"), None
    )
    for url in (canonical, metas.get("og:url"), article.url):
        if url and re.fullmatch(r"https?://[^\s/?#]\S*", url.strip(), re.IGNORECASE):
            return str(url.strip())
    return None


def _byline(tree: Any) -> str | None:
    """The line that names who wrote it, as the page shows it."""
    for element in tree.xpath("//*[@itemprop='author' or @rel='author' or contains(@class,'byline')][not(self::meta)]")[
        :5
    ]:
        said = words_of(element)
        if 3 <= len(said) <= 120:
            return said
    return None
