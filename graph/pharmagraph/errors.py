"""Every expected failure; `str(error)` is one sentence that names the next step."""


class PharmagraphError(Exception):
    """Root of all failures a user can cause or mend; the command exits with 1."""


class SourceError(PharmagraphError):
    """A document cannot be read: missing, empty, binary, too large, badly encoded or dated."""


class SchemaError(PharmagraphError):
    """A claim, node or edge does not fit the vocabulary of `schema`."""


class VocabularyError(PharmagraphError):
    """A vocabulary file is missing or broken."""


class QueryFileError(PharmagraphError):
    """A `.cypher` file is broken; the message starts with `file:line:`."""


class QueryError(PharmagraphError):
    """A query or one of its parameters was refused by us or by the store."""


class ReadOnlyError(QueryError):
    """A query that would write was sent where only reading is allowed."""


class StoreError(PharmagraphError):
    """The store cannot do what was asked."""


class StoreUnavailableError(StoreError):
    """No server answers, or it refuses the credentials."""


class StoreInUseError(StoreError):
    """Another process holds the embedded store and cannot be reached."""


class StoreVersionError(StoreError):
    """The server is too old, or the store was written by a newer program."""


class NameNotFoundError(PharmagraphError):
    """A name as typed matches no node, or more than one; carries the near misses."""

    def __init__(self, message: str, near: tuple[str, ...] = ()) -> None:
        """Keep `near`, the closest known names, best first."""
        super().__init__(message)
        self.near = near
