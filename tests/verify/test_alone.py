"""The verifier stands alone: it shares no code with what it checks, and chains need nothing but Python."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.verify.vaults import copied, made

BLOCK = """
import sys
class Wall:
    def find_spec(self, name, path=None, target=None):
        ours = name.startswith("goodoffices.") and not name.startswith("goodoffices.verify")
        if ours or name.partition(".")[0] in {blocked!r}:
            raise ImportError(f"behind the wall: {{name}}")
sys.meta_path.insert(0, Wall())
sys.argv[:] = ["verify", *sys.argv[1:]]
from goodoffices.verify.command import main
code = main(sys.argv[1:])
loaded = {{name.partition(".")[0] for name in sys.modules if not name.startswith("_")}}
print("outside:", sorted(loaded - set(sys.stdlib_module_names) - {{"goodoffices", "sitecustomize"}}))
sys.exit(code)
"""
OTHERS = ("msgspec", "yaml", "click", "pyrage", "django", "psycopg", "numpy")


def ended(blocked: tuple[str, ...], *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Return how the command ends where some packages are not to be had, nor any other part of this one."""
    command = [sys.executable, "-c", BLOCK.format(blocked=blocked), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, text=True)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Return a vault's file."""
    return copied(made(), tmp_path / "harbour.vault")


def test_chains_need_nothing_but_python(vault: Path) -> None:
    """Without keys and receipts a vault is checked by the standard library alone."""
    found = ended((*OTHERS, "cryptography"), vault)
    assert found.returncode == 0, found.stderr
    assert "26 entries" in found.stdout
    assert "outside: []" in found.stdout


def test_contents_need_cryptography_and_nothing_else(vault: Path, tmp_path: Path) -> None:
    """With a receipt, cryptography is needed, and where it is missing that is said."""
    (tmp_path / "receipt").write_bytes(made().receipt)
    assert ended(OTHERS, vault, "--receipt", tmp_path / "receipt").returncode == 0
    found = ended((*OTHERS, "cryptography"), vault, "--receipt", tmp_path / "receipt")
    assert found.returncode == 2
    assert "cryptography, which is not installed here" in found.stdout


def test_the_wall_holds() -> None:
    """Any other part of the package, were it asked for, would not be had."""
    source = BLOCK.format(blocked=OTHERS) + "\n"
    planted = source.replace("from goodoffices.verify.command import main", "import goodoffices.record.seal")
    found = subprocess.run([sys.executable, "-c", planted], capture_output=True, check=False, text=True)
    assert "behind the wall: goodoffices.record" in found.stderr
