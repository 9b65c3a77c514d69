"""The words of the flat view for the codes of claims."""

TYPES = {
    "LICENSE": "licence",
    "COMMERCIAL_LICENSE": "licence",
    "CROSS_LICENSE": "licence",
    "SUBLICENSE": "licence",
    "OPTION_TO_LICENSE": "option",
    "OPTION_TO_ACQUIRE": "option",
    "NEGOTIATION_RIGHT": "option",
    "CO_DEVELOPMENT": "co_development",
    "CO_PROMOTION": "co_development",
    "CO_MARKETING": "co_development",
    "CLINICAL_COLLABORATION": "clinical_collaboration",
    "CLINICAL_SUPPLY": "supply",
    "RESEARCH_COLLABORATION": "research_collaboration",
    "DATA_AI_PARTNERSHIP": "research_collaboration",
    "ACADEMIC_CRADA": "research_collaboration",
    "TECHNOLOGY_ACCESS": "licence",
    "ACQUISITION": "acquisition",
    "MERGER": "acquisition",
    "MAJORITY_STAKE": "acquisition",
    "ASSET_PURCHASE": "asset_purchase",
    "JOINT_VENTURE": "joint_venture",
    "CDMO_MANUFACTURING": "manufacturing",
    "DISTRIBUTION": "distribution",
}


# Work that two companies share passes rights on only where the deal is a licence as well.
SHARED = frozenset(
    ["CO_DEVELOPMENT", "CO_PROMOTION", "CO_MARKETING", "RESEARCH_COLLABORATION", "CLINICAL_SUPPLY"]
)
LICENCES = frozenset(
    ["LICENSE", "COMMERCIAL_LICENSE", "CROSS_LICENSE", "SUBLICENSE", "OPTION_TO_LICENSE"]
)


ROLES = {
    "LICENSEE": "licensee",
    "LICENSOR": "licensor",
    "ACQUIRER": "acquirer",
    "ACQUIRED": "target",
    "BUYER": "buyer",
    "SELLER": "seller",
    "CLIENT": "client",
    "MANUFACTURER": "manufacturer",
    "DISTRIBUTOR": "distributor",
    "BIDDER": "bidder",
    "VEHICLE": "vehicle",
    "OPTION_HOLDER": "acquirer_option",
    "OPTION_GRANTOR": "target_option",
}


KINDS = {
    "Organization": "companies",
    "Drug": "drugs",
    "Target": "targets",
    "Disease": "indications",
    "Person": "people",
}


EDGES = {
    "DEVELOPS": "DEVELOPS",
    "TARGETS": "TARGETS",
    "STUDIED_FOR": "TREATS",
    "APPROVED_FOR": "TREATS",
    "HOLDS_ROLE": "WORKS_FOR",
    "FOUNDED": "",
    "PART_OF": "PART_OF",
    "COMBINED_WITH": "COMBINED_WITH",
}


DESCRIBED = "DESCRIPTION"
