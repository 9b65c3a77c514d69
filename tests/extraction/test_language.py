"""A text in another language is said to be one; English is not."""

import pytest

from pharmagraph_loaders.extraction.text.language import unread
from tests.evaluation.digests import documents

WARNING = (
    "the text does not read like English: the rules read English only, and found little in it",
)


@pytest.mark.parametrize(
    "text",
    [
        "Das Basler Unternehmen hat mit dem Biotechunternehmen einen Lizenzvertrag geschlossen. Die"
        " Partner wollen in einer Studie zeigen, dass der Antikörper bei Patienten wirkt.",
        "Le laboratoire a conclu un accord de licence exclusif avec la biotech américaine pour le"
        " développement de son anticorps dans le traitement du cancer du sein en Europe.",
        "La farmacéutica ha firmado un acuerdo de licencia exclusiva con la biotecnológica para"
        " desarrollar el anticuerpo en el tratamiento del cáncer de mama en Europa.",
        "Bolaget har ingått ett exklusivt licensavtal med det amerikanska bioteknikbolaget om"
        " utveckling av antikroppen i Europa, och avtalet är värt upp till 200 miljoner kronor.",
        "该公司与美国生物技术公司签订了独家许可协议，以开发和商业化其抗体药物，用于治疗乳腺癌。",
        "Компания заключила лицензионное соглашение на разработку антитела для лечения рака.",
    ],
    ids=["German", "French", "Spanish", "Swedish", "Chinese", "Russian"],
)
def test_another_language_is_pointed_out(text: str) -> None:
    assert unread(text) == WARNING


def test_no_english_text_is_taken_for_another_language() -> None:
    assert [d.origin for d in documents() if unread(d.text)] == []


@pytest.mark.parametrize("text", ["", "Aster Bio, Boreal Pharma", "AB-101 | phase 2 | asthma"])
def test_a_list_of_names_is_no_language(text: str) -> None:
    assert unread(text) == ()
