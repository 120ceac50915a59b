"""A folder from somebody else makes git run nothing, wait for nothing, and swallow nothing without end."""

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
from threading import Thread
from typing import Any

import pytest

from commands.__main__ import main
from loaders import git_quarantine
from loaders.git_history import commit_on, cut_off, days, head, head_stamp, holds_data, texts_on
from loaders.recording_dates import recorded
from tests.support.folders import actor, position, write_folder
from tests.support.repositories import commit, git, needs_git

pytestmark = [needs_git, pytest.mark.skipif(sys.platform == "win32", reason="the traps are made with sh and pipes")]

FIRST, SECOND = "2026-05-01", "2026-05-03"
CUBA = "actors/cuba.yaml"
TRAP = "the-trap"
"""A command that no git has, for an alias."""
HOOKS = ("post-checkout", "post-commit", "pre-commit", "post-index-change", "reference-transaction", "post-rewrite")


@dataclass(frozen=True)
class Trap:
    """A program that leaves a file behind when it runs, in a positions folder with two commits and an unsaved edit."""

    folder: Path
    program: Path
    sprung: Path

    def configure(self, *settings: str) -> None:
        """Settings of the repository, as `name=value`; {} stands for the program."""
        for setting in settings:
            name, _, value = setting.replace("{}", str(self.program)).partition("=")
            git(self.folder, "config", "--add", name, value)

    def attribute(self, words: str, name: str = ".gitattributes") -> None:
        """Attributes of all files of the folder."""
        (self.folder / name).write_text(f"* {words}\n")

    def lose(self, revision: str) -> str:
        """Take an object away, as in a clone that fetches objects only when it needs them; its name."""
        name = git(self.folder, "rev-parse", revision).strip()
        (self.folder / ".git" / "objects" / name[:2] / name[2:]).unlink()
        return name


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


@pytest.fixture
def trap(tmp_path: Path) -> Trap:
    """Ada records a position, Ben changes it, and what is on disk is not committed."""
    sprung = tmp_path / "sprung"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\necho x >> {shlex.quote(str(sprung))}\n")
    program.chmod(0o755)
    folder = write_folder(tmp_path / "around" / "positions", {"cuba": actor(position())})
    commit(folder, "Ada", FIRST)
    write_folder(folder, {"cuba": actor(position(stance="oppose"))})
    commit(folder, "Ben", SECOND)
    write_folder(folder, {"cuba": actor(position(stance="oppose", note="later"))})
    return Trap(folder, program, sprung)


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


def at_once(work: Callable[[], Any]) -> Any:
    """What comes of some work that might wait for ever; it fails where that does not come."""
    told: list[Any] = []
    thread = Thread(target=lambda: told.append(work()), daemon=True)
    thread.start()
    thread.join(60)
    assert told, "it waits"
    return told[0]


