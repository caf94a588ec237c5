"""Random pairs of texts, the same ones for the same seed."""

import random

ENDINGS = (
    "ing ed y s ies sses ied eed ational tional enci izer bli alli entli eli ousli ization ation ator alism iveness "
    "fulness ousness aliti iviti biliti fulli logi icate ative alize iciti ical ful ness al ance ence er ic able ant "
    "ement ment ent ion sion ou ism ate iti ous ive ize ll dying skies news"
).split()
ENDINGS += [ending + " " for ending in ENDINGS]

ALPHABETS = [
    list("etaoinshrdlucm  fwypvbgkqjxz.,-'\"!?019ETAOIN"),
    ["a", "b"],
    ["the ", "a ", "an ", "cat ", "sat ", "mat", ".", "it's ", "The ", "13 ", "x-y ", "\t", "\n"],
    list("éèàçüößñaeiou st ÉÀ"),
    ["e\u0301", "a\u0300", "u\u0308", "e", "a", " ", "n\u0303", "ﬁ", "İ", "Σ", "σ", "ς ", "the ", "'"],
    list("東京大阪今日天気株式会社の売上はがを三十 。、ニュースＡＢ1"),
    list("السلام عليكم ورحمة ١٢٣"),
    ["👩\u200d👩\u200d👧", "👍🏽", "🇩🇪", "❤\ufe0f", "😀", "a", " ", "ok "],
    ["a", "é", "東", "😀", " ", "\xa0", "\u3000", "\u2009", "\x1c", "\x85", "\u200b", "_", "\0"],
    ["hop", "gener", "ti", "fly", "agr", "l", "s", "yy", "e", "a", "1", *ENDINGS],
    ["Call ", "U.S.A.", "1,000.5", " (see", "below) ", "&quot;", "&amp;lt;", "-\n", "\n", "3-4", "—", "€5", "«a» ", "x.", "٣،"],
]


def pieces(rng, alphabet, count):
    return "".join(rng.choices(alphabet, k=count))


def edited(rng, alphabet, text):
    """The text with up to 30 of 100 characters deleted, replaced or doubled."""
    rate = rng.uniform(0, 0.3)
    edit = lambda c: rng.choice(["", pieces(rng, alphabet, 1), c + c])
    return "".join(edit(c) if rng.random() < rate else c for c in text)


def part(rng, text):
    ends = sorted(rng.choices(range(len(text) + 1), k=2))
    return text[ends[0] : ends[1]]


def pair(rng, longest):
    """Two texts: related in one of many ways, or not at all, and short ones more often than long ones."""
    length = lambda: rng.randint(0, min(longest, rng.choice([8, 40, 70, 140, longest])))
    alphabet = rng.choice(ALPHABETS)
    text = pieces(rng, alphabet, length())
    other = pieces(rng, alphabet, length())
    return rng.choice(
        [
            lambda: (text, other),
            lambda: (text, pieces(rng, rng.choice(ALPHABETS), length())),
            lambda: (text, text),
            lambda: rng.choice([("", text), (text, ""), ("", "")]),
            lambda: (part(rng, edited(rng, alphabet, text)), text),
            lambda: (text, other + edited(rng, alphabet, text) + other),
            lambda: (text, part(rng, text) + other + part(rng, text)),
            lambda: (text, " ".join(rng.sample(text.split(), len(text.split())))),
            lambda: (text, edited(rng, alphabet, text)),
            lambda: (edited(rng, alphabet, text), edited(rng, alphabet, text)),
        ]
    )()


def pairs(seed, count, longest):
    rng = random.Random(seed)
    return [pair(rng, longest) for _ in range(count)]


def every_fourth(names, index):
    """A fourth of the names, another one for each of four pairs in a row: for what need not be asked of every pair."""
    return [name for place, name in enumerate(names) if place % 4 == index % 4]
