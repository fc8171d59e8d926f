from __future__ import annotations

import pytest
from sample_tables import REPORTS, Sample

from whence import pipeline
from whence.model.tally import Tally


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sample, Tally]:
    folder = tmp_path_factory.mktemp("sample")
    tally = pipeline.build(folder / "case", None, pipeline.gather(folder / "case", [str(REPORTS)]))
    pipeline.export(folder / "case", form="jsonl", out=folder / "export")
    return Sample.load(folder / "export"), tally


@pytest.fixture
def sample(built: tuple[Sample, Tally]) -> Sample:
    return built[0]


@pytest.fixture
def tally(built: tuple[Sample, Tally]) -> Tally:
    return built[1]
