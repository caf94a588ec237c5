"""Measures a run with pytrec_eval, which has trec_eval's own code inside, and prints the means.

usage: measure_rankings.py QRELS RUN MEASURE…
"""

import sys

import pytrec_eval


def main(qrels_path, run_path, measures):
    with open(qrels_path) as qrels, open(run_path) as run:
        evaluator = pytrec_eval.RelevanceEvaluator(pytrec_eval.parse_qrel(qrels), set(measures))
        values = evaluator.evaluate(pytrec_eval.parse_run(run)).values()
    for measure in measures:
        mean = pytrec_eval.compute_aggregated_measure(measure, [value[measure] for value in values])
        print(f"{measure:<22}\tall\t{mean:.4f}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
