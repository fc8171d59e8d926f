from whence.lang.frequency import capitalised


def test_a_name_is_mostly_written_with_a_capital_and_a_plain_word_is_not():
    assert capitalised("London") > 0.9
    assert capitalised("people") < 0.1


def test_a_word_that_was_not_counted_has_no_share():
    assert capitalised("qwxzv") is None
    assert capitalised("London", "xx") is None
