"""How asking a language model fails."""


class LanguageModelError(Exception):
    """The model gave nothing that can be used. The message tells an editor what happened and what to do;
    it holds nothing of the key, of the answer or of the article. What the rules found stands."""
