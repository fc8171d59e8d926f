"""Readers are found by name."""

from __future__ import annotations

import pytest

from whence import plugins
from whence.errors import BadSettings


def test_the_shipped_reader_is_found_without_installation(monkeypatch):
    monkeypatch.setattr(plugins, "entry_points", lambda group: ())
    plugins.annotator.cache_clear()
    reader = plugins.annotator("en-rules")
    assert (reader.name, reader.languages) == ("en-rules", frozenset({"en"}))


def test_an_unknown_reader_is_refused_with_the_known_ones():
    with pytest.raises(BadSettings) as refused:
        plugins.annotator("no-such-reader")
    assert "en-rules" in refused.value.next


class Point:
    name = "other"
    value = "no_such_module:Reader"


def test_a_reader_whose_package_is_broken_is_refused(monkeypatch):
    monkeypatch.setattr(plugins, "entry_points", lambda group: (Point(),))
    plugins.annotator.cache_clear()
    assert plugins.names() == ("en-rules", "en-trained", "other")
    with pytest.raises(BadSettings):
        plugins.annotator("other")


def test_a_package_cannot_take_over_a_shipped_name(monkeypatch):
    point = Point()
    point.name = "en-rules"
    monkeypatch.setattr(plugins, "entry_points", lambda group: (point,))
    plugins.annotator.cache_clear()
    assert plugins.annotator("en-rules").version
