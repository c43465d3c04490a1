"""The search as a LangChain retriever; imported only by those who ask for one, as LangChain takes a second to load."""

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from corpus import Language
from index.search import Hit, Search


class ChunkRetriever(BaseRetriever):
    """Finds chunks for a question.

    The documents' metadata hold `kind`, `language`, `note` (its id or None), `paragraph`, `start` and `end` (offsets in
    the article, None where the chunk does not stand in it), `score` (cosine similarity, higher is nearer), `relevance`,
    and `found_by`.

    Attributes
    ----------
        search: what is searched.
        limit: how many documents at most.
        language: the language of the questions.

    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    search: Search
    limit: int = 10
    language: Language = "id"

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [_document(hit) for hit in self.search.find(query, self.language, self.limit)]


def _document(hit: Hit) -> Document:
    span = hit.chunk.span
    metadata: dict[str, Any] = {
        "kind": hit.chunk.kind,
        "language": hit.chunk.language,
        "note": hit.chunk.owner,
        "paragraph": span.paragraph if span else None,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "score": hit.score,
        "relevance": hit.relevance,
        "found_by": list(hit.found_by),
    }
    return Document(id=hit.chunk.id, page_content=hit.chunk.text, metadata=metadata)
