import pytest

from whence.read.moments.tense import ahead


def way(text):
    start = text.index("[")
    end = text.index("]") - 1
    return ahead(text.replace("[", "").replace("]", ""), start, end)


@pytest.mark.parametrize(
    "text",
    [
        "The council will vote on [Friday].",
        "A ship, the port said, is to leave on [Friday].",
        "She is expected to be named in [June].",
        "They agreed to meet on [Monday].",
        "He plans to march in [May].",
        "The talks resume on [Thursday].",
        "He could be freed as early as [Monday].",
        "The deadline was extended until [Friday].",
        "On [Friday], the council will vote.",
        "The crew has given the port until [Friday].",
        "The ministry is to set a date on [Friday].",
        "The road to the quay will reopen on [Friday].",
    ],
)
def test_words_of_the_future_point_ahead(text):
    assert way(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The council voted on [Friday].",
        "The port said on [Friday] that it will close.",
        "He has been held since [May].",
        "It had been due to close on [Friday].",
        "He could not be reached on [Friday].",
        "On [Friday], the port said it will close.",
        "The train to Orlan broke down on [Friday].",
        "The road to Tarn reopened on [Friday].",
        "On [Friday] the council planned to pay.",
        "The council, which will sit again, met on [Friday].",
    ],
)
def test_words_of_the_past_point_back(text):
    assert way(text) == -1


@pytest.mark.parametrize(
    "text", ["the [Friday] market", "United in [May]", "May of [June]", "The fleet sails in [June], the admiral said."]
)
def test_no_verb_leaves_it_open(text):
    assert way(text) == 0
