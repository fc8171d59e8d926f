from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.text.encoding import clean, decoded

RUSSIAN = "Мэр сказал, что дорога закрыта, и никто не пострадал. " * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_are_known_without_being_declared(encoding):
    read = decoded("The café was shut, said the mayor of the town.".encode(encoding))
    assert read.text == "The café was shut, said the mayor of the town."
    assert read.stated
    assert read.damaged == 0


def test_western_text_is_windows_1252():
    assert decoded("The café’s “owner” said so.".encode("cp1252")).text == "The café’s “owner” said so."


def test_cyrillic_text_is_told_from_western():
    read = decoded(RUSSIAN.encode("cp1251"))
    assert read.text == RUSSIAN
    assert not read.stated


def test_declared_encoding_is_believed_when_the_bytes_are_no_utf8():
    assert decoded(RUSSIAN.encode("koi8-r"), "KOI8-R").text == RUSSIAN
    assert decoded(RUSSIAN.encode(), "koi8-r").text == RUSSIAN


@pytest.mark.parametrize(
    "name", ["unicode_escape", "raw_unicode_escape", "utf-7", "rot13", "base64", "idna", "no-such", "\x00"]
)
def test_codecs_that_are_no_text_encodings_are_never_used(name):
    read = decoded(b"caf\xe9 \\ud800 +AGE-", name)
    assert read.text == "café \\ud800 +AGE-"


def test_few_foreign_bytes_make_a_mixture_and_are_counted():
    read = decoded("Brücke, Straße, Köln. ".encode() + b"caf\xe9 a\xe9")
    assert (read.encoding, read.damaged) == ("utf-8", 2)


def test_controls_are_replaced_one_for_one_and_line_ends_stay():
    assert clean("a\x00b\x1bc\r\n\td\x7f") == "a\ufffdb\ufffdc\r\n\td\ufffd"


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "utf-16", "cp1251", "shift_jis", "iso-2022-jp"]))
def test_any_bytes_decode_to_a_text_without_surrogates(data, declared):
    read = decoded(data, declared)
    read.text.encode("utf-8")
    assert decoded(data, declared) == read
