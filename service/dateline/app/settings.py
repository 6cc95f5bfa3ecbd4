"""What can be set from outside, and where the files lie that travel with the program."""

from importlib.resources import files
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from dateline.documents.decoding import MAX_BYTES
from dateline.english.pipeline import DEFAULT
from dateline.errors import NotFound

# Where each resource lies in a checkout; in a wheel all are under dateline/resources.
_CHECKOUT = {"migrations": "migrations", "schema": "schema", "articles": "fixtures/articles"}


class Settings(BaseSettings):
    """Settings come from environment variables that begin with DATELINE_; nothing else is read."""

    model_config = SettingsConfigDict(env_prefix="DATELINE_", frozen=True, extra="ignore")

    database_url: str = Field(
        default="sqlite:///dateline.db",
        description="Where the log is kept: `sqlite:///path` or `postgresql://user@host/name`.",
    )
    zone: str | None = Field(
        default=None,
        description="The time zone of documents that state none, such as `Europe/Kyiv`; without it, UTC is assumed.",
    )
    max_document_bytes: int = Field(
        default=MAX_BYTES, gt=0, description="How many bytes a document may have; a larger one is refused."
    )
    english_pipeline: str = Field(
        default=DEFAULT,
        description="The pipeline of spaCy that reads English; another must be installed, such as `en_core_web_lg`.",
    )
    fetch_seconds: float = Field(
        default=30.0, gt=0, description="How many seconds fetching one address may take, redirects included."
    )
    fetch_redirects: int = Field(default=5, ge=0, description="How often an address may point to another one.")
    contact: str | None = Field(
        default=None,
        description="An address or e-mail that servers are told when pages are fetched, so that their owners can ask.",
    )
    development: bool = Field(
        default=False, description="Whether `dateline serve` offers GraphiQL to browsers, as its option `--dev` does."
    )


def resource(name: str) -> Path:
    """The folder of `migrations`, `schema` or `articles`, in a checkout or inside an installed wheel.

    Raises NotFound for another name, or where the installation is incomplete.
    """
    package = Path(str(files("dateline")))
    places = [package / "resources" / name]
    if name in _CHECKOUT:
        places.append(package.parent.parent / _CHECKOUT[name])
    for place in places:
        if place.is_dir():
            return place
    raise NotFound(f'This installation has no folder "{name}".', name=name)
