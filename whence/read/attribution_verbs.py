"""Attributions by a verb: "X said that C", "C, said X", "X told Y that C", "X vowed to C"."""

from __future__ import annotations

from dataclasses import dataclass

from whence.model.reading import Stance
from whence.read.contents import (
    Pieces,
    before_comma,
    clause_end,
    following_quote,
    has_clause,
    sentence_end,
    skip_adjuncts,
)
from whence.read.cues import VerbGroup, verb_groups
from whence.read.found import Found, form_of, places
from whence.read.phrases import Phrase, phrase_after, subject_before
from whence.read.words import Passage, word_class

_WH = frozenset(("whether", "how", "why", "what", "where", "when", "if", "who", "which"))
_PARTICIPLE_LEADS = frozenset((",", "by", "while", "before", "after", "without", "in", "and", "—", "–", "--", "when"))
_PLURAL_VERBS = frozenset(("i", "you", "we", "they", "who", "that", "which"))


#: Pattern -> the frames whose stance it takes, best first.
_FRAMES_OF = {
    "quote_before": ("quote", "post", "hearer"),
    "post": ("post", "quote", "hearer"),
    "as_put": ("post", "quote"),
    "quote_mixed": ("quote", "bare"),
    "colon": ("quote", "bare"),
    "announced": ("quote", "bare"),
    "hearer_bare": ("hearer",),
    "hearer_quote": ("hearer",),
    "passive": ("that", "noun"),
}


@dataclass(frozen=True, slots=True)
class Complement:
    """What follows a cue: by which frame, and which words."""

    frame: str
    pieces: Pieces


def by_verbs(words: Passage) -> list[Found]:
    """Find the attributions of one paragraph whose cue is a verb.

    Returns:
        In order of the cue; contents may lie inside one another.

    Cost: linear in words for sentences of bounded length.
    """
    groups = list(verb_groups(words))
    subjects = _subjects(words, groups)
    cuts = _cuts(words, groups, subjects)
    found = []
    for group in groups:
        one = _by_verb(words, group, (subjects, cuts))
        if one is not None:
            found.append(one)
    return found


def announced(words: Passage) -> Found | None:
    """Find who is about to be quoted: "In his speech, X declared:" at the end of a paragraph.

    Returns:
        An attribution without content, `None` when the paragraph announces nobody.
    """
    if len(words.low) < 3 or words.low[-1] != ":":
        return None
    last = [group for group in verb_groups(words) if words.sentence[group.verb] == words.sentence[-1]]
    for group in reversed(last):
        phrase = _subject(words, group, None)
        if phrase is not None and "quote" in group.cue.frames:
            return _found(words, group, phrase, Complement("announced", ()))
    return None


def _cuts(words: Passage, groups: list[VerbGroup], subjects: dict[int, Phrase]) -> frozenset[int]:
    """Give the words at which a content must stop because another attribution begins there."""
    stops = set()
    for group in groups:
        before = words.word(group.first - 1)
        if group.cue.shape == "ing" and before in (",", "—", "–", "--"):
            stops.add(group.first)
        phrase = subjects.get(group.verb)
        if phrase is not None and group.cue.shape != "ing":
            lead = words.word(phrase.first - 1)
            if lead in ("but", "while", "though", "although") and words.word(phrase.first - 2) == ",":
                stops.add(phrase.first - 1)
            if lead == "as" and words.word(phrase.first - 2) == ",":
                stops.add(phrase.first - 1)
            if lead == "," and _closes_sentence(words, group):
                stops.add(phrase.first)
        if before in ("but", "and") and words.word(group.first - 2) == "," and phrase is None:
            stops.add(group.first - 1)
    for index, word in enumerate(words.low):
        if word == "according" and words.word(index + 1) == "to" and words.word(index - 1) == ",":
            stops.add(index)
        if word in ("citing", "quoting", "referring") and words.word(index - 1) == ",":
            stops.add(index)
    return frozenset(stops)


