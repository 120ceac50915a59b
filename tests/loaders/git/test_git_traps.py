"""A folder from somebody else makes git run nothing: the ways in which plain git can be made to run a program."""

import os
import pty
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from commands.__main__ import main
from loaders.git.history import commit_on, cut_off, days, head, head_stamp, holds_data, texts_on
from loaders.git.recording_dates import recorded
from tests.support.folders import actor, position, write_folder
from tests.support.git_traps import CUBA, FIRST, SECOND, Trap
from tests.support.repositories import commit, git, needs_git

pytestmark = [needs_git, pytest.mark.skipif(sys.platform == "win32", reason="the traps are made with sh and pipes")]


TRAP = "the-trap"
"""A command that no git has, for an alias."""

HOOKS = ("post-checkout", "post-commit", "pre-commit", "post-index-change", "reference-transaction", "post-rewrite")


@dataclass(frozen=True)
class Way:
    """A way in which git can be made to run a program, and the command of plain git that falls for it."""

    set_up: Callable[[Trap], object]
    falls: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    said: str = ""
    on_terminal: bool = False
    whole: bool = True
    """Whether the history is all there, so that there is something to tell."""


def configured(*settings: str, attribute: str = "") -> Callable[[Trap], None]:
    """What sets a trap with settings of the repository and attributes of its files."""

    def set_up(trap: Trap) -> None:
        trap.configure(*settings)
        if attribute:
            trap.attribute(attribute)

    return set_up


def from_another_host(*settings: str) -> Callable[[Trap], None]:
    """What makes git fetch an object, which is not there, from a host that it has to run a program to reach."""

    def set_up(trap: Trap) -> None:
        trap.configure(
            "core.repositoryformatversion=1", "extensions.partialClone=origin", "remote.origin.promisor=true",
            "remote.origin.partialclonefilter=blob:none", *settings,
        )  # fmt: skip
        trap.lose("HEAD~1:" + CUBA)

    return set_up


def hooks(place: str) -> Callable[[Trap], None]:
    """What puts the program in the place of every hook."""

    def set_up(trap: Trap) -> None:
        for name in HOOKS:
            (trap.folder / place).mkdir(parents=True, exist_ok=True)
            shutil.copy(trap.program, trap.folder / place / name)
        if place != ".git/hooks":
            trap.configure(f"core.hooksPath={place}")

    return set_up


def included(name: str) -> Callable[[Trap], None]:
    """What sets a trap in a further file of settings."""

    def set_up(trap: Trap) -> None:
        (trap.folder / "settings").write_text(f'[diff "x"]\n\ttextconv = {trap.program}\n')
        trap.configure(f"{name}={trap.folder / 'settings'}")
        trap.attribute("diff=x")

    return set_up


def attributes_elsewhere(trap: Trap) -> None:
    trap.attribute("diff=x", "attributes")
    trap.configure("diff.x.textconv={}", f"core.attributesFile={trap.folder / 'attributes'}")


def attributes_of_the_repository(trap: Trap) -> None:
    trap.configure("diff.x.textconv={}")
    trap.attribute("diff=x", ".git/info/attributes")


def signed(trap: Trap) -> None:
    trap.configure("gpg.program={}", "log.showSignature=true")
    plain = git(trap.folder, "cat-file", "commit", "HEAD")
    top, _, message = plain.partition("\n\n")
    seal = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----"
    (trap.folder / "signed").write_text(f"{top}\n{seal}\n\n{message}")
    name = git(trap.folder, "hash-object", "-t", "commit", "-w", "signed")
    git(trap.folder, "update-ref", "HEAD", name.strip())


def another_branch(trap: Trap) -> None:
    git(trap.folder, "stash", "-q")
    git(trap.folder, "checkout", "-q", "-b", "other", "HEAD~1")
    write_folder(trap.folder, {"cuba": actor(position(stance="mixed"))})
    commit(trap.folder, "Eve", SECOND)
    git(trap.folder, "checkout", "-q", "-")
    trap.configure("merge.x.driver={}")
    trap.attribute("merge=x", ".git/info/attributes")


def alternate_refs(trap: Trap) -> None:
    shutil.copytree(trap.folder / ".git", trap.folder.parent / "store")
    (trap.folder / ".git/objects/info/alternates").write_text(f"{trap.folder.parent / 'store' / 'objects'}\n")
    trap.configure("core.alternateRefsCommand={}")


