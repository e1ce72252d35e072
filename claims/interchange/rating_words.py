"""What the words of ratings mean, in the languages in which most reviews are written. Pure.

Only whole labels are known: "not true" never means what "true" means. A label that is missing here is shown as it was
given and means nothing to us, which is right; a wrong line here would put words into somebody's mouth.
"""

import re
import unicodedata

from claims.vocabulary import Meaning

_LABELS = {
    Meaning.TRUE: """
        true | correct | accurate | fact | factual | verified | verified true | confirmed | real | authentic | legit
        | genuine | right | correct attribution | the claim is true | this is true | it's true
        | benar | fakta | terbukti benar | akurat | terbukti | sahih | betul | tepat | klaim benar | asli
        | verdadero | cierto | verdad | correcto | verdadeiro | fato | verdade | correto | vrai | exact | c'est vrai
        | wahr | richtig | stimmt | korrekt | fakt | vero | corretto | waar | juist | klopt | doğru | gerçek
        | prawda | правда | верно | صحيح | حقيقي | सच | सही | सत्य | সত্য | 属实 | 正確 | 真實 | 正確 | ถูกต้อง | จริง | đúng | totoo
    """,
    Meaning.PARTLY_TRUE: """
        partly true | partially true | half true | half-true | mostly true | mostly false | mixture | mixed | partly false
        | partially false | partly correct | partially correct | mostly correct | mostly accurate | partly accurate
        | half truth | half right | true but incomplete | mostly right | mixed evidence | barely true | partially accurate
        | sebagian benar | sebagian salah | separuh benar | setengah benar | sebagian besar benar | sebagian besar salah
        | hampir benar | benar sebagian | tidak sepenuhnya benar | kurang tepat | separa benar | sebahagian benar
        | sebagian hoaks | cukup benar
        | parcialmente cierto | parcialmente falso | medias verdades | media verdad | verdad a medias
        | mayormente verdadero | mayormente falso | parcialmente verdadeiro | meia verdade | meia-verdade
        | verdade parcial | plutôt vrai | plutôt faux | partiellement vrai | partiellement faux
        | en partie vrai | en partie faux | à moitié vrai | teilweise richtig | teilweise falsch | teils falsch
        | teils richtig | größtenteils richtig | größtenteils falsch | halbwahr | überwiegend richtig
        | überwiegend falsch | parzialmente vero | parzialmente falso | in parte vero | gedeeltelijk waar | deels waar
        | grotendeels waar | grotendeels onwaar | half waar | kısmen doğru | kısmen yanlış | karma | półprawda
        | частично правда | صحيح جزئيا | زائف جزئيا | आधा सच | अर्धसत्य | আংশিক সত্য | আংশিক মিথ্যা | 部分真實 | 部分错误 | 部分錯誤
    """,
    Meaning.MISLEADING: """
        misleading | missing context | lacks context | out of context | distorts the facts | cherry picks | cherry-picking
        | exaggerated | exaggeration | miscaptioned | misattributed | misrepresented | needs context | decontextualized
        | taken out of context | false context | lacking context | misinterpreted | distortion
        | menyesatkan | sesat | di luar konteks | keluar konteks | tanpa konteks | kurang konteks | konteks salah
        | konten menyesatkan | konteks yang salah | konteks keliru | mengelirukan | salah konteks | hilang konteks
        | misleading content | false connection | koneksi yang salah
        | engañoso | fuera de contexto | sacado de contexto | falta contexto | descontextualizado | enganoso
        | fora de contexto | sem contexto | exagerado | distorcido | trompeur | hors contexte | manque de contexte
        | irreführend | fehlender kontext | aus dem kontext gerissen | kontext fehlt | fuorviante | fuori contesto
        | misleidend | uit de context | yanıltıcı | bağlamından koparılmış | wprowadza w błąd | вводит в заблуждение
        | مضلل | خارج السياق | भ्रामक | বিভ্রান্তিকর | 誤導 | 误导 | 易生誤解 | บิดเบือน
    """,
    Meaning.FALSE: """
        false | not true | untrue | incorrect | inaccurate | wrong | fake | hoax | pants on fire | fabricated
        | debunked | fiction | bogus | totally false | completely false | entirely false | fake news
        | altered | doctored | manipulated | altered photo | altered video | digitally altered | deepfake
        | false news | four pinocchios | manipulated media | fabricated content
        | this is false | the claim is false | it's false | false claim | not real | ai-generated
        | salah | hoaks | tidak benar | keliru | palsu | bohong | disinformasi | tidak akurat | berita bohong
        | berita palsu | bukan fakta | konten palsu | konten yang dimanipulasi | manipulasi | dimanipulasi | konten tiruan
        | konten dimanipulasi | informasi palsu | klaim salah | klaim keliru | klaim palsu | tidak tepat
        | auta | rekayasa | suntingan
        | falso | bulo | mentira | incorrecto | no es cierto | es falso | manipulado | é falso | incorreto | montaje
        | montagem | faux | c'est faux | inexact | intox | falsch | fälschung | unwahr | manipuliert
        | erfunden | stimmt nicht | gefälscht | bufala | errato | onwaar | niet waar | onjuist | nep | vals | yanlış | sahte
        | fałsz | nieprawda | ложь | неправда | фейк | неверно | خطأ | زائف | كاذب | مفبرك | غير صحيح | झूठ | फर्जी | गलत
        | असत्य | মিথ্যা | ভুয়া | 错误 | 錯誤 | 虛假 | 谣言 | 不實 | เท็จ | ข่าวปลอม | ปลอม | sai | sai sự thật | giả | peke | hindi totoo
    """,
    Meaning.UNPROVEN: """
        unproven | unverified | unverifiable | unsupported | no evidence | unsubstantiated | not proven | inconclusive
        | research in progress | needs more evidence | unfounded | baseless | lacks evidence | cannot be verified
        | not enough evidence | insufficient evidence | no proof | undetermined | not verifiable
        | tidak terbukti | belum terbukti | belum dapat dibuktikan | tanpa bukti | tidak ada bukti | tak terbukti
        | tidak dapat diverifikasi | belum terverifikasi | kurang bukti | tidak berdasar | bukti tidak cukup
        | belum ada bukti | tidak bisa dibuktikan
        | sin pruebas | sin evidencia | no verificable | sem provas | sem evidência | não comprovado | insustentável
        | non prouvé | sans preuve | invérifiable | infondé | unbelegt | nicht belegt | keine belege | nicht überprüfbar
        | non verificabile | onbewezen | niet te controleren | kanıtlanmamış | belirsiz | niezweryfikowane
        | не доказано | غير مثبت | غير مؤكد | अप्रमाणित | 證據不足 | 未經證實 | 未经证实
    """,
    Meaning.SATIRE: """
        satire | labeled satire | labelled satire | originated as satire | parody | joke | humor | humour | satirical
        | satire or parody | satire/parody | satir | parodi | lelucon | satire atau parodi | sátira | parodia | parodie
        | satira | paródia | satirisch | hiciv | satyra | сатира | سخرية | ساخر | व्यंग्य | 諷刺 | 讽刺
    """,
}
_ENDS = " .!…:;,-–—\"'“”‘’«»[](){}*#"


def _folded(label: str) -> str:
    return " ".join(unicodedata.normalize("NFC", label).casefold().replace("’", "'").split()).strip(_ENDS)


KNOWN = {_folded(label): meaning.value for meaning, labels in _LABELS.items() for label in labels.split("|")}
# "False: the photo is of 2014", "FALSE (old video)", "Salah. Foto itu dari 2014."
_FIRST_PART = re.compile(r"\s*([^:.!(—–]{2,40}?)\s*(?:[:.!(—–]|\s-\s)")
_LONGEST = 300


def meaning_of(words: str) -> str:
    """A value of Meaning; "" when the words are not known.

    What comes before a colon, full stop, dash or bracket counts alone, but for a "true": a "but" may follow it.
    """
    label = words[:_LONGEST]
    if known := KNOWN.get(_folded(label)):
        return known
    opening = _FIRST_PART.match(label)
    known = KNOWN.get(_folded(opening.group(1)), "") if opening else ""
    return "" if known == Meaning.TRUE.value else known