def _closes_sentence(words: Passage, group: VerbGroup) -> bool:
    """Tell whether nothing but adjuncts stands between a cue and the end of its sentence."""
    last = words.bounds(group.verb)[1]
    index = skip_adjuncts(words, group.last, last)
    return index >= last or words.low[index] in (".", "!", "?", "”", '"')


def _subjects(words: Passage, groups: list[VerbGroup]) -> dict[int, Phrase]:
    """Give the subject of each group by the index of its verb; those without one are left out."""
    found: dict[int, Phrase] = {}
    latest: dict[int, Phrase] = {}
    for group in groups:
        sentence = words.sentence[group.verb]
        phrase = _subject(words, group, latest.get(sentence))
        if phrase is not None:
            found[group.verb] = phrase
            if words.quote[group.verb] < 0:
                latest.setdefault(sentence, phrase)
    return found


def _subject(words: Passage, group: VerbGroup, latest: Phrase | None) -> Phrase | None:
    if group.infinitive:
        return _of_infinitive(words, group)
    if group.cue.shape == "ing" and words.low[group.verb] == words.low[group.first]:
        lead = words.word(group.first - 1)
        at_start = group.first == words.bounds(group.verb)[0]
        if at_start:
            return _after_opening(words, group)
        if lead in _PARTICIPLE_LEADS or words.mark(group.first - 1):
            return latest or _of_sentence(words, group)
        return None
    if group.passive:
        return None
    phrase = subject_before(words, group.first)
    if phrase is None and words.word(group.first - 1) in ("and", "but", ","):
        return _shared(words, group, latest)
    if phrase is None or not _fits(words, group, phrase):
        return None
    return phrase


def _of_infinitive(words: Passage, group: VerbGroup) -> Phrase | None:
    """Read "went on to say", "continued to insist"."""
    to = group.first
    lead = words.word(to - 1)
    if lead == "on" and words.word(to - 2) in ("went", "goes", "go"):
        return subject_before(words, to - 2)
    if lead in ("continued", "continues", "continue", "appeared", "seemed"):
        return subject_before(words, to - 1)
    return None


def _after_opening(words: Passage, group: VerbGroup) -> Phrase | None:
    """Read "Citing X, Y did": the subject comes after the opening phrase; left to the sentence rules."""
    last = words.bounds(group.verb)[1]
    for index in range(group.last, last):
        if words.low[index] == "," and words.quote[index] < 0:
            return phrase_after(words, index + 1, long=False)
    return None


def _of_sentence(words: Passage, group: VerbGroup) -> Phrase | None:
    """Guess the subject of the sentence for a participle: the phrase before its first finite verb."""
    first, _ = words.bounds(group.verb)
    for index in range(first, group.first):
        if words.low[index] in word_class("verbs") and not words.words[index][:1].isupper() and words.quote[index] < 0:
            begin = index
            return subject_before(words, begin)
        if words.low[index].endswith("ed") and index > first and words.quote[index] < 0:
            phrase = subject_before(words, index)
            if phrase is not None:
                return phrase
    return None


def _shared(words: Passage, group: VerbGroup, latest: Phrase | None) -> Phrase | None:
    """Read "X praised A and said C": the second verb has the subject of the first."""
    if group.cue.shape in ("base",) or group.cue.nounlike:
        return None
    return latest or _of_sentence(words, group)


def _fits(words: Passage, group: VerbGroup, phrase: Phrase) -> bool:
    """Hold a form against its subject: a base form wants a plural, a noun-like form wants a real subject."""
    cue, alone = group.cue, group.first == group.verb
    head = words.low[phrase.last - 1]
    if head in ("'s", "'") or (head == "you" and cue.lemma in ("know", "see", "think", "imagine")):
        return False
    if cue.nounlike and alone:
        lead = words.word(group.verb - 1)
        if lead in word_class("determiners") or lead in ("'s", "of", "'"):
            return False
    if cue.shape == "base" and alone:
        plural = head in _PLURAL_VERBS or (head.endswith("s") and not head.endswith("ss")) or "and" in words.low[
            phrase.first : phrase.last
        ]
        return plural or head in ("people", "women", "men", "police", "media", "many", "some", "others", "most")
    return not (cue.shape == "present" and alone and cue.nounlike and head in ("i", "we", "they", "you"))


