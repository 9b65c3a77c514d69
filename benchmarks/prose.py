"""Prose around a report, as articles have it: quotations, background, boilerplate; invented."""

_PARAGRAPHS = (
    "“We have worked towards this moment for a long time, and our teams are proud of what "
    "they have achieved together,” the chief executive told reporters. “What matters now is "
    "that we keep the pace, listen to the people who will use what we make, and stay honest "
    "about what we do not know yet. There is a great deal to learn before anybody can say "
    "how large the need really is.”",
    "Analysts had expected something of the kind since the spring, when the management "
    "spoke of a change of direction at a conference in the mountains. Several of them "
    "pointed out that budgets are tight this year and that investors reward patience less "
    "than they used to. Others said the sector had seen worse times and would recover once "
    "interest rates fall again.",
    "The shares rose by four per cent in the morning and gave up most of the gain by noon. "
    "Trading was thin because of a holiday. The index of the sector has lost a tenth of its "
    "value since January, while the broader market has hardly moved.",
    "Researchers outside the two teams were cautious. They noted that early results in "
    "small groups often look better than later ones, that follow-up was short, and that "
    "nobody has yet compared the approach with what doctors use today. A larger group of "
    "volunteers will be needed, and that takes time, money and the willingness of hospitals "
    "to take part.",
    "The company was set up by three friends who met at university. It rents a former "
    "brewery at the edge of the town, where some sixty people work in laboratories and "
    "offices. It has no products on sale and lives on grants and on what its owners put in.",
    "Forward-looking statements\n\n"
    "This text contains forward-looking statements, which speak only as of the date on "
    "which they are made. Known and unknown risks and uncertainties could cause actual "
    "results to differ materially from them. The company undertakes no obligation to update "
    "them.",
)


def around(report: str, size: int) -> str:
    """Return a report with prose before and behind it, of a number of characters."""
    first, *rest = _PARAGRAPHS
    whole = "\n\n".join([report, first, *rest])
    while len(whole) < size:
        whole += "\n\n" + rest[len(whole) % (len(rest) - 1)]
    return whole[:size]
