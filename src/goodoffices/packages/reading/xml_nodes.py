"""XML as a tree that knows its lines: without entities, document types and anything that lies elsewhere."""

from __future__ import annotations

from typing import Any
from unicodedata import normalize
from xml.etree.ElementTree import ParseError

from goodoffices.packages.faults import PackagesError
from goodoffices.packages.reading.nodes import MOST_DEEP, MOST_NODES, Element, Faults, shown

MOST_ATTRIBUTES = 100
"""Attributes of one element."""


class _Stop(Exception):
    """The rest of the file is not worth reading."""


def xml_tree(data: bytes, faults: Faults) -> Element | None:
    """Return the tree of a file, or None where there is none; what is wrong goes to `faults`.

    Raises PackagesError: "no-defusedxml".
    """
    try:
        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import DefusedXMLParser
    except ImportError:
        raise PackagesError("no-defusedxml") from None
    target = _Target(faults)
    parser = DefusedXMLParser(target=target, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    target.listen(parser.parser)
    try:
        parser.feed(data)
        parser.close()
    except _Stop:
        return None
    except ParseError as error:
        faults.say("xml-syntax", error.position[0], said=shown(str(error).split(":")[0]))
        return None
    except DefusedXmlException:
        faults.say("xml-entity", target.line)
        return None
    except (LookupError, ValueError) as error:
        faults.say("xml-encoding", target.line, said=shown(str(error)))
        return None
    return target.root


class _Target:
    """Takes the elements that the parser under it finds; text, comments and the rest are of no use to us."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.open: list[Element] = []
        self.root: Element | None = None
        self.count = 0

    def listen(self, expat: Any) -> None:
        """Be told of elements by the parser itself; how it was made to refuse entities stays as it is."""
        self.expat = expat
        expat.DefaultHandlerExpand = expat.CharacterDataHandler = None
        expat.StartElementHandler, expat.EndElementHandler = self._start, self._end

    @property
    def line(self) -> int:
        """The line that the parser is on."""
        return int(self.expat.CurrentLineNumber)

    def _start(self, tag: str, said: list[str]) -> None:
        self.count += 1
        if self.count > MOST_NODES or len(said) > MOST_ATTRIBUTES * 2:
            self._stop("too-many-values", limit=MOST_NODES if self.count > MOST_NODES else MOST_ATTRIBUTES)
        if len(self.open) >= MOST_DEEP:
            self._stop("too-deep", limit=MOST_DEEP)
        values = (text if text.isascii() else normalize("NFC", text) for text in said[1::2])
        element = Element(self.line, tag, dict(zip(said[::2], values, strict=True)), [])
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def _end(self, tag: str) -> None:
        self.open.pop()

    def close(self) -> None:
        """Take the end of the file."""

    def _stop(self, code: str, **params: Any) -> None:
        self.faults.say(code, self.line, **params)
        raise _Stop