def _by_verb(words: Passage, group: VerbGroup, known: tuple[dict[int, Phrase], frozenset[int]]) -> Found | None:
    subjects, cuts = known
    phrase = subjects.get(group.verb)
    if phrase is None:
        return _inverted(words, group) or _passive(words, group, cuts)
    complement = None
    if _right_after_quote(words, phrase):
        complement = _before(words, group, phrase)
    if complement is None:
        complement = complement_after(words, group, cuts)
    if complement is None:
        complement = _before(words, group, phrase)
    if complement is None:
        return None
    return _found(words, group, phrase, _narrowed(words, phrase, complement))


def _right_after_quote(words: Passage, phrase: Phrase) -> bool:
    """Tell whether a source stands right behind a quotation that ends as speech before its speaker does."""
    mark = phrase.first - 1
    if mark < 2 or not words.mark(mark) or words.quote[mark] == words.quote[phrase.first]:
        return False
    return words.low[mark - 1] in (",", "?", "!", "—", "–", "…", "...")


def _narrowed(words: Passage, phrase: Phrase, complement: Complement) -> Complement:
    """End the content of a subordinate or relative clause where the main clause goes on."""
    lead = words.word(phrase.first - 1)
    subordinate = lead in _OPENERS and phrase.first - 2 < words.bounds(phrase.first)[0]
    if not subordinate and phrase.before is None:
        return complement
    (first, last), *more = complement.pieces
    if more or complement.frame in ("post", "quote_before", "as_put", "relative"):
        return complement
    starters = word_class("determiners") | word_class("nominatives") | {"there"}
    for index in range(first + 2, last - 1):
        following = words.words[index + 1]
        if words.low[index] == "," and words.quote[index] < 0:
            if phrase.before is not None or following.lower() in starters or following[:1].isupper():
                return Complement(complement.frame, ((first, index),))
    return complement


_OPENERS = frozenset(("while", "although", "though", "after", "when", "as", "because", "if", "since", "before", "once"))


def _found(words: Passage, group: VerbGroup, phrase: Phrase | None, complement: Complement) -> Found:
    stance = _stance(group, complement.frame)
    before = words.place(*phrase.before) if phrase is not None and phrase.before is not None else None
    return Found(
        source=words.place(phrase.first, phrase.last) if phrase is not None else None,
        before=before,
        cue=words.place(group.first, group.last),
        content=places(words, complement.pieces),
        stance=stance,
        form=form_of(words, complement.pieces),
        pattern=complement.frame,
        lemma=group.cue.lemma,
    )


def _stance(group: VerbGroup, frame: str) -> Stance:
    frames = group.cue.frames
    named = next((frames[name] for name in _FRAMES_OF.get(frame, (frame,)) if name in frames), None)
    stance = named or next(iter(frames.values()))
    return "doubts" if group.negated and stance in ("believes", "says", "denies") else stance


def complement_after(words: Passage, group: VerbGroup, cuts: frozenset[int]) -> Complement | None:
    """Find what follows a cue and is its content, by the first frame of the verb that fits."""
    edge = _edge(words, group)
    at = group.last
    if at >= edge:
        return None
    frames = group.cue.frames
    if words.low[at] == "to" and "to" in frames and words.word(at + 1).isalpha():
        return Complement("to", ((at, clause_end(words, at, cuts)),))
    start = skip_adjuncts(words, at, edge)
    plain = _quoted(words, start, edge) if "quote" in frames or "bare" in frames else None
    if plain is not None:
        return plain
    if start < edge:
        one = _opened(words, group, (start, edge), cuts)
        if one is not None:
            return one
    return _objects(words, group, (at, edge), cuts)


