"""Who says it, on whose word: forms that name two sources, and attributions inside contents."""

from __future__ import annotations

import pytest

from whence.model.reports import Published, Report
from whence.read.attribution.rules import attributions, passages
from whence.read.base import parses
from whence.read.chains.chaining import chained, nested, outermost
from whence.read.figures.finding import figures
from whence.read.found import Found
from whence.read.moments.finding import moments
from whence.read.names.mentions import mentions
from whence.read.sentences import paragraphs, sentences
from whence.read.statements import Values, statements

Link = tuple[str | None, str | None, str]


def report(text: str) -> Report:
    return Report("report-1", "in", None, None, None, None, None, Published(), "text/plain", "en", "0" * 64, None, text)


def chains(text: str) -> list[tuple[list[Link], str]]:
    """Give every chain with its content, the outer attributions being those of the rules."""
    one = report(text)
    cut = sentences(one)
    pieces = passages(one, paragraphs(one), [(sentence.start, sentence.end) for sentence in cut])
    ruled = attributions(list(pieces))
    found = chained(pieces, parses(pieces), outer=outermost(ruled), ruled=ruled)
    values = Values(mentions(one, cut), figures(one, cut), moments(one, cut))
    made = statements(one, cut, pieces, found=found, values=values, reader="test")
    return [
        (
            [(link.source and link.source.text, link.cue and link.cue.text, link.stance) for link in row.chain],
            " | ".join(piece.text for piece in row.content),
        )
        for row in made
        if row.chain
    ]


CHAINS = [
    (
        "The ferryman said the widow had told him that the landing stage was rotten.",
        [("The ferryman", "said", "says"), ("the widow", "told", "says")],
        "that the landing stage was rotten",
    ),
    (
        "Radio Halden quoted the brewer as saying that the cellar had flooded twice.",
        [("Radio Halden", "quoted", "says"), ("the brewer", "saying", "says")],
        "that the cellar had flooded twice",
    ),
    (
        "The brewer was quoted by Radio Halden as denying that the cellar had flooded.",
        [("Radio Halden", "quoted", "says"), ("The brewer", "denying", "denies")],
        "that the cellar had flooded",
    ),
    (
        "The brewer is alleged by two neighbours to have said that the vats were empty.",
        [("two neighbours", "alleged", "says"), ("The brewer", "said", "says")],
        "that the vats were empty",
    ),
    (
        "The Halden Mirror reported that nine barges had sunk, citing a lock keeper.",
        [("The Halden Mirror", "reported", "says"), ("a lock keeper", "citing", "says")],
        "that nine barges had sunk",
    ),
    (
        "In a letter seen by the Halden Mirror, the abbot wrote that the bell had been sold.",
        [("the Halden Mirror", "seen by", "says"), ("the abbot", "wrote", "says")],
        "that the bell had been sold",
    ),
    (
        "According to a retired warden, the abbot denied that the bell had been sold.",
        [("a retired warden", "According to", "says"), ("the abbot", "denied", "denies")],
        "that the bell had been sold",
    ),
    (
        "The warden said her colleagues were convinced that the bell was cracked.",
        [("The warden", "said", "says"), ("her colleagues", "were convinced", "believes")],
        "that the bell was cracked",
    ),
]


@pytest.mark.parametrize(("text", "chain", "content"), CHAINS)
def test_a_chain_is_read_outermost_first(text: str, chain: list[Link], content: str) -> None:
    assert (chain, content) in chains(text)


def test_three_sources_stand_in_one_chain() -> None:
    found = chains("The nurse said the driver had told her that the guard claimed the gate was open.")
    deepest = max(found, key=lambda row: len(row[0]))
    assert [source for source, _, _ in deepest[0]] == ["The nurse", "the driver", "the guard"]
    assert deepest[1] == "the gate was open"


