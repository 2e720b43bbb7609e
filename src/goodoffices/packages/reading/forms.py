"""Which form a file is in, found from what is in it and never from its name."""

from __future__ import annotations

import re
from unicodedata import normalize

from goodoffices.packages.reading import geniusweb, negmas, own, tables, two_party
from goodoffices.packages.reading.files import Source, text_of
from goodoffices.packages.reading.genius import genius
from goodoffices.packages.reading.json_nodes import json_tree
from goodoffices.packages.reading.nodes import MOST_BYTES, Faults, Named, Node
from goodoffices.packages.reading.part import Part
from goodoffices.packages.reading.spelling import composed
from goodoffices.packages.reading.xml_nodes import xml_tree
from goodoffices.packages.reading.yaml_nodes import yaml_tree

_MARKED = re.compile(rb"\s*<\s*[?!A-Za-z]")
_WIDE = (b"\xff\xfe<\x00", b"\xfe\xff\x00<", b"<\x00?\x00", b"\x00<\x00?")
_FRONT = re.compile(r"(?:\s*-?[0-9.]+(?:[eE][+-]?[0-9]+)?\s*[,;]?)+\s*")
"""Nothing but numbers: what is published beside some domains as their efficient set."""


def part_of(source: Source, faults: Faults, steps: int | None) -> Part | None:
    """Return what a file gives, or None; what is wrong goes to `faults`.

    `steps` is into how many steps a range of real numbers is cut; None refuses it.
    """
    if len(source.data) > MOST_BYTES:
        faults.say("file-too-large", found=len(source.data), limit=MOST_BYTES)
        return None
    if _is_xml(source.data):
        tree = xml_tree(source.data, faults)
        return genius(tree, source.stem, faults, steps) if tree is not None else None
    text = text_of(source.data, faults)
    if text is None:
        return None
    if not text.strip():
        faults.say("file-empty", 1)
        return None
    if text.count("\n") < 10_000 and all(_FRONT.fullmatch(line[:400]) for line in text.split("\n") if line.strip()):
        return _beside(faults)
    if tables.is_table(text):
        return tables.table(normalize("NFC", text), source.stem, faults)
    before = len(faults.found)
    node = json_tree(text, faults) if text.lstrip()[0] in "{[" else yaml_tree(text, faults)
    if node is None and len(faults.found) == before:
        faults.say("file-empty", 1)
    return _of_tree(node, source, faults, steps) if node is not None else None


def _is_xml(data: bytes) -> bool:
    return data.startswith(_WIDE) or _MARKED.match(data.removeprefix(b"\xef\xbb\xbf")) is not None


def _beside(faults: Faults) -> Part:
    return Part(file=faults.file, form="", beside=True)


def _of_tree(node: Node, source: Source, faults: Faults, steps: int | None) -> Part | None:
    if isinstance(node, Named):
        # what others write lies in several files, each of which may take accents apart or not
        other = composed(node)
        if two_party.is_beside(other):
            return _beside(faults)
        if geniusweb.is_geniusweb(other):
            return geniusweb.geniusweb(other, source.stem, faults)
        if negmas.is_negmas(other):
            return negmas.negmas(other, source.stem, faults, steps)
        if two_party.is_negolog(other):
            return two_party.negolog(other, source.stem, faults)
        if two_party.is_renting(other):
            return two_party.renting(other, source.stem, faults)
        if own.is_own(node):
            return own.own(node, faults)
        if two_party.is_objectives(other):
            return two_party.objectives(other, faults)
    faults.say("form-unknown", node.line)
    return None