def _edge(words: Passage, group: VerbGroup) -> int:
    edge = words.bounds(group.verb)[1]
    if words.quote[group.verb] < 0:
        return edge
    index = group.last
    while index < edge and words.quote[index] == words.quote[group.verb] and not words.mark(index):
        index += 1
    return index


def _opened(words: Passage, group: VerbGroup, place: tuple[int, int], cuts: frozenset[int]) -> Complement | None:
    """Read a content that a conjunction opens, or nothing at all."""
    start, edge = place
    frames, word = group.cue.frames, words.low[start]
    if word == "that" and "that" in frames and words.word(start + 1) not in (",", ".", "of"):
        return Complement("that", ((start, clause_end(words, start, cuts)),))
    if word in _WH and "wh" in frames:
        return Complement("wh", ((start, clause_end(words, start, cuts)),))
    if "bare" in frames and word in word_class("verbs") and start == group.last:
        return _relative(words, group, start)
    if "bare" in frames and _bare(words, group, (start, edge)):
        return Complement("bare", ((start, clause_end(words, start, cuts)),))
    return None


def _relative(words: Passage, group: VerbGroup, start: int) -> Complement | None:
    """Read "which X said was closed": what X said is of the thing before."""
    if group.cue.nounlike or words.low[start] in ("'s", "'d"):
        return None
    last = sentence_end(words, start)
    comma = next((i for i in range(start + 1, last) if words.low[i] in (",", ";", "—", "–") and words.quote[i] < 0), last)
    return Complement("relative", ((start, comma),)) if comma - start > 1 else None


def _quoted(words: Passage, start: int, edge: int) -> Complement | None:
    """Read `said, "C"`, `said: "C"` and `said "C"`."""
    index = start
    while index < edge and words.low[index] in (",", ":", "—", "–", "--"):
        index += 1
    if index >= edge or not words.mark(index):
        if index == start + 1 and words.low[start] == ":":
            return Complement("colon", ((index, sentence_end(words, index)),)) if edge - index > 2 else None
        return None
    which = words.quote[index]
    last = index
    while last < len(words.low) and words.quote[last] == which:
        last += 1
    if index == start > 0 and _titled(words, index, last):
        return None
    if last < edge and index == start and words.low[last] not in _QUOTE_ENDS:
        return Complement("quote_mixed", ((index, sentence_end(words, index)),))
    return Complement("quote", ((index, last),))


def _titled(words: Passage, first: int, last: int) -> bool:
    """Tell a title in quotation marks ("on the programme 'Good Morning'") from speech."""
    inner = [word for word in words.words[first:last] if word[:1].isalpha()]
    before = words.word(first - 1)
    placed = before in word_class("prepositions") | {"'s", "programme", "program", "podcast", "show"} or before.isalpha()
    capitals = all(word[:1].isupper() or word in ("the", "of", "a", "and", "in", "for") for word in inner)
    return 0 < len(inner) <= 5 and capitals and placed and before not in ("said", "says", "that")


_QUOTE_ENDS = frozenset((",", ".", ";", "and", "but", "in", "on", "at", "as", "while", "when", "during", "after", "—"))


def _bare(words: Passage, group: VerbGroup, place: tuple[int, int]) -> bool:
    """Tell whether a clause without a conjunction follows."""
    start, edge = place
    word = words.low[start]
    if word in (",", ".", ";", ":", "?", "!", ")", "—", "–", "--", "and", "or", "but", "as") or words.quote[start] != words.quote[group.verb]:
        return False
    if word in word_class("nominatives") or word == "there":
        return has_clause(words, start, edge)
    if group.cue.lemma in ("say", "think", "believe"):
        return edge - start > 2 and has_clause(words, start, edge)
    if word in word_class("prepositions") and group.cue.lemma not in ("say",):
        return False
    return "noun" not in group.cue.frames and _clause_soon(words, start, edge) or _clause_soon(words, start, edge)


