"""The extractor: read a document, then let each family of rules claim what it finds."""

from dataclasses import replace

from pharmagraph.claims import Extraction
from pharmagraph.model import Document
from pharmagraph_loaders.extraction.corporate.companies import find_companies
from pharmagraph_loaders.extraction.corporate.development import find_development
from pharmagraph_loaders.extraction.corporate.events import find_events
from pharmagraph_loaders.extraction.corporate.holders import find_holders
from pharmagraph_loaders.extraction.corporate.roles import find_roles
from pharmagraph_loaders.extraction.dealmaking.deals import find_cases, find_deals
from pharmagraph_loaders.extraction.dealmaking.vehicles import find_vehicles
from pharmagraph_loaders.extraction.funding.financing import find_financings
from pharmagraph_loaders.extraction.lexicon.vocabulary import Vocabulary
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.passages import article_of
from pharmagraph_loaders.extraction.medicine.described import find_described
from pharmagraph_loaders.extraction.medicine.following import find_following, find_likewise
from pharmagraph_loaders.extraction.medicine.indications import find_indications
from pharmagraph_loaders.extraction.medicine.inference import infer_diseases, infer_makers
from pharmagraph_loaders.extraction.medicine.jointly import find_jointly
from pharmagraph_loaders.extraction.medicine.makers import find_shared_makers, infer_from_place
from pharmagraph_loaders.extraction.medicine.markers import claim_symbols
from pharmagraph_loaders.extraction.medicine.mechanism import find_mechanism
from pharmagraph_loaders.extraction.medicine.science import find_science
from pharmagraph_loaders.extraction.medicine.topical import infer_bought, infer_ours, infer_topic
from pharmagraph_loaders.extraction.medicine.treatment import find_treatment
from pharmagraph_loaders.extraction.medicine.trials import find_trials
from pharmagraph_loaders.extraction.medicine.unnamed import find_unnamed
from pharmagraph_loaders.extraction.referring.attribution import attribute
from pharmagraph_loaders.extraction.referring.filer import withdraw_nameless
from pharmagraph_loaders.extraction.referring.read import read
from pharmagraph_loaders.extraction.text.language import unread

EXTRACTOR = "pharmagraph-rules 1"


def extract(document: Document, vocabulary: Vocabulary) -> Extraction:
    """Return what a document says: refs and claims, each claim with its words.

    Pure and deterministic; takes time in proportion to the length of the text.
    """
    article = replace(document, text=article_of(document.text))
    draft = Draft(read(article, vocabulary))
    find_companies(draft)
    find_roles(draft)
    find_holders(draft)
    _find_drugs(draft)
    find_unnamed(draft)
    cases = find_cases(draft)
    infer_ours(draft, cases)
    infer_makers(draft, cases)
    infer_bought(draft, cases)
    infer_diseases(draft)
    deals = find_deals(draft, cases)
    find_vehicles(draft, deals)
    find_trials(draft, deals)
    find_financings(draft)
    find_events(draft)
    infer_from_place(draft)
    infer_topic(draft, cases)
    infer_diseases(draft)  # of drugs whose makers are known only now
    claim_symbols(draft)
    attribute(draft)
    withdraw_nameless(draft)
    return replace(draft.finish(EXTRACTOR), document=document, dropped=unread(document.text))


def _find_drugs(draft: Draft) -> None:
    """Claim what sentences tell of drugs: makers, targets, diseases and combinations."""
    find_development(draft)
    find_shared_makers(draft)
    find_science(draft)
    find_mechanism(draft)
    find_treatment(draft)
    find_jointly(draft)
    find_indications(draft)
    find_following(draft)
    find_likewise(draft)
    find_described(draft)
