#!/usr/bin/env python3
"""Writes judgments and a run in TREC's form, of so many queries with so many ranked documents each.

usage: generate_rankings.py FOLDER QUERIES DOCUMENTS

qrels.txt: a hundred judgments a query with grades from 0 to 2, of which a fifth are of documents in its ranking
run.trec:  the rankings
"""

import pathlib
import random
import sys

CORPUS_SIZE = 100_000
JUDGED = 100


def main(folder, queries, documents):
    folder.mkdir(parents=True, exist_ok=True)
    generator = random.Random(20)
    with open(folder / "qrels.txt", "w") as qrels, open(folder / "run.trec", "w") as run:
        for query in range(queries):
            ranked = generator.sample(range(CORPUS_SIZE), documents)
            scores = sorted((generator.uniform(0, 30) for _ in ranked), reverse=True)
            for rank, (document, score) in enumerate(zip(ranked, scores), 1):
                run.write(f"q{query} Q0 doc{document:06d} {rank} {score:.6f} made\n")
            judged = {*generator.sample(ranked, JUDGED // 5), *generator.sample(range(CORPUS_SIZE), JUDGED * 4 // 5)}
            for document in sorted(judged):
                qrels.write(f"q{query} 0 doc{document:06d} {generator.choice((0, 0, 1, 2))}\n")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
