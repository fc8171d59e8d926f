"""nomenklatura's logic-v2 over FtM entities that hold a name and nothing else."""

from __future__ import annotations

import hashlib

from session import run

_SCHEMATA = {"person": "Person", "place": "Address"}


def _scorer():
    from followthemoney import EntityProxy
    from nomenklatura.matching import get_algorithm

    algorithm = get_algorithm("logic-v2")
    config = algorithm.default_config()

    def entity(name: str, kind: str):
        schema = _SCHEMATA.get(kind, "Organization")
        field = "full" if schema == "Address" else "name"
        # It keeps what it worked out by id alone, so one id must never stand for two names.
        index = hashlib.sha1(f"{schema} {name}".encode()).hexdigest()
        return EntityProxy.from_dict({"id": index, "schema": schema, "properties": {field: [name]}})

    return entity, lambda one, other: algorithm.compare(one, other, config).score


def names(_options: dict):
    """Score one pair."""
    entity, score = _scorer()
    return lambda item: [score(entity(item["a"], item["kind"]), entity(item["b"], item["kind"]))]


def probe(options: dict):
    """Score one pair of the own probe."""
    return names(options)


def crossed(_options: dict):
    """Score every name of one row with every name of the other; gives the pairs from 0.7 on, its usual threshold."""
    entity, score = _scorer()

    def answer(item: dict) -> list:
        left = [entity(name, item["kind"]) for name in item["left"]]
        right = [entity(name, item["kind"]) for name in item["right"]]
        return [[i, j] for i, one in enumerate(left) for j, other in enumerate(right) if score(one, other) >= 0.7]

    return answer


if __name__ == "__main__":
    run({"names": names, "probe": probe, "crossed": crossed})
