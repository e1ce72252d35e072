from claims.publishing.comparison import changes


def told(before, after):
    return [(c.path, c.kind, [(p.kind, p.text) for p in c.pieces]) for c in changes(before, after)]


def test_only_the_keys_that_differ_are_told_word_by_word():
    before = {"summary": "The table says 64.", "rating": {"slug": "false"}, "gone": [1], "same": {"a": [1, 2]}}
    after = {"summary": "The table says 46.", "rating": {"slug": "true"}, "same": {"a": [1, 2]}, "new": None}
    assert told(before, after) == [
        ("summary", "changed", [("same", "The table says "), ("removed", "64"), ("added", "46"), ("same", ".")]),
        ("rating.slug", "changed", [("removed", "false"), ("added", "true")]),
        ("new", "added", [("added", "")]),
        ("gone", "removed", []),
    ]


def test_members_of_lists_are_counted_from_one_and_documents_alike_differ_in_nothing():
    before, after = {"evidence": [{"quote": "a"}, {"quote": "b"}]}, {"evidence": [{"quote": "a"}, {"quote": "c"}, 3]}
    assert [change.path for change in changes(before, after)] == ["evidence.2.quote", "evidence.3"]
    assert changes(before, before) == []
