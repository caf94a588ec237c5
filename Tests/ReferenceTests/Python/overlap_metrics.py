"""Scores random pairs of texts with sacrebleu and rouge-score, and error rates with RapidFuzz.

Reads a JSON object {seed, count, longest} and prints a list of objects, one for each pair.
"""

import json
import logging
import random
import sys

from nltk.stem.porter import PorterStemmer
from rapidfuzz.distance import Levenshtein
from rouge_score.rouge_scorer import RougeScorer
from sacrebleu.metrics import BLEU, CHRF, TER

from text_pairs import ENDINGS, every_fourth, pairs

logging.getLogger("sacrebleu").setLevel(logging.ERROR)  # it warns of each sentence without effective order

ROUGE_TYPES = {"ROUGE-1": "rouge1", "ROUGE-2": "rouge2", "ROUGE-L": "rougeL", "ROUGE-Lsum": "rougeLsum"}
plain = RougeScorer(list(ROUGE_TYPES.values()))
stemming = RougeScorer(list(ROUGE_TYPES.values()), use_stemmer=True)

SCORES = {
    "BLEU 13a": BLEU(effective_order=True),
    "BLEU intl": BLEU(effective_order=True, tokenize="intl"),
    "BLEU char": BLEU(effective_order=True, tokenize="char"),
    "BLEU zh": BLEU(effective_order=True, tokenize="zh"),
    "chrF++": CHRF(word_order=2),
}
VARIANTS = {
    "BLEU 13a lower case": BLEU(effective_order=True, lowercase=True),
    "BLEU none": BLEU(effective_order=True, tokenize="none"),
    "BLEU 13a all orders": BLEU(),
    "BLEU char floor": BLEU(effective_order=True, tokenize="char", smooth_method="floor"),
    "BLEU char add": BLEU(tokenize="char", smooth_method="add-k"),
    "BLEU char unsmoothed": BLEU(tokenize="char", smooth_method="none"),
    "chrF": CHRF(),
    "chrF lower case": CHRF(lowercase=True, beta=1),
}
ter = TER()
TER_VARIANTS = {
    "TER with case": TER(case_sensitive=True),
    "TER normalized": TER(normalized=True),
    "TER without punctuation": TER(no_punct=True),
    "TER normalized Asian": TER(normalized=True, asian_support=True),
    "TER without Asian punctuation": TER(no_punct=True, asian_support=True),
    "TER of all options": TER(normalized=True, no_punct=True, asian_support=True, case_sensitive=True),
}


def overlap(score):
    return {"precision": score.precision, "recall": score.recall, "fMeasure": score.fmeasure}


def overlaps(text, reference):
    found = {}
    for suffix, scorer in {"": plain, " of stems": stemming}.items():
        scores = scorer.score(target=reference, prediction=text)
        found |= {name + suffix: overlap(scores[rouge]) for name, rouge in ROUGE_TYPES.items()}
    return found


def error_rates(index, text, reference):
    words, reference_words = text.split(), reference.split()
    rates = {}
    if reference_words:
        numbers = {}
        one, other = ([numbers.setdefault(w, len(numbers)) for w in ws] for ws in (words, reference_words))
        rates["WER"] = Levenshtein.distance(one, other) / len(reference_words)
    if reference:
        rates["CER"] = Levenshtein.distance(text, reference) / len(reference)
    if len(words) * len(reference_words) <= 4_000:  # it is slow
        rates["TER"] = ter.sentence_score(text, [reference]).score / 100
        for name in every_fourth(TER_VARIANTS, index):
            rates[name] = TER_VARIANTS[name].sentence_score(text, [reference]).score / 100
    return rates


def scores(index, text, reference, other):
    """`other` is a second reference, for the scores that can have several."""
    variants = every_fourth(VARIANTS, index)
    metrics = SCORES | {name: VARIANTS[name] for name in variants}
    found = {name: metric.sentence_score(text, [reference]).score / 100 for name, metric in metrics.items()}
    of_two = {name: metrics[name].sentence_score(text, [reference, other]).score / 100 for name in variants}
    return {
        "text": text,
        "reference": reference,
        "other": other,
        "scores": found | error_rates(index, text, reference),
        "overlaps": overlaps(text, reference),
        "scoresOfTwo": of_two,
    }


def corpus_scores(texts):
    """The scores of all texts taken together."""
    lines, references = [text for text, _ in texts], [[reference for _, reference in texts]]
    metrics = {"BLEU 13a all orders": VARIANTS["BLEU 13a all orders"], "chrF++": SCORES["chrF++"]}
    return {name: metric.corpus_score(lines, references).score / 100 for name, metric in metrics.items()}


def stems(rng, count):
    """Random words of one to four parts, of which most are endings, with their stems."""
    beginnings = ["", "a", "y", "hop", "gener", "tr", "fly", "agr", "bl", "cc", "x1", "tatt", "syzyg"]
    ends = [end.strip() for end in ENDINGS]
    words = (rng.choice(beginnings) + "".join(rng.choices(ends, k=rng.randint(1, 3))) for _ in range(count))
    return {word: PorterStemmer().stem(word) for word in words}


wanted = json.load(sys.stdin)
texts = pairs(wanted["seed"], wanted["count"], wanted["longest"])
others = [reference for _, reference in texts]
random.Random(wanted["seed"]).shuffle(others)
found_stems = stems(random.Random(wanted["seed"]), wanted["count"])
scored = [scores(index, *pair, other) for index, (pair, other) in enumerate(zip(texts, others))]
json.dump({"pairs": scored, "corpus": corpus_scores(texts), "stems": found_stems}, sys.stdout)
