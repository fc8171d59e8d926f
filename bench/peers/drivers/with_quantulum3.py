"""quantulum3 without its classifier."""

from __future__ import annotations

from session import run


def figures(_options: dict):
    from quantulum3 import parser

    def answer(item: dict) -> list:
        return [_told(one) for one in parser.parse(item["text"], classifier_path=None)]

    return answer


def _told(one) -> dict:
    low, high = one.value, one.value
    if one.uncertainty:
        low, high = one.value - one.uncertainty, one.value + one.uncertainty
    return {"start": one.span[0], "end": one.span[1], "low": low, "high": high}


if __name__ == "__main__":
    run({"figures": figures})
