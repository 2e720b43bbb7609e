"""Names that look the same are the same: letters with accents may be written as one character or as two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from unicodedata import normalize

from goodoffices.packages.reading.nodes import Leaf, Many, Named, Node
from goodoffices.packages.space import Issue


def spelt_alike(tree: Named, issues: Iterable[Issue]) -> Named:
    """Return a tree in which issues and options are spelt as where they are defined, in whichever form they stand."""
    names = {name for issue in issues for name in (issue.name, *issue.options)}
    forms = {normalize("NFC", name): name for name in names}
    said = {form: name for form, name in forms.items() if not name.isascii()}
    return Named(tree.line, tuple((key, _spelt(node, said, names)) for key, node in tree.items)) if said else tree


def composed(tree: Named) -> Named:
    """Return a tree with every letter and its accents as one character, where there is one."""
    return Named(tree.line, tuple((_composed(key), _of_one(node)) for key, node in tree.items))


def _of_one(node: Node) -> Node:
    match node:
        case Leaf():
            return _composed(node)
        case Many(line, items):
            return Many(line, tuple(map(_of_one, items)))
        case Named():
            return composed(node)


def _composed(leaf: Leaf) -> Leaf:
    return leaf if leaf.text.isascii() else Leaf(leaf.line, normalize("NFC", leaf.text), leaf.quoted)


def _spelt(node: Node, forms: Mapping[str, str], names: set[str]) -> Node:
    match node:
        case Leaf():
            return _leaf(node, forms, names)
        case Many(line, items):
            return Many(line, tuple(_spelt(one, forms, names) for one in items))
        case Named(line, items):
            return Named(line, tuple((_leaf(key, forms, names), _spelt(one, forms, names)) for key, one in items))


def _leaf(leaf: Leaf, forms: Mapping[str, str], names: set[str]) -> Leaf:
    text = leaf.text.strip()
    if text.isascii() or text in names:
        return leaf
    return Leaf(leaf.line, forms.get(normalize("NFC", text), leaf.text), leaf.quoted)
