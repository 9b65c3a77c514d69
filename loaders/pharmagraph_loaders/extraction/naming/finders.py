"""The finders of a vocabulary, made once."""

from pharmagraph_loaders.extraction.lexicon.vocabulary import Vocabulary
from pharmagraph_loaders.extraction.naming.drug_names import Stems
from pharmagraph_loaders.extraction.naming.organizations import OrganizationFinder
from pharmagraph_loaders.extraction.naming.people import PersonFinder

_finders: dict[str, tuple[OrganizationFinder, PersonFinder, Stems]] = {}


def finders(voc: Vocabulary) -> tuple[OrganizationFinder, PersonFinder, Stems]:
    """Return the finders of a vocabulary, made once."""
    if voc.version not in _finders:
        stems = Stems(voc)
        _finders[voc.version] = (OrganizationFinder(voc), PersonFinder(voc), stems)
    return _finders[voc.version]