def pipe(path: Path) -> None:
    """Put a pipe in the place of a file: to open it is to wait for somebody who writes into it."""
    path.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    os.mkfifo(path)


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The processes that are begun from now on, for which the time is short."""
    begun: list[Any] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **more: Any) -> None:
            super().__init__(*arguments, **more)
            begun.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    return begun


def ask_of_git(folder: Path) -> tuple[Any, ...]:
    """Whether git says what is checked out, of which days it is, what was committed, and when and by whom."""
    day = date.fromisoformat(SECOND)
    asked = (head, head_stamp, days, holds_data, lambda one: texts_on(one, day), lambda one: recorded(one, CUBA))
    return tuple(bool(one(folder)) for one in asked)


UNREAD = ("config", "config.worktree", "index", "info/attributes", "info/exclude", "info/grafts", "logs/HEAD",
          "packed-refs", "hooks/post-checkout", "description", "../.gitattributes", "../.mailmap")  # fmt: skip


@pytest.mark.parametrize("name", UNREAD)
def test_a_pipe_for_what_is_not_read_is_nothing_to_wait_for(name: str, trap: Trap) -> None:
    pipe(trap.folder / ".git" / name)
    assert all(at_once(lambda: ask_of_git(trap.folder)))


@pytest.mark.parametrize("setting", ["mailmap.file", "blame.ignoreRevsFile", "core.attributesFile", "include.path"])
def test_a_pipe_that_the_settings_name_is_nothing_to_wait_for(setting: str, trap: Trap) -> None:
    trap.configure(f"{setting}={trap.folder / 'pipe'}")
    pipe(trap.folder / "pipe")
    assert all(at_once(lambda: ask_of_git(trap.folder)))


@pytest.mark.parametrize("name", ["HEAD", "refs/heads/master", "shallow", "objects/info/alternates", "objects"])
def test_a_pipe_for_what_says_where_things_are_means_that_nothing_is_told(name: str, trap: Trap) -> None:
    git(trap.folder, "checkout", "-q", "-B", "master")
    if name == "objects":
        (trap.folder / ".git" / name).rename(trap.folder / ".git" / "elsewhere")
    pipe(trap.folder / ".git" / name)
    assert not any(at_once(lambda: ask_of_git(trap.folder)))
    assert head_stamp(trap.folder) in (None, ())


@pytest.mark.parametrize("ending", [".idx", ".pack"])
def test_a_pipe_among_the_packs_takes_the_time_of_one_question(
    ending: str, trap: Trap, processes: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    git(trap.folder, "gc", "-q")
    (pack,) = (trap.folder / ".git" / "objects" / "pack").glob(f"*{ending}")
    pipe(pack)
    monkeypatch.setattr(git_quarantine, "TIMEOUT_SECONDS", 0.5)
    assert [*map(bool, at_once(lambda: ask_of_git(trap.folder)))] == [False, True, False, False, False, False]
    assert all(one.returncode is not None for one in processes)


def test_what_took_too_long_is_asked_again_only_of_another_commit(
    trap: Trap, processes: list[Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    blob = git(trap.folder, "rev-parse", f"HEAD:{CUBA}").strip()
    pipe(trap.folder / ".git" / "objects" / blob[:2] / blob[2:])
    with monkeypatch.context() as hurried:
        hurried.setattr(git_quarantine, "TIMEOUT_SECONDS", 0.5)
        assert at_once(lambda: texts_on(trap.folder, date.fromisoformat(SECOND))) is None
    assert processes
    assert all(one.returncode is not None for one in processes)
    processes.clear()
    assert at_once(lambda: any(ask_of_git(trap.folder)[2:])) is False
    assert main(["compare", "--then", SECOND, str(trap.folder)]) == 2
    assert "did not tell the history" in capsys.readouterr().err
    assert not processes
    (trap.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    git(trap.folder, "hash-object", "-w", CUBA)
    git(trap.folder, "commit", "-q", "-a", "-m", "positions", day=SECOND)
    assert days(trap.folder) == (date.fromisoformat(FIRST), date.fromisoformat(SECOND))


def test_loops_and_locked_doors_are_no_history(trap: Trap) -> None:
    loop = trap.folder.parent / "loop"
    loop.symlink_to(loop)
    assert head_stamp(loop) == ()
    for name in ("HEAD", "objects/info/alternates", "shallow"):
        path = trap.folder / ".git" / name
        kept = path.read_bytes() if path.exists() else None
        path.unlink(missing_ok=True)
        path.symlink_to(path)
        assert not any(at_once(lambda: ask_of_git(trap.folder)))
        path.unlink()
        if kept is not None:
            path.write_bytes(kept)
    assert all(ask_of_git(trap.folder))
    stores = trap.folder / ".git" / "objects" / "info" / "alternates"
    stores.write_text("../objects\n")
    assert at_once(lambda: ask_of_git(trap.folder))


@pytest.mark.parametrize(
    "said",
    ["", "ref: refs/heads/../../secret", "ref: /etc/passwd", "ref: refs/heads/a b", "ref: HEAD", "g" * 40, "a" * 41,
     "ref: refs/heads/" + "x" * 5000, "ref: refs/heads/m\n\nx", "\0", "ref: refs/heads/\0"],
)  # fmt: skip
def test_a_head_that_git_would_not_write_leads_nowhere(said: str, trap: Trap) -> None:
    (trap.folder / "secret").write_text(git(trap.folder, "rev-parse", "HEAD"))
    (trap.folder / ".git" / "HEAD").write_text(said)
    assert not any(ask_of_git(trap.folder))


def test_refs_that_lead_to_each_other_end(trap: Trap) -> None:
    (trap.folder / ".git" / "HEAD").write_text("ref: refs/heads/one\n")
    (trap.folder / ".git" / "refs" / "heads" / "one").write_text("ref: refs/heads/two\n")
    (trap.folder / ".git" / "refs" / "heads" / "two").write_text("ref: refs/heads/one\n")
    assert head_stamp(trap.folder) is None


@pytest.mark.parametrize("named", ["//evil.example/share", r"\\evil.example\share", '"//evil.example/x"'])
def test_no_other_machine_is_asked_for_objects(named: str, trap: Trap) -> None:
    (trap.folder / ".git" / "objects" / "info" / "alternates").write_text(f"{named}\n")
    assert not any(ask_of_git(trap.folder))
    shutil.rmtree(trap.folder / ".git")
    (trap.folder / ".git").write_text(f"gitdir: {named}\n")
    assert not any(ask_of_git(trap.folder))


def test_stores_that_lead_to_ever_more_stores_end(trap: Trap) -> None:
    stores = trap.folder / ".git" / "objects" / "info" / "alternates"
    stores.write_text("".join(f"x{number}\n" for number in range(1000)))
    assert not any(ask_of_git(trap.folder))


def test_where_the_objects_are_elsewhere_too_they_are_found(trap: Trap, tmp_path: Path) -> None:
    git(trap.folder, "commit", "-q", "-a", "-m", "positions", day=SECOND)
    git(tmp_path, "clone", "-q", "--shared", str(trap.folder), "shared")
    git(tmp_path / "shared", "pack-refs", "--all")
    git(trap.folder, "worktree", "add", "-q", str(tmp_path / "tree"))
    (tmp_path / "link").symlink_to(trap.folder)
    for folder in (tmp_path / "shared", tmp_path / "tree", tmp_path / "link"):
        assert all(ask_of_git(folder))
        assert recorded(folder, CUBA) == recorded(trap.folder, CUBA)
    seen = head_stamp(tmp_path / "tree")
    write_folder(tmp_path / "tree", {"cuba": actor(position(stance="mixed"))})
    commit(tmp_path / "tree", "Eve", SECOND)
    assert head_stamp(tmp_path / "tree") != seen


def test_git_leaves_nothing_in_the_folder_and_heeds_no_other(
    trap: Trap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def state() -> list[tuple[str, int]]:
        return sorted((str(path), path.lstat().st_mtime_ns) for path in trap.folder.rglob("*"))

    other = write_folder(tmp_path / "other", {"cuba": actor(position())})
    commit(other, "Eve", "2020-01-01")
    for name, place in (("GIT_DIR", ".git"), ("GIT_WORK_TREE", ""), ("GIT_OBJECT_DIRECTORY", ".git/objects")):
        monkeypatch.setenv(name, str(other / place))
    before = state()
    assert recorded(trap.folder, CUBA)[4].first is not None
    assert days(trap.folder) == (date.fromisoformat(FIRST), date.fromisoformat(SECOND))
    assert state() == before


def large(trap: Trap) -> str:
    """A file of 30 MB that takes 30 kB in the repository, as the version of a day in between; its object."""
    (trap.folder / CUBA).write_bytes(b"#\n" * 15_000_000)
    git(trap.folder, "commit", "-q", "-a", "-m", "positions", day="2026-05-04")
    return git(trap.folder, "rev-parse", f"HEAD:{CUBA}").strip()


def test_an_object_larger_than_a_data_file_is_never_read(trap: Trap) -> None:
    large(trap)
    texts = texts_on(trap.folder, date(2026, 5, 4))
    assert texts
    assert CUBA not in texts.by_file
    assert [problem.message for problem in texts.problems] == ["30 MB are too many: a file holds at most 10 MB"]
    write_folder(trap.folder, {"cuba": actor(position())})
    commit(trap.folder, "Ada", "2026-05-05")
    assert recorded(trap.folder, CUBA) == {}
    assert all(ask_of_git(trap.folder)[:-1])


def test_what_git_says_has_an_end(trap: Trap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git_quarantine, "MOST_BYTES", 200)
    assert days(trap.folder) is None
    assert git_quarantine.overran(trap.folder)


def test_one_object_under_many_names_is_not_many_texts(trap: Trap) -> None:
    blob = git(trap.folder, "hash-object", "-w", "--stdin", given="#\n" * 4_000_000).strip()
    listing = "".join(f"100644 blob {blob}\ta{number}.yaml\n" for number in range(1000))
    actors = git(trap.folder, "mktree", given=listing).strip()
    tree = git(trap.folder, "mktree", given=f"040000 tree {actors}\tactors\n").strip()
    name = git(trap.folder, "commit-tree", "-m", "many", tree, day=SECOND).strip()
    git(trap.folder, "update-ref", "HEAD", name)
    assert texts_on(trap.folder, date.fromisoformat(SECOND)) is None
