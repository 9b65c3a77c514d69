"""Questions about the landscape, and every row of the answers, column by column, by topic."""

from tests.queries.landscape_answers.assets import ASSETS
from tests.queries.landscape_answers.companies import COMPANIES
from tests.queries.landscape_answers.deals import DEALS
from tests.queries.landscape_answers.evidence import EVIDENCE
from tests.queries.landscape_answers.measured import MEASURED
from tests.queries.landscape_answers.money import MONEY
from tests.queries.landscape_answers.network import NETWORK
from tests.queries.landscape_answers.timeline import TIMELINE

LANDSCAPE_ANSWERS = [
    *ASSETS,
    *COMPANIES,
    *DEALS,
    *EVIDENCE,
    *MEASURED,
    *MONEY,
    *NETWORK,
    *TIMELINE,
]