def git_folder_elsewhere(trap: Trap) -> None:
    trap.configure("diff.x.textconv={}")
    trap.attribute("diff=x")
    (trap.folder / ".git").rename(trap.folder / "store")
    (trap.folder / ".git").write_text("gitdir: store\n")


def bare_in_the_folder(trap: Trap) -> None:
    attributes_of_the_repository(trap)
    shutil.copytree(trap.folder / ".git", trap.folder, dirs_exist_ok=True)
    trap.configure("core.bare=true")
    shutil.rmtree(trap.folder / ".git")
    git(trap.folder, "config", "core.bare", "true")
    outside = trap.folder.parent
    git(outside, "init", "-q")
    for day in (FIRST, SECOND):
        write_folder(trap.folder, {"cuba": actor(position(date=day))})
        git(outside, "add", "-f", *(str(trap.folder / name) for name in ("issues.yaml", "sources.yaml", "actors")))
        git(outside, "commit", "-q", "-m", "positions", day=day)


def submodule(trap: Trap) -> None:
    """The folder becomes a submodule of the repository around it, with the trap in the settings of the submodule."""
    outside = trap.folder.parent
    git(outside, "init", "-q")
    git(outside, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "--force", f"./{trap.folder.name}")
    git(outside, "submodule", "--quiet", "absorbgitdirs")
    assert (trap.folder / ".git").is_file()
    trap.configure("diff.x.textconv={}")
    trap.attribute("diff=x")


def settings_of_a_work_tree(trap: Trap) -> None:
    """The folder becomes a linked work tree, with the trap in the settings of its own."""
    main_tree = trap.folder.parent / "main"
    trap.folder.rename(main_tree)
    git(main_tree, "config", "extensions.worktreeConfig", "true")
    git(main_tree, "worktree", "add", "-q", "--detach", str(trap.folder))
    git(trap.folder, "config", "--worktree", "diff.x.textconv", str(trap.program))
    trap.attribute("diff=x")
    write_folder(trap.folder, {"cuba": actor(position(stance="mixed"))})


def git_in_the_folder(trap: Trap) -> None:
    shutil.copy(trap.program, trap.folder / "git")


BLAME = ("blame", CUBA)

FETCH = ("fetch", "origin")

ASKED = "protocol=https\nhost=example.org\n\n"

COUNTED = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "diff.x.textconv", "GIT_CONFIG_VALUE_0": "{}"}

