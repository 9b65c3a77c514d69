"""The closed sets of values that properties of the schema take."""

ORGANIZATION_KINDS = (
    "PHARMA",
    "BIOTECH",
    "CRO",
    "CDMO",
    "INVESTOR",
    "UNIT",
    "ACADEMIC",
    "HOSPITAL",
    "FOUNDATION",
    "GOVERNMENT",
    "EXCHANGE",
    "OTHER",
)
SIZE_CLASSES = (
    "BIG_PHARMA",
    "MID_SIZE",
    "SMALL",
)
TARGET_KINDS = (
    "GENE",
    "PROTEIN",
    "COMPLEX",
    "PATHWAY",
    "VIRAL",
)
STAGES = (
    "PLATFORM",
    "DISCOVERY",
    "LEAD",
    "PRECLINICAL",
    "IND_FILED",
    "CLINICAL",
    "PHASE_1",
    "PHASE_1_2",
    "PHASE_2",
    "PHASE_2_3",
    "PHASE_3",
    "FILED",
    "APPROVED",
    "MARKETED",
    "UNKNOWN",
)
TRIAL_STATUSES = (
    "PLANNED",
    "RECRUITING",
    "ACTIVE",
    "COMPLETED",
    "TERMINATED",
    "SUSPENDED",
    "UNKNOWN",
)
MASKINGS = (
    "NONE",
    "SINGLE",
    "DOUBLE",
    "TRIPLE",
    "QUADRUPLE",
)
ALLOCATIONS = (
    "RANDOMIZED",
    "NON_RANDOMIZED",
)
DEAL_CLASSES = (
    "ALLIANCE",
    "M_AND_A",
    "FINANCING",
    "SERVICE",
    "LEGAL",
)
DEAL_STATUSES = (
    "RUMOURED",
    "ANNOUNCED",
    "PENDING_CLOSE",
    "ACTIVE",
    "OPTION_EXERCISED",
    "AMENDED",
    "COMPLETED",
    "EXPIRED",
    "TERMINATED",
    "WITHDRAWN",
    "UNKNOWN",
)
DISCLOSURES = (
    "DISCLOSED",
    "PARTIAL",
    "UNDISCLOSED",
    "REDACTED",
    "NOT_MENTIONED",
    "NONE",
)
DEAL_EVENT_KINDS = (
    "ANNOUNCED",
    "SIGNED",
    "EFFECTIVE",
    "CLOSED",
    "AMENDED",
    "RESTATED",
    "EXPANDED",
    "OPTION_EXERCISED",
    "OPTION_LAPSED",
    "MILESTONE_ACHIEVED",
    "PAYMENT",
    "ASSIGNED",
    "TERMINATION_NOTICED",
    "TERMINATED",
    "DISPUTED",
)
RIGHT_KINDS = (
    "LICENSE_GRANT",
    "OPTION",
    "ROFR",
    "ROFO",
    "ROFN",
    "EXCLUSIVE_NEGOTIATION",
)
RIGHT_PURPOSES = (
    "IN_LICENSE",
    "ACQUISITION",
    "CO_DEVELOPMENT",
    "CO_COMMERCIALIZATION",
)
EXCLUSIVITIES = (
    "EXCLUSIVE",
    "CO_EXCLUSIVE",
    "NON_EXCLUSIVE",
)
CONDITION_TYPES = (
    "CLINICAL",
    "REGULATORY",
    "COMMERCIAL",
    "FINANCIAL",
    "OTHER",
)
RIGHT_STATUSES = (
    "ACTIVE",
    "EXERCISED",
    "LAPSED",
    "EXPIRED",
    "UNKNOWN",
)
TERM_KINDS = (
    "UPFRONT_CASH",
    "UPFRONT_EQUITY",
    "NEAR_TERM",
    "RESEARCH_FUNDING",
    "OPTION_FEE",
    "OPTION_EXERCISE_FEE",
    "MILESTONE_RESEARCH",
    "MILESTONE_DEVELOPMENT",
    "MILESTONE_REGULATORY",
    "MILESTONE_COMMERCIAL",
    "MILESTONE_UNSPECIFIED",
    "ROYALTY",
    "PROFIT_SHARE",
    "COST_SHARE",
    "CVR_EARN_OUT",
    "TOTAL_POTENTIAL",
    "ROUND_SIZE",
    "IPO_PROCEEDS",
    "PURCHASE_PRICE",
    "GRANT_AMOUNT",
    "SUPPLY_PRICE",
    "EQUITY_INVESTMENT",
)
CORPORATE_EVENT_KINDS = (
    "JOB_CUTS",
    "REORGANISATION",
    "STRATEGY_SHIFT",
    "LEADERSHIP_CHANGE",
    "SITE_CLOSURE",
    "APPROVAL",
    "OTHER",
)
PLACE_KINDS = (
    "COUNTRY",
    "REGION",
    "GROUP",
)
PARTY_ROLES = (
    "LICENSOR",
    "LICENSEE",
    "COLLABORATOR",
    "SPONSOR",
    "SUPPLIER",
    "ACQUIRER",
    "ACQUIRED",
    "SELLER",
    "BUYER",
    "ISSUER",
    "INVESTOR",
    "LEAD_INVESTOR",
    "LISTING_VENUE",
    "PROVIDER",
    "CLIENT",
    "MANUFACTURER",
    "DISTRIBUTOR",
    "OPTION_HOLDER",
    "OPTION_GRANTOR",
    "BIDDER",
    "VEHICLE",
)
PART_KINDS = (
    "SUBSIDIARY",
    "DIVISION",
    "AFFILIATE",
    "JOINT_VENTURE",
    "UNSPECIFIED",
)
DEVELOPER_ROLES = (
    "ORIGINATOR",
    "DEVELOPER",
    "CO_DEVELOPER",
    "MARKETER",
)
ROLE_CODES = (
    "CEO",
    "CFO",
    "COO",
    "CMO",
    "CSO",
    "CTO",
    "CBO",
    "CHAIR",
    "PRESIDENT",
    "FOUNDER",
    "VICE_PRESIDENT",
    "GENERAL_MANAGER",
    "COUNTRY_LEAD",
    "HEAD",
    "DIRECTOR",
    "BOARD_MEMBER",
    "PARTNER",
    "SCIENTIST",
    "SPOKESPERSON",
    "OTHER",
)
ASSET_ROLES = (
    "PARTNERED_ASSET",
    "COMBINATION_AGENT",
    "COMPARATOR",
    "PLATFORM",
    "ACQUIRED_ASSET",
    "OPTION_ASSET",
)
LINES = (
    "FIRST",
    "SECOND",
    "THIRD",
    "LATER",
    "ADJUVANT",
    "NEOADJUVANT",
    "MAINTENANCE",
)
ACTIONS = (
    "BLOCKER",
    "INHIBITOR",
    "ANTAGONIST",
    "AGONIST",
    "ACTIVATOR",
    "MODULATOR",
    "BINDING_AGENT",
    "DEGRADER",
    "REPLACEMENT",
)
ARM_ROLES = (
    "EXPERIMENTAL",
    "COMPARATOR",
    "BACKGROUND",
)

