"""One language on its way from catalog to pages: composed and rendered, not yet on any disk."""

from dataclasses import dataclass
from functools import partial

from .documents import compose_hubs, compose_topic
from .memory import Memory, Same
from .model.artifact import Artifact, Context
from .model.catalog import Catalog
from .model.document import Document
from .render import site as site_page
from .render import typst
from .site import Anchor, SiteLanguage, StagedPage, StagedSite


@dataclass(frozen=True, slots=True)
class Stage:
    """A language's catalog, what renderers may know, its documents and their pages in the same order."""

    catalog: Catalog
    context: Context
    documents: tuple[Document, ...]
    pages: tuple[StagedPage, ...]

    @property
    def language(self) -> str:
        """The language's code."""
        return self.catalog.language

    def for_print(self) -> list[Artifact]:
        """Return the data of every printed file."""
        return [a for document in self.documents for a in typst.render(document, self.context)]

    def site(self, printed: tuple[Artifact, ...]) -> StagedSite:
        """Return what is published in this language: pages, and printed files beside them."""
        lexicon = self.context.lexicon
        language = SiteLanguage(
            code=self.language,
            name=lexicon.say("name"),
            site_name="Terbalik",
            description=lexicon.say("home.summary"),
            extra={"frame": site_page.frame(self.context)},
        )
        return StagedSite(language, self.pages, printed)


def stage_of(catalog: Catalog, address: str | None, memory: Memory) -> Stage:
    """Compose and render a language; a topic's pages only when something they show has changed."""
    context = Context(catalog.lexicon, catalog.settings, address.rstrip("/") if address else None)
    made = [(document, _page(document, context)) for document in compose_hubs(catalog)]
    shared = (Same(context.lexicon), Same(context.settings), Same(catalog.sources))
    for topic in catalog.topics:
        shown = (catalog.topic(ref.to) for ref in topic.next)
        untranslated = topic.slug in catalog.untranslated
        key = ("pages", address, untranslated, Same(topic), *map(Same, shown), *shared)
        made += memory.recall(key, partial(_topic_pages, catalog, topic.slug, context))
    documents, pages = zip(*made, strict=True)
    return Stage(catalog, context, documents, pages)


def _topic_pages(
    catalog: Catalog, slug: str, context: Context
) -> tuple[tuple[Document, StagedPage], ...]:
    return tuple((made, _page(made, context)) for made in compose_topic(catalog, slug))


def _page(document: Document, context: Context) -> StagedPage:
    artifact = site_page.render(document, context)[0]
    anchors = tuple(Anchor(e.level, e.id, e.title) for e in site_page.toc(document))
    return StagedPage(document.path, artifact.content, site_page.body(document, context), anchors)
