"""The finders of a vocabulary, made once."""

from pharmagraph_loaders.extraction.drug_names import Stems
from pharmagraph_loaders.extraction.organizations import OrganizationFinder
from pharmagraph_loaders.extraction.people import PersonFinder
from pharmagraph_loaders.extraction.vocabulary import Vocabulary

_finders: dict[str, tuple[OrganizationFinder, PersonFinder, Stems]] = {}


def finders(voc: Vocabulary) -> tuple[OrganizationFinder, PersonFinder, Stems]:
    """Return the finders of a vocabulary, made once."""
    if voc.version not in _finders:
        stems = Stems(voc)
        _finders[voc.version] = (OrganizationFinder(voc), PersonFinder(voc), stems)
    return _finders[voc.version]
