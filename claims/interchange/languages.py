"""The language that a feed names, as the primary tag of BCP 47 (RFC 5646). Pure."""

import re

_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{1,8}){0,4}", re.IGNORECASE)
# Three letters where two are right, codes that were withdrawn, and names.
_OTHERWISE = {
    "in": "id", "iw": "he", "ji": "yi", "fil": "tl", "ind": "id", "eng": "en", "msa": "ms", "may": "ms", "zsm": "ms",
    "jav": "jv", "sun": "su", "ara": "ar", "zho": "zh", "chi": "zh", "nld": "nl", "dut": "nl", "fra": "fr", "fre": "fr",
    "deu": "de", "ger": "de", "heb": "he", "hin": "hi", "jpn": "ja", "kor": "ko", "por": "pt", "rus": "ru", "spa": "es",
    "tgl": "tl", "tam": "ta", "tha": "th", "tur": "tr", "ukr": "uk", "vie": "vi", "ita": "it", "pol": "pl", "ben": "bn",
    "indonesian": "id", "bahasa indonesia": "id", "indonesia": "id", "english": "en", "malay": "ms",
    "bahasa melayu": "ms", "javanese": "jv", "basa jawa": "jv", "sundanese": "su", "arabic": "ar", "chinese": "zh",
    "dutch": "nl", "nederlands": "nl", "french": "fr", "français": "fr", "german": "de", "deutsch": "de", "hebrew": "he",
    "hindi": "hi", "japanese": "ja", "korean": "ko", "portuguese": "pt", "português": "pt", "russian": "ru",
    "spanish": "es", "español": "es", "tagalog": "tl", "filipino": "tl", "tamil": "ta", "thai": "th", "turkish": "tr",
    "türkçe": "tr", "ukrainian": "uk", "vietnamese": "vi", "italian": "it", "italiano": "it", "polish": "pl",
    "bengali": "bn", "bangla": "bn", "english (us)": "en", "english (uk)": "en",
}  # fmt: skip
_NONE = frozenset({"und", "zxx", "mul", "mis", "xx"})


def primary(named: str) -> str:
    """ "id" of "id-ID", "ind", "in" or "Bahasa Indonesia"; "" of what names no language."""
    name = " ".join(named.lower().split())
    if known := _OTHERWISE.get(name):
        return known
    tag = _TAG.fullmatch(name)
    if tag is None or tag[1] in _NONE:
        return ""
    return _OTHERWISE.get(tag[1], tag[1])
