"""Scores random pairs of texts with RapidFuzz, rouge-score and SQuAD's definition of exact match and F1.

Reads a JSON object {seed, count, longest} and prints a list of objects, one for each pair.
"""

import json
import re
import string
import sys
from collections import Counter

from rapidfuzz import fuzz, fuzz_py
from rapidfuzz.distance import (
    OSA, DamerauLevenshtein, Hamming, Indel, Jaro, JaroWinkler, LCSseq, Levenshtein, Postfix, Prefix,
)
from rouge_score.rouge_scorer import RougeScorer

from text_pairs import every_fourth, pairs

METRICS = {
    "Levenshtein": Levenshtein, "Indel": Indel, "LCS": LCSseq, "OSA": OSA, "Damerau-Levenshtein": DamerauLevenshtein,
    "Hamming": Hamming, "prefix": Prefix, "postfix": Postfix, "Jaro": Jaro, "Jaro-Winkler": JaroWinkler,
}
WEIGHTS = [(1, 1, 2), (2, 2, 3), (1, 2, 2), (5, 1, 4)]

rouge = RougeScorer(["rouge1", "rouge2", "rougeL"])


def squad_words(answer):
    """Lower case, then no ASCII punctuation, then no articles, then split at white space."""
    kept = "".join(c for c in answer.lower() if c not in string.punctuation)
    return re.sub(r"\b(?:a|an|the)\b", " ", kept).split()


def squad_overlap(text, reference):
    words, reference_words = squad_words(text), squad_words(reference)
    common = sum((Counter(words) & Counter(reference_words)).values())
    if common == 0:
        return {"precision": 0, "recall": 0, "fMeasure": 0}
    precision, recall = common / len(words), common / len(reference_words)
    return {"precision": precision, "recall": recall, "fMeasure": 2 * precision * recall / (precision + recall)}


def rouge_overlap(score):
    return {"precision": score.precision, "recall": score.recall, "fMeasure": score.fmeasure}


def token_scorers(*texts):
    """RapidFuzz's compiled code does not split one-byte strings at U+0085 and U+00A0; its Python code always does."""
    narrow = any(max(text, default="") <= "\xff" and re.search("[\x85\xa0]", text) for text in texts)
    return fuzz_py if narrow else fuzz


FORMS = {
    "similarity": lambda metric, *texts: metric.similarity(*texts),
    "normalized distance": lambda metric, *texts: metric.normalized_distance(*texts),
    "normalized similarity": lambda metric, *texts: metric.normalized_similarity(*texts),
}


def metric_scores(one, other, index):
    """Each metric's distance, and a fourth of the other numbers; the slowest ones not for long texts."""
    is_long = len(one) * len(other) > 250_000
    metrics = {name: metric for name, metric in METRICS.items() if not (is_long and name == "Damerau-Levenshtein")}
    found = {name: metric.distance(one, other) for name, metric in metrics.items()}
    for name, form in every_fourth([(name, form) for name in metrics for form in FORMS], index):
        found[f"{name} {form}"] = FORMS[form](metrics[name], one, other)
    weights = WEIGHTS[0 if is_long else index % 4]
    name = "Levenshtein " + "-".join(map(str, weights))
    found[name] = Levenshtein.distance(one, other, weights=weights)
    found[f"{name} normalized"] = Levenshtein.normalized_similarity(one, other, weights=weights)
    return found


def word_scores(text, reference, index):
    """Metrics over words, which are numbered because RapidFuzz takes the hash of a word, 0 both for "" and for U+0000."""
    numbers = {}
    one, other = ([numbers.setdefault(word, len(numbers)) for word in t.split(" ")] for t in (text, reference))
    metrics = {
        "Levenshtein of words": lambda: Levenshtein.distance(one, other),
        "OSA of words": lambda: OSA.distance(one, other),
        "Indel of words": lambda: Indel.distance(one, other),
        "Jaro of words": lambda: Jaro.similarity(one, other),
        "partial ratio of words": lambda: fuzz.partial_ratio(one, other) / 100,
        "Jaro-Winkler 0.2": lambda: JaroWinkler.similarity(text, reference, prefix_weight=0.2),
    }
    return {name: metrics[name]() for name in every_fourth(metrics, index)}


def ratios_of_words(tokens, text, reference):
    """The ratios that take a text for its words."""
    return {
        "token sort ratio": tokens.token_sort_ratio(text, reference) / 100,
        "token set ratio": tokens.token_set_ratio(text, reference) / 100,
        "token ratio": tokens.token_ratio(text, reference) / 100,
        "partial token sort ratio": tokens.partial_token_sort_ratio(text, reference) / 100,
        "partial token set ratio": tokens.partial_token_set_ratio(text, reference) / 100,
        "partial token ratio": tokens.partial_token_ratio(text, reference) / 100,
    }


def scores(index, text, reference):
    tokens = token_scorers(text, reference)
    of_words = ratios_of_words(tokens, text, reference)
    overlaps = rouge.score(target=reference, prediction=text)
    return {
        "text": text,
        "reference": reference,
        "scores": {
            "ratio": fuzz.ratio(text, reference) / 100,
            "partial ratio": fuzz.partial_ratio(text, reference) / 100,
            **of_words,
            **{f"{name} of a list": of_words[name] for name in every_fourth(of_words, index)},
            "weighted ratio": tokens.WRatio(text, reference) / 100,
            "quick ratio": fuzz.QRatio(text, reference) / 100,
            **metric_scores(text, reference, index),
            **word_scores(text, reference, index),
            "exact match": float(squad_words(text) == squad_words(reference)),
        },
        "overlaps": {
            "token F1": squad_overlap(text, reference),
            "ROUGE-1": rouge_overlap(overlaps["rouge1"]),
            "ROUGE-2": rouge_overlap(overlaps["rouge2"]),
            "ROUGE-L": rouge_overlap(overlaps["rougeL"]),
        },
    }


wanted = json.load(sys.stdin)
texts = pairs(wanted["seed"], wanted["count"], wanted["longest"])
json.dump([scores(index, *pair) for index, pair in enumerate(texts)], sys.stdout)