def _clause_soon(words: Passage, start: int, edge: int) -> bool:
    """Tell whether a subject and its finite verb stand close: "claimed the bridge was closed"."""
    for index in range(start + 1, min(edge, start + 14)):
        word = words.low[index]
        if word in (",", ";", ":", "that", "who", "which", "because", "when", "while", "as", "after", "if", "where"):
            return False
        if word in word_class("verbs") and not (word == "'s" and not words.low[index + 1 :][:1] == ["a"]):
            return True
    return False


def _objects(words: Passage, group: VerbGroup, place: tuple[int, int], cuts: frozenset[int]) -> Complement | None:
    """Read frames with an object: a hearer, a person ordered, a thing denied or described."""
    at, edge = place
    frames = group.cue.frames
    if "hearer" in frames:
        return _heard(words, group, place, cuts)
    if "hearer_to" in frames:
        to = _object_end(words, at, edge)
        if to is not None and words.word(to) == "to":
            return Complement("hearer_to", ((at, clause_end(words, at, cuts)),))
    if "as" in frames:
        stop = next((index for index in range(at + 1, min(edge, at + 12)) if words.low[index] in ("as", ",", ".")), edge)
        if words.word(stop) == "as":
            return Complement("as", ((at, clause_end(words, at, cuts)),))
    if "gerund" in frames and words.low[at].endswith("ing") and len(words.low[at]) > 5:
        return Complement("gerund", ((at, clause_end(words, at, cuts)),))
    if "prep" in frames and words.low[at] in ("for", "on", "against", "about", "of"):
        return Complement("prep", ((at, clause_end(words, at, cuts)),))
    if "noun" in frames and _noun_phrase_starts(words, at, edge):
        return Complement("noun", ((at, clause_end(words, at, cuts)),))
    return None


def _noun_phrase_starts(words: Passage, at: int, edge: int) -> bool:
    word = words.low[at]
    closed = word_class("prepositions") | word_class("subordinators") | word_class("auxiliaries")
    return at + 1 < edge and word[:1].isalnum() and word not in closed | word_class("coordinators") | {"who", "which"}


def _object_end(words: Passage, at: int, edge: int) -> int | None:
    for index in range(at + 1, min(edge, at + 14)):
        if words.low[index] == "to":
            return index
        if words.low[index] in (",", ";", ":", "that") or words.low[index] in word_class("verbs"):
            return None
    return None


def _heard(words: Passage, group: VerbGroup, place: tuple[int, int], cuts: frozenset[int]) -> Complement | None:
    """Read "told Y that C", "told Y C", `told Y, "C"`."""
    at, edge = place
    for index in range(at + 1, min(edge, at + 16)):
        word = words.low[index]
        if word == "that" or word in _WH - {"who", "which"}:
            return Complement("hearer", ((index, clause_end(words, index, cuts)),))
        if words.mark(index):
            quoted = _quoted(words, index, edge)
            return Complement("hearer_quote", quoted.pieces) if quoted is not None else None
        if word in (",", ":"):
            quoted = _quoted(words, index, edge)
            return Complement("hearer_quote", quoted.pieces) if quoted is not None else None
        if word in (".", ";", "?"):
            return None
        if word == "to" and index > at:
            if "hearer_to" not in group.cue.frames:
                return None
            return Complement("hearer_to", ((index, clause_end(words, index, cuts)),))
        if word in ("he", "she", "they", "it", "i", "we", "there"):
            return Complement("hearer_bare", ((index, clause_end(words, index, cuts)),))
        fresh = word in word_class("determiners") and words.words[index].islower()
        if fresh and words.low[index - 1] not in word_class("prepositions"):
            return Complement("hearer_bare", ((index, clause_end(words, index, cuts)),))
    return None


