"""Assembly: which parts go together, from settings."""

from assistant.answering import Assistant
from assistant.composing import ExtractComposer
from assistant.errors import SettingsError
from assistant.exemplar import checks, other_exemplars, table_exemplars
from assistant.judging import default_judge
from assistant.settings import Settings
from corpus import Corpus
from index.chunk import chunks, lessons
from index.embedding import open_embedder
from index.search import Search
from index.store import Progress, cache_folder


def assemble(settings: Settings, progress: Progress | None = None) -> Assistant:
    """An assistant as the settings describe it; builds the index where there is none.

    Raises `CorpusError`, `IndexingError` or `SettingsError` where a part cannot be had.
    """
    if settings.language_model is not None:
        raise SettingsError(
            f"A language model is set ({settings.language_model!r}), but this version phrases answers by itself; "
            "unset ASSISTANT_LANGUAGE_MODEL."
        )
    return assemble_over(open_corpus(settings), settings, progress)


def assemble_over(corpus: Corpus, settings: Settings, progress: Progress | None = None) -> Assistant:
    """An assistant over a corpus at hand; raises `IndexingError` where the index cannot be had."""
    return Assistant(corpus, open_search(settings, corpus, progress), default_judge(), ExtractComposer())


def open_corpus(settings: Settings) -> Corpus:
    """The corpus that the settings name."""
    return Corpus.default() if settings.corpus is None else Corpus.from_folder(settings.corpus)


def open_search(settings: Settings, corpus: Corpus, progress: Progress | None = None) -> Search:
    """The search over a corpus and what people say beside it."""
    return Search(
        (*chunks(corpus), *other_exemplars(corpus)),
        open_embedder(settings.embedding_model),
        exemplars=(*table_exemplars(corpus), *lessons(corpus)),
        checks=checks(corpus),
        folder=cache_folder(settings.cache),
        url=settings.chroma_url,
        progress=progress,
    )
