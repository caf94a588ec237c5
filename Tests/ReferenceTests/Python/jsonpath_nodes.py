"""Says what the reference implementation of RFC 9535 selects.

Reads a list of [query, JSON text] and prints, for each, null where the query is invalid, else a list of normalized paths.
"""

import json
import sys

import jsonpath_rfc9535 as jsonpath


def selected(query, text):
    try:
        compiled = jsonpath.compile(query)
    except jsonpath.JSONPathError:
        return None
    return [node.path() for node in compiled.find(json.loads(text))]


json.dump([selected(query, text) for query, text in json.load(sys.stdin)], sys.stdout)