def _before(words: Passage, group: VerbGroup, phrase: Phrase) -> Complement | None:
    """Read "C, X said" and `"C," X said`."""
    frames = group.cue.frames
    if "post" not in frames and "quote" not in frames:
        return None
    if words.quote[group.verb] != words.quote[phrase.first]:
        return None
    lead = phrase.first - 1
    as_put = words.word(lead) == "as"
    if as_put:
        lead -= 1
    if lead < 0:
        return None
    return _preceding(words, lead, group.last, as_put=as_put)


def _preceding(words: Passage, lead: int, after: int, *, as_put: bool = False) -> Complement | None:
    quoted = words.mark(lead) and words.quote[lead] >= 0 and words.low[lead] != ","
    inside = words.word(lead) in (",", "—", "–", "--")
    if not quoted and not inside:
        return None
    if quoted and words.sentence[lead] != words.sentence[lead + 1] and words.low[lead - 1] == ".":
        after_it = words.word(after)
        if after_it not in (",", "", ".", ":") and words.sentence[after] == words.sentence[after - 1]:
            return None
    pieces = before_comma(words, lead + 1 if quoted else lead)
    if not pieces or sum(last - first for first, last in pieces) < 2:
        return None
    if words.quote[pieces[0][1] - 1] < 0 and not has_clause(words, *pieces[0]) and not _goes_on(words, after):
        return None
    more = following_quote(words, after) if quoted or words.quote[pieces[0][1] - 1] >= 0 else None
    if more is None:
        more = _second_half(words, pieces[0], after)
    name = "as_put" if as_put else "quote_before" if words.quote[pieces[0][1] - 1] >= 0 else "post"
    return Complement(name, (*pieces, more) if more is not None else pieces)


def _goes_on(words: Passage, after: int) -> bool:
    return words.word(after) == "," and after + 3 < len(words.low)


def _second_half(words: Passage, piece: tuple[int, int], after: int) -> tuple[int, int] | None:
    """Read the second half of "The bridge, he said, was closed"."""
    if words.word(after) != "," or words.sentence[min(after + 1, len(words.low) - 1)] != words.sentence[after]:
        return None
    if has_clause(words, *piece) and words.low[piece[0]] not in word_class("subordinators"):
        return None
    following = words.word(after + 1)
    if following.endswith("ing") or following in ("who", "which", "according", "a", "an"):
        return None
    last = sentence_end(words, after + 1)
    return (after + 1, last) if last - after > 3 else None


def _inverted(words: Passage, group: VerbGroup) -> Found | None:
    """Read `"C," said X` and "C, said X"."""
    if group.passive or group.infinitive or group.cue.shape == "ing" or group.first == 0:
        return None
    if not {"post", "quote"} & set(group.cue.frames) or group.first != group.verb:
        return None
    lead = group.first - 1
    if (words.word(lead) != "," and not words.mark(lead)) or words.word(group.last) == "by":
        return None
    phrase = phrase_after(words, group.last)
    if phrase is None:
        return None
    complement = _preceding(words, lead, phrase.last)
    if complement is None:
        return None
    return _found(words, group, phrase, complement)


def _passive(words: Passage, group: VerbGroup, cuts: frozenset[int]) -> Found | None:
    """Read "C was reported by X", "as reported by X", "X was quoted as saying" stays with its participle."""
    if group.cue.shape != "past" or "says" not in group.cue.frames.values():
        return None
    if words.word(group.last) != "by" or words.mark(group.last - 1):
        return None
    phrase = phrase_after(words, group.last + 1)
    if phrase is None:
        return None
    if words.word(group.first) == "it" or words.word(group.first - 1) == "it":
        if words.word(phrase.last) != "that":
            return None
        pieces: Pieces = ((phrase.last, clause_end(words, phrase.last, cuts)),)
    else:
        subject = subject_before(words, group.first)
        if subject is None or not group.passive:
            return None
        pieces = ((subject.first, subject.last),)
    return _found(words, group, phrase, Complement("passive", pieces))
