from __future__ import annotations

import io
import os
import zipfile

import pytest
from gathering import LEAD, take

from whence import gather
from whence.config import Settings

SETTINGS = Settings()


def found(*inputs, settings=SETTINGS, stdin=None):
    return list(gather.walk([str(given) for given in inputs], settings, stdin))


def names(items, root):
    return [item.input.removeprefix(str(root)).lstrip("/") for item in items]


def packed(members, **flags):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in members.items():
            bundle.writestr(name, data)
    return out.getvalue()


def test_folders_are_walked_in_order_without_hidden_files(tmp_path):
    for name in ("b.txt", "a/c.txt", ".hidden.txt", "a/.DS_Store", "__MACOSX/x.txt", ".git/y.txt", "a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(LEAD)
    assert names(found(tmp_path), tmp_path) == ["a.txt", "a/c.txt", "b.txt"]


def test_hidden_file_that_is_named_is_taken(tmp_path):
    (tmp_path / ".note.txt").write_text(LEAD)
    assert found(tmp_path / ".note.txt")[0].setback is None


def test_loops_of_links_end(tmp_path):
    (tmp_path / "a.txt").write_text(LEAD)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert names(found(tmp_path), tmp_path) == ["a.txt"]


def test_same_path_given_twice_is_taken_once(tmp_path):
    (tmp_path / "a.txt").write_text(LEAD)
    assert len(found(tmp_path, tmp_path / "a.txt", tmp_path / "*.txt")) == 1


def test_quoted_pattern_is_expanded(tmp_path):
    for name in ("a.txt", "b.md", "sub/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(LEAD)
    assert names(found(tmp_path / "*.txt"), tmp_path) == ["a.txt"]
    assert names(found(tmp_path / "**"), tmp_path) == ["a.txt", "b.md", "sub/c.txt"]


@pytest.mark.parametrize("given", ["no-such-file.txt", "no-such-*.txt", "https://a.example/b"])
def test_input_that_matches_nothing_is_an_item_with_a_setback(given):
    items = found(given)
    assert [item.setback is not None for item in items] == [True]
    assert gather.reports(items[0], SETTINGS).setbacks == (items[0].setback,)


def test_pipe_and_dangling_link_are_setbacks(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    taken = [gather.reports(item, SETTINGS) for item in found(tmp_path)]
    assert [len(result.setbacks) for result in taken] == [1, 1]


def test_standard_input_is_sniffed():
    item = found("-", stdin=io.BytesIO(f"<!doctype html><html><body><p>{LEAD}</p></body></html>".encode()))[0]
    assert (item.input, item.how) == ("-", "stdin")
    assert gather.reports(item, SETTINGS).reports[0].media_type == "text/html"


def test_archive_on_standard_input_is_opened():
    assert [item.input for item in found("-", stdin=io.BytesIO(packed({"a.txt": LEAD})))] == ["-!a.txt"]


def test_members_of_an_archive_are_items_also_nested_ones(tmp_path):
    inner = packed({"deep.txt": LEAD})
    (tmp_path / "o.zip").write_bytes(
        packed({"b.txt": LEAD, "a/in.zip": inner, "__MACOSX/x.txt": "x", "d/.DS_Store": "x"})
    )
    items = found(tmp_path / "o.zip")
    assert names(items, tmp_path) == ["o.zip!a/in.zip!deep.txt", "o.zip!b.txt"]
    assert {item.how for item in items} == {"archive"}
    assert gather.reports(items[0], SETTINGS).reports[0].text == LEAD


def test_fourth_archive_inside_archives_is_a_setback(tmp_path):
    data = packed({"core.txt": LEAD})
    for _ in range(3):
        data = packed({"in.zip": data})
    (tmp_path / "o.zip").write_bytes(data)
    items = found(tmp_path / "o.zip")
    assert [item.setback is not None for item in items] == [True]
    assert "nested" in items[0].setback.why


def test_climbing_and_absolute_names_are_shown_harmless_and_written_nowhere(tmp_path):
    (tmp_path / "o.zip").write_bytes(
        packed({"../../climb.txt": LEAD, "/abs.txt": LEAD + " ", "C:\\win\u202e.txt": LEAD + "  "})
    )
    items = found(tmp_path / "o.zip")
    assert names(items, tmp_path) == ["o.zip!climb.txt", "o.zip!abs.txt", "o.zip!win\ufffd.txt"]
    assert [path.name for path in tmp_path.rglob("*")] == ["o.zip"]


def test_truncated_archive_is_a_setback(tmp_path):
    (tmp_path / "o.zip").write_bytes(packed({"a.txt": os.urandom(5000)})[:3000])
    assert "cut off" in found(tmp_path / "o.zip")[0].setback.why


def test_bombs_and_members_over_the_limits_are_setbacks(tmp_path):
    (tmp_path / "o.zip").write_bytes(
        packed({"a.txt": b"0" * 3_000_000, "b.txt": os.urandom(3000), "c.txt": os.urandom(900)})
    )
    items = found(tmp_path / "o.zip", settings=Settings(max_bytes=4_000_000, max_archive_bytes=3500))
    assert [item.setback.why if item.setback else "taken" for item in items] == [
        "This member is packed so tightly that it looks like a trap.",
        "taken",
        "The archive unpacks to more than max_archive_bytes; this member was left out.",
    ]


def test_member_whose_header_lies_about_its_size_is_cut_at_the_limit(tmp_path):
    data = bytearray(packed({"a.txt": b"ab" * 5000}))
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")
    (tmp_path / "o.zip").write_bytes(bytes(data))
    items = found(tmp_path / "o.zip", settings=Settings(max_bytes=1000))
    assert items[0].setback is not None or len(items[0].data) <= 1000


def test_protected_member_is_a_setback_and_the_rest_is_taken(tmp_path):
    data = bytearray(packed({"a.txt": LEAD, "b.txt": LEAD}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "o.zip").write_bytes(bytes(data))
    items = found(tmp_path / "o.zip")
    assert "password" in items[0].setback.why
    assert items[1].setback is None


def test_file_over_the_limit_is_not_read(tmp_path):
    big = tmp_path / "big.txt"
    with big.open("wb") as out:
        out.truncate(200 * 2**20)
    taken = gather.reports(found(big)[0], SETTINGS)
    assert taken.data is None
    assert "200.0 MiB" in taken.setbacks[0].why


def test_text_over_the_limit_is_a_setback():
    taken = take(LEAD * 30, settings=Settings(max_chars=1000))
    assert taken.reports == ()
    assert "max_chars" in taken.setbacks[0].next


def test_file_that_vanishes_between_walk_and_reading_is_a_setback(tmp_path):
    (tmp_path / "a.txt").write_text(LEAD)
    items = found(tmp_path)
    (tmp_path / "a.txt").unlink()
    assert "no longer there" in gather.reports(items[0], SETTINGS).setbacks[0].why


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG image"),
        (packed({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}), "packed document"),
        (b"\xd0\xcf\x11\xe0" + bytes(50), "Microsoft Office"),
        (b"From a@b.example Sun May 11 18:40:00 2031\nSubject: x\n\nhello", "mbox"),
        (b'<?xml version="1.0"?><kml><Placemark/></kml>', "neither a feed nor a page"),
        (bytes(range(256)) * 4, "no text"),
    ],
)
def test_kinds_that_are_not_read_are_named(data, words):
    taken = take(data, "thing.bin")
    assert taken.reports == ()
    assert words in taken.setbacks[0].why
    assert ".pdf" in taken.setbacks[0].next


def test_office_document_inside_a_folder_is_one_setback_not_many_members(tmp_path):
    (tmp_path / "a.docx").write_bytes(packed({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}))
    items = found(tmp_path)
    assert names(items, tmp_path) == ["a.docx"]


def test_content_decides_before_the_name_does():
    assert take(f"<!doctype html><html><body><p>{LEAD}</p>", "a.txt").reports[0].media_type == "text/html"
    assert take(f"RIFF-RAFF AT THE PORT\n\n{LEAD}", "a.txt").reports[0].media_type == "text/plain"
    assert take(b"<html>not a document</html>", "a.pdf").reports == ()