# Deal types by class. A licence is one kind of right; a right to negotiate is another type.
DEAL_TYPES_BY_CLASS = {
    "ALLIANCE": (
        "LICENSE",
        "COMMERCIAL_LICENSE",
        "CROSS_LICENSE",
        "SUBLICENSE",
        "OPTION_TO_LICENSE",
        "OPTION_TO_ACQUIRE",
        "NEGOTIATION_RIGHT",
        "RESEARCH_COLLABORATION",
        "CO_DEVELOPMENT",
        "CO_PROMOTION",
        "CO_MARKETING",
        "CLINICAL_COLLABORATION",
        "CLINICAL_SUPPLY",
        "JOINT_VENTURE",
        "DISTRIBUTION",
        "TECHNOLOGY_ACCESS",
        "DATA_AI_PARTNERSHIP",
        "ACADEMIC_CRADA",
        "OTHER_ALLIANCE",
    ),
    "M_AND_A": (
        "ACQUISITION",
        "MERGER",
        "MAJORITY_STAKE",
        "ASSET_PURCHASE",
        "SPIN_OFF",
    ),
    "FINANCING": (
        "VENTURE_ROUND",
        "PRIVATE_EQUITY",
        "IPO",
        "FOLLOW_ON",
        "DEBT",
        "ROYALTY_FINANCING",
        "GRANT",
        "EQUITY_STAKE",
        "WARRANT",
    ),
    "SERVICE": (
        "CDMO_MANUFACTURING",
        "CRO_SERVICES",
        "CSO_SALES",
    ),
    "LEGAL": (
        "PATENT_LICENSE",
        "SETTLEMENT",
        "AUTHORISED_GENERIC",
    ),
}
DEAL_TYPES = tuple(code for codes in DEAL_TYPES_BY_CLASS.values() for code in codes)
CLASS_OF_TYPE = {code: family for family, codes in DEAL_TYPES_BY_CLASS.items() for code in codes}
