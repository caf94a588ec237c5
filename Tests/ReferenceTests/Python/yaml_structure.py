"""Reads YAML with PyYAML's own parser and prints what it found.

Reads a list of texts from standard input. Prints for each its structure, or null where PyYAML refuses it: a scalar is
`p3:abc` when it is plain and `q3:abc` when it is quoted or a block, a sequence `[…]`, a mapping `{…}` with its entries
in the order of their keys. Merge keys are resolved.
"""
import json
import sys

import yaml


def structure(node, loader):
    if isinstance(node, yaml.ScalarNode):
        return f"{'q' if node.style else 'p'}{len(node.value)}:{node.value}"
    if isinstance(node, yaml.SequenceNode):
        return "[" + "".join(structure(element, loader) for element in node.value) + "]"
    loader.flatten_mapping(node)
    # Merged entries come first, so that the mapping's own win.
    entries = {structure(key, loader): structure(value, loader) for key, value in node.value}
    return "{" + "".join(key + entries[key] for key in sorted(entries)) + "}"


def read(text):
    try:
        loader = yaml.SafeLoader(text)
        node = loader.get_single_node()
        return "p0:" if node is None else structure(node, loader)
    except (yaml.YAMLError, RecursionError):
        return None


json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)
