"""Scores random pairs of texts with RapidFuzz, rouge-score and SQuAD's definition of exact match and F1.

Reads a JSON object {seed, count, longest} and prints a list of objects, one for each pair.
"""

import json
import re
import string
import sys
from collections import Counter

from rapidfuzz import fuzz, fuzz_py
from rapidfuzz.distance import Indel, Jaro, JaroWinkler, Levenshtein
from rouge_score.rouge_scorer import RougeScorer

from text_pairs import pairs

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


def scores(text, reference):
    tokens = token_scorers(text, reference)
    overlaps = rouge.score(target=reference, prediction=text)
    return {
        "text": text,
        "reference": reference,
        "scores": {
            "ratio": fuzz.ratio(text, reference) / 100,
            "partial ratio": fuzz.partial_ratio(text, reference) / 100,
            "token sort ratio": tokens.token_sort_ratio(text, reference) / 100,
            "token set ratio": tokens.token_set_ratio(text, reference) / 100,
            "Jaro": Jaro.similarity(text, reference),
            "Jaro-Winkler": JaroWinkler.similarity(text, reference),
            "Levenshtein": Levenshtein.distance(text, reference),
            "Levenshtein similarity": Levenshtein.normalized_similarity(text, reference),
            "Indel": Indel.distance(text, reference),
            "Indel similarity": Indel.normalized_similarity(text, reference),
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
json.dump([scores(*pair) for pair in pairs(wanted["seed"], wanted["count"], wanted["longest"])], sys.stdout)