WAYS = {
    "filter.clean": Way(configured("filter.x.clean={}", attribute="filter=x"), BLAME),
    "filter.smudge": Way(
        configured("filter.x.smudge={}", attribute="filter=x"), ("cat-file", "--filters", f"HEAD:{CUBA}")
    ),
    "filter.process": Way(configured("filter.x.process={}", attribute="filter=x"), BLAME),
    "diff.textconv": Way(configured("diff.x.textconv={}", attribute="diff=x"), BLAME),
    "diff.cachetextconv": Way(
        configured("diff.x.textconv={}", "diff.x.cachetextconv=true", attribute="diff=x"), ("log", "-p")
    ),
    "diff.command": Way(configured("diff.x.command={}", attribute="diff=x"), ("diff",)),
    "diff.external": Way(configured("diff.external={}"), ("diff",)),
    "merge.driver": Way(another_branch, ("merge", "other")),
    "core.pager": Way(configured("core.pager={}"), ("log",), on_terminal=True),
    "pager.log": Way(configured("pager.log={}"), ("log",), on_terminal=True),
    "core.fsmonitor": Way(configured("core.fsmonitor={}"), ("status",)),
    "hooks": Way(hooks(".git/hooks"), ("commit", "-a", "-m", "x")),
    "core.hooksPath": Way(hooks("own-hooks"), ("commit", "-a", "-m", "x")),
    "alias": Way(
        configured(*(f"alias.{name}=!{{}}" for name in (TRAP, "log", "blame", "cat-file", "ls-tree"))), (TRAP,)
    ),
    "core.sshCommand": Way(configured("core.sshCommand={}", "remote.origin.url=ssh://localhost/x"), FETCH),
    "core.gitProxy": Way(configured("core.gitProxy={}", "remote.origin.url=git://localhost/x"), FETCH),
    "credential.helper": Way(configured("credential.helper=!{}"), ("credential", "fill"), said=ASKED),
    "core.askPass": Way(configured("core.askPass={}"), ("credential", "fill"), said=ASKED),
    "remote ext::": Way(
        from_another_host("remote.origin.url=ext::{}", "protocol.ext.allow=always"), BLAME, whole=False
    ),
    "url.insteadOf": Way(
        from_another_host("remote.origin.url=https://localhost/", "url.ext::{} .insteadOf=https://localhost/",
                          "protocol.ext.allow=always"), BLAME, whole=False,
    ),
    "remote.uploadpack": Way(
        from_another_host("remote.origin.url=.", "remote.origin.uploadpack={}"), BLAME, whole=False
    ),
    "include.path": Way(included("include.path"), BLAME),
    "includeIf": Way(included("includeIf.gitdir:**.path"), BLAME),
    "core.attributesFile": Way(attributes_elsewhere, BLAME),
    "info/attributes": Way(attributes_of_the_repository, BLAME),
    "core.editor": Way(configured("core.editor={}"), ("commit", "-a", "--amend")),
    "gpg.program": Way(signed, ("log",)),
    "core.alternateRefsCommand": Way(alternate_refs, ("rev-list", "--alternate-refs")),
    ".git as a file": Way(git_folder_elsewhere, BLAME),
    "a bare repository in the folder": Way(bare_in_the_folder, ("show", "HEAD")),
    "a submodule": Way(submodule, BLAME),
    "a linked work tree": Way(settings_of_a_work_tree, BLAME),
    "GIT_CONFIG_COUNT": Way(configured(attribute="diff=x"), BLAME, COUNTED),
    "GIT_EXTERNAL_DIFF": Way(configured(), ("diff",), {"GIT_EXTERNAL_DIFF": "{}"}),
    "GIT_PAGER": Way(configured(), ("log",), {"GIT_PAGER": "{}"}, on_terminal=True),
    "PAGER": Way(configured(), ("log",), {"PAGER": "{}"}, on_terminal=True),
    "GIT_SSH_COMMAND": Way(configured("remote.origin.url=ssh://localhost/x"), FETCH, {"GIT_SSH_COMMAND": "{}"}),
    "git in the folder": Way(git_in_the_folder, ("log",), {"PATH": f".{os.pathsep}{os.environ.get('PATH', '')}"}),
}  # fmt: skip


def ask_everything(folder: Path) -> dict[str, Any]:
    """All that the tracker asks of git, and the commands that do."""
    day = date.fromisoformat(SECOND)
    told: dict[str, Any] = {one.__name__: one(folder) for one in (head, head_stamp, days, cut_off, holds_data)}
    told["commit"] = commit_on(folder, day)
    told["texts"] = texts_on(folder, day)
    told["recorded"] = recorded(folder, CUBA)
    told["then"] = recorded(folder, CUBA, told["commit"]) if told["commit"] else {}
    told["compare"] = main(["compare", "--then", FIRST, str(folder)])
    told["brief"] = main(["brief", "cuba", "--folder", str(folder)])
    return told


def enter(trap: Trap, way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the trap, and go into the folder with it."""
    way.set_up(trap)
    monkeypatch.chdir(trap.folder)
    for name, value in way.environment.items():
        monkeypatch.setenv(name, value.replace("{}", str(trap.program)))
    trap.sprung.unlink(missing_ok=True)


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_plain_git_runs_the_program(way: Way, trap: Trap, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the next test means something. A way that no git in use falls for any more may go."""
    enter(trap, way, monkeypatch)
    ours, theirs = pty.openpty()
    # found by the shell, which looks for programs in the folder where PATH says so
    command = shlex.join(["git", *way.falls])
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b"}
    environment |= {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b", "TERM": "vt100"}
    subprocess.run(
        ["/bin/sh", "-c", command], cwd=trap.folder, env=environment, input=way.said.encode(), check=False, timeout=60,
        stdout=theirs if way.on_terminal else subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(ours)
    os.close(theirs)
    assert trap.sprung.exists()


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_the_tracker_does_not(way: Way, trap: Trap, monkeypatch: pytest.MonkeyPatch) -> None:
    enter(trap, way, monkeypatch)
    told = ask_everything(trap.folder)
    assert not trap.sprung.exists()
    assert told["head"]
    if way.whole:
        assert all(told[name] for name in ("days", "commit", "texts", "recorded", "then"))
