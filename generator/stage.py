"""One language on its way from catalog to pages: composed and rendered, not yet on any disk."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from .documents import compose_hubs, compose_topic
from .memory import Memory, Same
from .model.artifact import Artifact, Context
from .model.catalog import Catalog
from .model.document import Block, Document, Heading, Links
from .model.own_code import OwnTemplate
from .organization.brand import brand_files
from .render import card, typst
from .render import site as site_page
from .site import SiteLanguage, StagedPage, StagedSite
from .texts import letters

# The navigation stands on every page, so it names the pages that list others and nothing below them.
_HUBS = ("home", "find", "plan", "area", "tracks", "handbook", "forms", "about")


@dataclass(frozen=True, slots=True)
class Scope:
    """What all pages of a build share: the site's address, its languages (empty: all), whether files are printed.

    `repository` is where the sources lie, if the settings do not say it; with `packaged` only the
    organization's own, since ours are in the installed package. `templates` are the organization's in the place of ours.
    """

    address: str | None = None
    languages: tuple[str, ...] = ()
    printed: bool = True
    repository: str | None = None
    packaged: bool = False
    templates: tuple[OwnTemplate, ...] = ()

    @property
    def cards(self) -> bool:
        """True when pages have social cards: they are set like paper, and linked by whole addresses only."""
        return self.printed and self.address is not None


@dataclass(frozen=True, slots=True)
class Composed:
    """A language's catalog, what renderers may know, and its documents: all that printing needs."""

    catalog: Catalog
    context: Context
    documents: tuple[Document, ...]

    @property
    def language(self) -> str:
        """The language's code."""
        return self.catalog.language

    def for_print(self) -> list[Artifact]:
        """Return the data of every printed file."""
        return [artifact for some in self.printed_together() for artifact in self.print_data(some)]

    def printed_together(self) -> list[list[Document]]:
        """Return the documents, those of a topic together: their files share pages."""
        of: dict[str, list[Document]] = {}
        for document in self.documents:
            of.setdefault(document.topic or document.path, []).append(document)
        return list(of.values())

    def print_data(self, documents: Sequence[Document]) -> list[Artifact]:
        """Return the data of the printed files that some of its documents give, packs first."""
        sheets = (sheet for each in documents for sheet in typst.render(each, self.context))
        return [*typst.render_packs(documents, self.context), *sheets]

    def for_cards(self) -> list[Artifact]:
        """Return the data of every social card."""
        if not self.context.cards:
            return []
        return [a for document in self.documents for a in card.render(document, self.context)]


@dataclass(frozen=True, slots=True)
class Stage(Composed):
    """A language with its pages too, in the order of its documents."""

    pages: tuple[StagedPage, ...]

    def site(self, printed: tuple[Artifact, ...]) -> StagedSite:
        """Return what is published in this language: pages, and printed files beside them."""
        lexicon = self.context.lexicon
        language = SiteLanguage(
            code=self.language,
            name=lexicon.say("name"),
            site_name=lexicon.say("site.name"),
            description=lexicon.say("home.summary"),
            extra={"frame": {**site_page.frame(self.context), "pages": self.own_pages()}},
        )
        there = frozenset(page.path for page in self.pages)
        files = (
            *printed,
            *brand_files(self.catalog.profile, self.catalog.images),
            *site_page.redirects(self.catalog, there),
        )
        return StagedSite(language, self.pages, files, self.hubs())

    def own_pages(self) -> list[dict[str, str]]:
        """Return what stands at the foot of every page of the organization's own pages."""
        own = (document for document in self.documents if document.kind == "page")
        return [
            {
                "path": f"{each.path}/",
                "name": letters(each.short_title),
                "language": each.short_title.language,
            }
            for each in own
        ]

    def hubs(self) -> tuple[str, ...]:
        """Return the staged files of the navigation: home, finder, areas, lists, about."""
        of: dict[str, list[str]] = {kind: [] for kind in _HUBS}
        for document, page in zip(self.documents, self.pages, strict=True):
            if document.kind in of:
                of[document.kind].append(page.staged)
        return tuple(page for kind in _HUBS for page in of[kind])


def stage_of(catalog: Catalog, scope: Scope, memory: Memory) -> Stage:
    """Compose and render a language; a topic's pages only when something they show has changed."""
    return rendered(composed(catalog, scope, memory), memory)


def composed(catalog: Catalog, scope: Scope, memory: Memory) -> Composed:
    """Compose a language; a topic's documents are the same objects until something they show has changed."""
    settings = catalog.settings
    repository = settings.repository or scope.repository
    context = Context(
        catalog.lexicon,
        settings,
        scope.address,
        scope.languages,
        repository,
        scope.cards,
        catalog.profile,
        catalog.images,
        scope.packaged,
        scope.templates,
    )
    hubs = compose_hubs(catalog)
    made = [*hubs] if scope.printed else [*map(_without_files, hubs)]
    shared = tuple(
        Same(each) for each in (context.lexicon, context.settings, catalog.sources, catalog.profile)
    )
    for topic in catalog.topics:
        shown = (catalog.topic(ref.to) for ref in topic.next)
        untranslated = topic.where.path in catalog.untranslated
        key = ("documents", scope, untranslated, Same(topic), *map(Same, shown), *shared)
        made += memory.recall(key, partial(_about, catalog, topic.slug, printed=scope.printed))
    return Composed(catalog, context, tuple(made))


def rendered(made: Composed, memory: Memory) -> Stage:
    """Render a language's pages; of a document that was rendered before, the page of then."""
    look, context = site_page.templates_mark(), made.context
    pages = tuple(
        memory.recall(("page", look, Same(document)), partial(_page, document, context))
        for document in made.documents
    )
    return Stage(made.catalog, context, made.documents, pages)


def _about(catalog: Catalog, slug: str, *, printed: bool) -> tuple[Document, ...]:
    documents = compose_topic(catalog, slug)
    return documents if printed else tuple(map(_without_files, documents))


def _without_files(document: Document) -> Document:
    """Return a document that offers no file, since none is printed; a heading goes with what it heads."""
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Links) and any(item.file for item in block.items):
            items = tuple(item for item in block.items if not item.file)
            if items:
                blocks.append(replace(block, items=items))
            elif blocks and isinstance(blocks[-1], Heading):
                blocks.pop()
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _page(document: Document, context: Context) -> StagedPage:
    page = site_page.page_of(document, context)
    return StagedPage(document.path, page.staged.encode(), page.body)
