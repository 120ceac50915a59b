"""`check` on whatever may stand in files, as a program of its own: it ends, soon and small, with code 0 or 1."""

import os
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.command_processes import run_command
from tests.support.folders import ROOT

BYTES = 4_000_000_000
"""Of address space, of which the libraries alone take half."""

REAL = [path.read_bytes() for path in sorted((ROOT / "positions").rglob("*.yaml"))]
PIECES = [
    b"\0", b"\t", b"\n", b"\r\n", b"- ", b": ", b":", b"[", b"]", b"{", b"}", b"&a ", b"*a", b"<<: ", b"!!python/none ",
    b"---\n", b"...\n", b'"', b"'", b">-\n", b"|\n", b"# ", b"? ", b"%YAML 1.1\n", b"\xff", b"\xed\xa0\x80",
    "\u202e".encode(), "\u0085".encode(), b"\xef\xbb\xbf", b"<<<<<<< HEAD\n", b"=======\n", b"positions:\n", b"null",
    b"~", b"9" * 50, b"@", b"`",
]  # fmt: skip


@st.composite
def mutants(draw: st.DrawFn) -> bytes:
    """A real file with pieces of itself and of YAML cut out, put in and doubled."""
    text = draw(st.sampled_from(REAL))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 60)))
        piece = draw(st.one_of(st.just(b""), st.sampled_from(PIECES), st.just(text[start:end] * 2)))
        text = text[:start] + piece + text[end:]
    return text


CONTENTS = st.one_of(mutants(), mutants(), st.binary(max_size=300), st.text(max_size=300).map(lambda t: t.encode()))
NAMES = st.sampled_from(["issues.yaml", "sources.yaml", "events.yaml", *(f"actors/actor-{n}.yaml" for n in range(20))])


# many files in each folder, since to begin a program takes longer than to check them
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(NAMES, CONTENTS, min_size=8, max_size=23))
def test_check_ends_with_a_verdict_whatever_the_files_hold(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "positions"
        (folder / "actors").mkdir(parents=True)
        for file, content in files.items():
            (folder / file).write_bytes(content)
        environment = {**os.environ, "TRACKER_DOCUMENTS": "", "OPENBLAS_NUM_THREADS": "1"}
        found = run_command("check", str(folder), environment=environment, limits={"RLIMIT_AS": BYTES})
        assert {file: (folder / file).read_bytes() for file in files} == files
    assert found.returncode in (0, 1), found.stderr
    assert found.stderr == ""
    assert "Traceback" not in found.stdout
    assert not any(ord(c) < 32 and c != "\n" for c in found.stdout)
    assert " files\n" in found.stdout
