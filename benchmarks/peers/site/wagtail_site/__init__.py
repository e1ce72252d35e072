"""A site of Wagtail with one kind of page and its API. It runs in an environment of its own, without ours."""
