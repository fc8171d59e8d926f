"""Of the many reports that go by a name, the store gives those that a credit may mean."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import create_engine

from bench.corpus import report
from whence.model.lineage import Bearing
from whence.model.reports import Published
from whence.store import reports as held
from whence.store.bearers import BearerPostings
from whence.store.schema import BEARERS, metadata

NAME = "outlet kelm courier"


@pytest.fixture
def filed():
    """A way to file one more report under the name, or one that credits it; gives its number and who is touched."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        metadata.create_all(connection)
        postings = BearerPostings(connection, BEARERS, 200)

        def file(name, day, bearing):
            date = Published() if day is None else Published(day, day, day, "metadata")
            num = held._insert(connection, replace(report(name, name), published=date))
            return num, postings.name({num: bearing})

        yield file, postings


def test_the_earliest_are_given_and_only_a_new_one_among_them_touches_who_credits_the_name(filed):
    file, postings = filed
    crediting, _ = file("credits", "2031-03-09", Bearing((), (NAME,)))
    own = Bearing((NAME,), ())
    days = [file(f"d{day}", f"2031-03-{day:02}", own)[0] for day in (5, 6, 7)]
    later, touched = file("later", "2031-03-08", own)
    assert touched == {later}
    assert postings.bearers([NAME]) == {NAME: set(days)}
    # midnight two hours east of Greenwich comes before midnight there
    first, touched = file("first", "2031-03-05T00:00:00+02:00", own)
    assert touched == {first, crediting}
    assert postings.bearers([NAME]) == {NAME: {first, *days[:2]}}
    undated, touched = file("undated", None, own)
    assert touched == {undated, crediting}
    assert postings.bearers([NAME]) == {NAME: {first, undated, *days[:2]}}
