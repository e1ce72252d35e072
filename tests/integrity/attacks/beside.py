"""Against what stands beside sources and claims: kept copies, comments, mentions."""

from tests.integrity.attacks import attack


def copy(source: str, size: str = "1", sha256: str = "encode(sha256('x'), 'hex')", content: bool = True) -> str:
    """A new kept copy of one byte, with its content."""
    row = (
        "INSERT INTO claims_keptcopy (source_id, name, media_type, size, sha256, kept_at, kept_by_id) "
        f"VALUES (%({source})s, 'x', 'application/pdf', {size}, {sha256}, now(), %(reporter)s)"
    )
    bytes_of = "; INSERT INTO claims_keptcontent (copy_id, content) SELECT max(id), 'x' FROM claims_keptcopy"
    return row + (bytes_of if content else "")


def comment(text: str = "'x'", withdrawn_at: str = "NULL") -> str:
    return (
        "INSERT INTO claims_comment (claim_id, author_id, text, at, withdrawn_at) "
        f"VALUES (%(claim)s, %(reporter)s, {text}, now(), {withdrawn_at})"
    )


def mention(of: str, user: str) -> str:
    return f"INSERT INTO claims_mention (comment_id, user_id) VALUES (%({of})s, %({user})s)"


def drop(copy: str) -> str:
    return "; ".join(
        f"DELETE FROM claims_kept{table} WHERE {key} = %({copy})s"
        for table, key in (("content", "copy_id"), ("copy", "id"))
    )


BESIDE = [
    attack("keep a copy under another hash", copy("source", sha256="repeat('a', 64)"), "copy_hash_is_of_its_content"),
    attack("keep a copy under another size", copy("source", size="7"), "copy_hash_is_of_its_content"),
    attack("keep a copy without its content", copy("source", content=False), "copy_has_content"),
    attack("empty a kept copy", "DELETE FROM claims_keptcontent WHERE copy_id = %(published_copy)s", "copy_has_content"),
    attack("keep nothing", copy("source", size="0", sha256="encode(sha256(''), 'hex')", content=False), "copy_size_in_bounds", "copy_has_content"),
    attack("keep a copy larger than ten megabytes", copy("source", size="10485761"), "copy_size_in_bounds", "copy_hash_is_of_its_content"),
    attack("keep the same file twice", copy("source") + "; " + copy("source"), "copy_once_per_source"),
    attack("put other bytes into a kept copy", "UPDATE claims_keptcontent SET content = 'x' WHERE copy_id = %(published_copy)s", "claims_keptcontent_is_permanent"),
    attack("rename a kept copy", "UPDATE claims_keptcopy SET name = 'x' WHERE id = %(published_copy)s", "claims_keptcopy_is_permanent"),
    attack("move a copy to another source, to delete it there", "UPDATE claims_keptcopy SET source_id = %(own_source)s WHERE id = %(published_copy)s", "claims_keptcopy_is_permanent"),
    attack("delete a copy that a published verdict rests on", drop("published_copy"), "copy_of_approved_source_stays"),
    attack("delete a copy that an approved verdict rests on", drop("approved_copy"), "copy_of_approved_source_stays"),
    attack("delete a copy when the approval has fallen", "UPDATE claims_approval SET dropped_at = now() WHERE verdict_id = %(approved)s; " + drop("approved_copy"), "copy_of_approved_source_stays"),
    attack("truncate keptcontent", "TRUNCATE claims_keptcontent", "table right", "claims_keptcontent_is_permanent"),
    attack("truncate keptcopy", "TRUNCATE claims_keptcopy", "table right", "foreign key", "claims_keptcopy_is_permanent"),
    attack("say nothing", comment("''"), "comment_has_words_until_withdrawn"),
    attack("say something withdrawn", comment("'x'", "now()"), "comment_has_words_until_withdrawn"),
    attack("say more than fits", comment("repeat('x', 5001)"), "comment_not_longer"),
    attack("put words into a colleague's mouth", "UPDATE claims_comment SET text = 'x' WHERE id = %(comment)s", "comment_is_only_withdrawn"),
    attack("withdraw a comment and keep its words", "UPDATE claims_comment SET withdrawn_at = now() WHERE id = %(comment)s", "comment_has_words_until_withdrawn"),
    attack("take a withdrawal back", "UPDATE claims_comment SET withdrawn_at = NULL, text = 'x' WHERE id = %(withdrawn)s", "comment_is_only_withdrawn"),
    attack("give a comment another author while withdrawing it", "UPDATE claims_comment SET withdrawn_at = now(), text = '', author_id = %(colleague)s WHERE id = %(comment)s", "comment_is_only_withdrawn"),
    attack("name somebody twice", mention("comment", "reviewer"), "mention_once"),
    attack("say that somebody never saw it", "UPDATE claims_mention SET seen_at = NULL WHERE id = %(seen_mention)s", "mention_is_only_seen"),
    attack("name another person instead", "UPDATE claims_mention SET user_id = %(colleague)s WHERE comment_id = %(comment)s", "mention_is_only_seen"),
    *[attack(f"delete from {name}", f"DELETE FROM claims_{name}", "table right", f"claims_{name}_is_permanent", *more) for name, more in (("comment", ("foreign key",)), ("mention", ()))],
    attack("truncate comment", "TRUNCATE claims_comment", "table right", "foreign key", "claims_comment_is_permanent"),
    attack("truncate mention", "TRUNCATE claims_mention", "table right", "claims_mention_is_permanent"),
    attack("enter the words of a claim twice", "INSERT INTO claims_matchentry (kind, thing, terms, length) VALUES ('claim', %(claim)s, '{}', 0)", "match_entry_once"),
]  # fmt: skip