@pytest.mark.parametrize(
    "text", ["The mayor said she had written to the king.", "The nun said that the abbot had spoken to the bishop."]
)
def test_who_hears_it_is_not_what_is_said(text: str) -> None:
    assert [len(chain) for chain, _ in chains(text)] == [1]


def test_who_is_cited_is_taken_out_of_the_content() -> None:
    rows = chains("Nine barges sank on Monday, the Halden Mirror reported, citing a lock keeper.")
    assert all("citing" not in content for _, content in rows)


def test_a_parenthesis_that_names_a_document_speaks_for_the_paragraphs_above_it() -> None:
    text = (
        "On the winter quarters:\n\n“The sergeant told me that the stove had been stolen.\n\n"
        "“We slept in our boots.”\n\n(Testimony of a former recruit, Halden Archive, p. 12)"
    )
    rows = chains(text)
    assert ([("Testimony of a former recruit, Halden Archive", None, "says")], "“We slept in our boots.”") in rows
    inner = [chain for chain, content in rows if content.rstrip(".") == "that the stove had been stolen"]
    assert [source for source, _, _ in inner[0]] == ["Testimony of a former recruit, Halden Archive", "The sergeant"]


def test_a_parenthesis_below_plain_text_speaks_for_nobody() -> None:
    assert chains("The river rose all night.\n\n(Photograph by Halden Archive)") == []


def test_a_name_before_the_colon_of_a_headline_speaks() -> None:
    rows = chains("Halden Mirror: Abbot says bell was sold")
    assert any([source for source, _, _ in chain] == ["Halden Mirror", "Abbot"] for chain, _ in rows)


@pytest.mark.parametrize(
    "text",
    [
        "The warden who had complained to the abbey said that the roof leaked.",
        "The warden, speaking to the Halden Mirror, said that the roof leaked.",
        "The warden told the inquiry that the roof leaked.",
        "The union said that the pit was flooded. The owners said that the pumps were running.",
    ],
)
def test_one_speaker_stays_alone(text: str) -> None:
    assert {len(chain) for chain, _ in chains(text)} == {1}


def test_nested_leaves_the_outer_ones_out() -> None:
    one = report("The ferryman said the widow had told him that the landing stage was rotten.")
    pieces = passages(one, paragraphs(one), [(row.start, row.end) for row in sentences(one)])
    ruled = attributions(list(pieces))
    outer = outermost(ruled)
    inner = nested(pieces, parses(pieces), outer=outer, ruled=ruled)
    assert [one.text[slice(*(row.source or (0, 0)))] for row in inner] == ["the widow"]
    assert not set(inner) & set(outer)


def test_what_was_settled_outside_any_form_is_kept_as_it_is() -> None:
    one = report("The ferryman said the landing stage was rotten.")
    pieces = passages(one, paragraphs(one), [(row.start, row.end) for row in sentences(one)])
    ruled: list[Found] = attributions(list(pieces))
    assert chained(pieces, parses(pieces), outer=ruled, ruled=ruled) == ruled


@pytest.mark.parametrize(
    "text", ["", "(", "said " * 2000, "as saying that " * 500, "“" * 400, "citing, " * 800, ": : :"]
)
def test_odd_text_is_read_without_an_error(text: str) -> None:
    if text.strip():
        chains(text)


def test_outermost_leaves_out_what_any_other_content_holds() -> None:
    def made(cue: tuple[int, int], *content: tuple[int, int]) -> Found:
        return Found(None, None, cue, content, "says", "indirect", "that", "say")

    outer, inner, deep, apart = (
        made((4, 6), (7, 40)),
        made((9, 12), (13, 40)),
        made((20, 22), (23, 30)),
        made((50, 52), (53, 60)),
    )
    assert outermost([deep, outer, apart, inner]) == [outer, apart]
    assert outermost([made((4, 6), (0, 3), (7, 9)), made((1, 2), (2, 3))]) == [made((4, 6), (0, 3), (7, 9))]
