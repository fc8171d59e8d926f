"""Train the base of the English reader: part-of-speech tags, heads and relations, sentences.

    python -m training.base [--data DIR] [--out DIR] [--epochs N]

Data: UD English EWT train and the open genres of GUM train, from `$WHENCE_DATA/treebank`. One CPU core, about half an
hour. The dev files are only looked at to print how it goes; the last weights are kept, whatever they say.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vectors import Vectors as Table
from thinc.api import Config, fix_random_seed
from thinc.optimizers import Adam

from training.treebank import Text, Tree, texts
from whence.read.vectors import vectors

#: Sentences are shown in runs of up to this many, so that the parser learns where they end.
RUN = 6
#: Words in a batch, growing from the first to the second.
BATCH = (600, 2400)
RATE, LAST_RATE, DROP = 1.5e-3, 1e-4, 0.15
SEED = 7

CONFIG = """
[nlp]
lang = "en"
pipeline = ["tok2vec", "tagger", "parser"]
batch_size = 64

[components]

[components.tok2vec]
factory = "tok2vec"

[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"

[components.tok2vec.model.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = 96
attrs = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]
rows = [5000, 1000, 2500, 1500]
include_static_vectors = true

[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 96
depth = 4
window_size = 1
maxout_pieces = 3

[components.tagger]
factory = "tagger"

[components.tagger.model]
@architectures = "spacy.Tagger.v2"

[components.tagger.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96

[components.parser]
factory = "parser"
min_action_freq = 20

[components.parser.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "parser"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true

[components.parser.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96
"""


def pipeline() -> Language:
    """Give the untrained pipeline, with the shipped word vectors in place."""
    nlp = spacy.util.load_model_from_config(Config().from_str(CONFIG), auto_fill=True, validate=True)
    table = vectors()
    nlp.vocab.vectors = Table(data=table.table, keys=list(table.row), name="whence", attr="LOWER")
    return nlp


def examples(nlp: Language, path: Path, run: int) -> list[Example]:
    """Cut documents into runs of sentences; the prediction side is our own tokenizing of the raw text."""
    return [
        _example(nlp, text, text.trees[first : first + run])
        for text in texts(path)
        for first in range(0, len(text.trees), run)
    ]


def _example(nlp: Language, text: Text, trees: list[Tree]) -> Example:
    start, end = trees[0].words[0].start, trees[-1].words[-1].end
    words, spaces, tags, heads, deps, begins = [], [], [], [], [], []
    position = start
    for tree in trees:
        if words and tree.words[0].start > position + 1:
            words.append(text.text[position : tree.words[0].start])
            spaces[-1] = False
            spaces.append(False)
            tags.append("_SP")
            heads.append(len(words) - 2)
            deps.append("dep")
            begins.append(False)
        base = len(words)
        for index, word in enumerate(tree.words):
            words.append(word.form)
            spaces.append(text.text[word.end : word.end + 1] == " ")
            tags.append(word.xpos)
            heads.append(base + word.head)
            deps.append("ROOT" if word.dep == "root" else word.dep)
            begins.append(index == 0)
            position = word.end
    gold = Doc(nlp.vocab, words=words, spaces=spaces, tags=tags, heads=heads, deps=deps, sent_starts=begins)
    return Example(nlp.make_doc(text.text[start:end]), gold)


def train(data: Path, out: Path, epochs: int) -> None:
    """Train and write."""
    fix_random_seed(SEED)
    nlp = pipeline()
    parts = ("en_ewt-train", "en_gum_open-train")
    shown = [one for part in parts for one in examples(nlp, data / "treebank" / f"{part}.conllu.gz", RUN)]
    dev = {
        name: examples(nlp, data / "treebank" / f"{name}.conllu.gz", 10**6)
        for name in ("en_ewt-dev", "en_gum_open-dev")
    }
    nlp.initialize(lambda: shown)
    optimizer = Adam(
        RATE, beta1=0.9, beta2=0.999, eps=1e-8, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True
    )
    order = random.Random(SEED)  # noqa: S311 a fixed order is wanted
    begun = time.process_time()
    words = sum(len(one.reference) for one in shown)
    steps = int(epochs * words / ((BATCH[0] + BATCH[1]) / 2))
    step = 0
    for epoch in range(epochs):
        order.shuffle(shown)
        losses: dict[str, float] = {}
        size = BATCH[0] + (BATCH[1] - BATCH[0]) * epoch / max(1, epochs - 1)
        for batch in _batches(shown, size):
            optimizer.learn_rate = RATE + (LAST_RATE - RATE) * min(1.0, step / steps)
            nlp.update(batch, sgd=optimizer, drop=DROP, losses=losses)
            step += 1
        print(
            f"epoch {epoch + 1} steps {step} of about {steps}, {time.process_time() - begun:.0f} s",
            {k: round(v) for k, v in losses.items()},
            flush=True,
        )
        if epoch % 4 == 3 or epoch == epochs - 1:
            with nlp.use_params(optimizer.averages):
                for name, held in dev.items():
                    print(name, _scores(nlp, held), flush=True)
                write(nlp, out)


def _batches(shown: list[Example], size: float) -> Iterator[list[Example]]:
    batch: list[Example] = []
    words = 0
    for one in shown:
        batch.append(one)
        words += len(one.reference)
        if words >= size:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def _scores(nlp: Language, held: list[Example]) -> dict[str, float]:
    scores = nlp.evaluate([Example(nlp.make_doc(one.reference.text), one.reference) for one in held])
    return {
        name: round(100 * scores[name], 2)
        for name in ("token_f", "tag_acc", "dep_uas", "dep_las", "sents_f")
        if scores.get(name) is not None
    }


def write(nlp: Language, out: Path) -> None:
    """Write what differs from run to run of the program: settings and weights, no vocabulary, no vectors."""
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out, exclude=["vocab", "tokenizer"])


if __name__ == "__main__":
    root = Path(__file__).resolve().parents[1]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=Path(os.environ.get("WHENCE_DATA", root.parent / "shared" / "data"))
    )
    parser.add_argument("--out", type=Path, default=root / "whence" / "lang" / "en" / "base")
    parser.add_argument("--epochs", type=int, default=18)
    chosen = parser.parse_args()
    train(chosen.data, chosen.out, chosen.epochs)
