"""The independent verifier: checks a vault from its published format, and shares no code with what writes one."""

from __future__ import annotations

from goodoffices.verify.checking import check
from goodoffices.verify.findings import Chain, Counts, Findings, Note, Problem
from goodoffices.verify.opening import Epoch
from goodoffices.verify.plain import Unreadable
from goodoffices.verify.proofs import NotShown, Proof, check_proof, read_proof
from goodoffices.verify.reading import read_file
from goodoffices.verify.receipts import Receipt, read_receipt

__all__ = [
    "Chain",
    "Counts",
    "Epoch",
    "Findings",
    "NotShown",
    "Note",
    "Problem",
    "Proof",
    "Receipt",
    "Unreadable",
    "check",
    "check_proof",
    "read_file",
    "read_proof",
    "read_receipt",
]
