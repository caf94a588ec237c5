"""Computes ranking measures with pytrec_eval and ir_measures.

Reads {"queries": [{"judgments": {document: grade}, "scores": {document: score}}], "measures": [name], "settings":
[{"level": grade, "isJudgedOnly": bool}]} from standard input, where a name is one of ir_measures'. Prints for each of
the two libraries, by measure, a list with a value, or null where the library gives none, for each query; and for each
setting of trec_eval's options -l and -J the same for all that pytrec_eval can compute, by trec_eval's names.
"""
import json
import math
import sys

import ir_measures
import pytrec_eval

TREC_NAMES = {
    "nDCG": "ndcg", "AP": "map", "RR": "recip_rank", "P": "P", "R": "recall", "Success": "success", "Rprec": "Rprec",
}
CUT_NAMES = {"nDCG": "ndcg_cut", "AP": "map_cut"}


def trec_name(measure):
    """The name that trec_eval gives to a measure, or None if it has no such measure."""
    name, cutoff = measure.NAME, measure.params.get("cutoff")
    if set(measure.params) - {"cutoff", "rel"}:
        return None
    if cutoff is None:
        return TREC_NAMES.get(name)
    if name not in TREC_NAMES or name == "RR":
        return None
    return f"{CUT_NAMES.get(name, TREC_NAMES[name])}_{cutoff}"


def with_pytrec_eval(measure, judgments, scores):
    name = trec_name(measure)
    if name is None:
        return None
    level = measure.params.get("rel", 1)
    found = pytrec_eval.RelevanceEvaluator(judgments, {name}, relevance_level=level).evaluate(scores)
    return [found.get(query, {}).get(name) for query in judgments]


def with_ir_measures(measure, judgments, scores):
    """Ties are resolved beforehand, as trec_eval does; some libraries behind ir_measures do it in another way."""
    answered = {query: untied(documents) for query, documents in scores.items() if documents}
    try:
        found = {metric.query_id: metric.value for metric in ir_measures.iter_calc([measure], judgments, answered)}
    except ValueError:  # none of the libraries behind it has the measure with these parameters
        return None
    return [found.get(query) for query in judgments]


def untied(scores):
    ranked = sorted(scores, key=lambda document: (scores[document], document.encode()))
    return {document: float(place) for place, document in enumerate(ranked)}


def everything(level, is_judged_only, judgments, scores):
    """All measures of pytrec_eval; geometric means are those of one query, which trec_eval keeps as logarithms."""
    names = pytrec_eval.supported_measures - {"runid", "relstring", "num_q"}
    evaluator = pytrec_eval.RelevanceEvaluator(
        judgments, names, relevance_level=level, judged_docs_only_flag=is_judged_only)
    found = evaluator.evaluate(scores)
    columns = sorted(set().union(*(values.keys() for values in found.values())))
    return {name: [plain(name, found.get(query, {}).get(name)) for query in judgments] for name in columns}


def plain(name, value):
    if value is None or math.isnan(value):
        return None
    return math.exp(value) if name.startswith("gm_") else value


def main():
    given = json.load(sys.stdin)
    queries = {str(number): query for number, query in enumerate(given["queries"])}
    judgments = {name: query["judgments"] for name, query in queries.items()}
    scores = {name: query["scores"] for name, query in queries.items()}
    printed = {}
    for library, compute in {"pytrec_eval": with_pytrec_eval, "ir_measures": with_ir_measures}.items():
        values = {name: compute(ir_measures.parse_measure(name), judgments, scores) for name in given["measures"]}
        printed[library] = {name: found for name, found in values.items() if found is not None}
    settings = given["settings"]
    everywhere = [everything(each["level"], each["isJudgedOnly"], judgments, scores) for each in settings]
    printed = {"measures": printed, "settings": everywhere}
    json.dump(printed, sys.stdout)


if __name__ == "__main__":
    main()
