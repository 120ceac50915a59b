"""The server: whom it listens to, whom it answers, and that no address reaches the disk."""

import base64
import os
import socket
import sys
import threading
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from documents.document_text import MOST_BYTES
from tests.support.dashboard import open_page, pages, protos, use
from tests.support.folders import ROOT, actor, position, write_folder
from tests.support.servers import serving

SECRET = "a text that stands outside the folder"


@pytest.fixture(scope="module")
def asked() -> Iterator[list[str]]:
    """What was asked of other hosts: a proxy through which all such requests would go, and which refuses them."""
    heard: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        heard.append(f"http://127.0.0.1:{proxy.getsockname()[1]}")

        def listen() -> None:
            while True:
                try:
                    caller, _ = proxy.accept()
                except OSError:
                    return
                with caller:
                    heard.append(caller.recv(200).decode("latin-1"))
                    caller.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")

        threading.Thread(target=listen, daemon=True).start()
        yield heard


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory, asked: list[str]) -> Iterator[int]:
    folder = write_folder(tmp_path_factory.mktemp("served"), {"kenya": actor(position(), name="Kenya")})
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), asked[0])
    with serving(folder, folder / "server.log", {**proxies, "no_proxy": "", "NO_PROXY": ""}) as address:
        port = urlsplit(address).port or 0
        _open_once(port)
        yield port


def say(port: int, lines: list[str], host: str = "127.0.0.1") -> bytes:
    """Send the lines of a request as they are, and give back what is answered, up to a megabyte."""
    with socket.create_connection((host, port), timeout=20) as to:
        to.sendall("\r\n".join([*lines, "", ""]).encode("latin-1"))
        answer = b""
        while len(answer) < 1_000_000:
            part = to.recv(65_536)
            answer += part
            if not part or answer.startswith(b"HTTP/1.1 101"):
                break
    return answer


def knock(port: int, host: str | None, origin: str | None) -> int:
    """The status with which a WebSocket is opened or refused."""
    lines = ["GET /_stcore/stream HTTP/1.1", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"]
    lines += [f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}", "Sec-WebSocket-Protocol: streamlit"]
    lines += [f"Host: {host}"] if host is not None else []
    lines += [f"Origin: {origin}"] if origin is not None else []
    return int(say(port, lines).split()[1])


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_the_dashboard_itself_is_let_in(port: int, name: str) -> None:
    assert knock(port, f"{name}:{port}", f"http://{name}:{port}") == 101


@pytest.mark.parametrize(
    "host",
    ["evil.example", "localhost.evil.example", "evil.example:8501", "127.0.0.1.evil.example", "127.0.0.1@evil.example",
     "localhost#evil.example", "192.168.1.1", "0.0.0.0", "[::1]", "", "*", None],
)  # fmt: skip
def test_a_request_by_another_name_is_refused(port: int, host: str | None) -> None:
    """A page that has made its own name point to this machine (DNS rebinding) speaks to that name."""
    assert knock(port, host, f"http://{host}") in (400, 403)
    assert knock(port, host, f"http://127.0.0.1:{port}") in (400, 403)


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "https://evil.example:8501", "http://localhost.evil.example", "http://127.0.0.1.evil.example",
     "http://evil.example#localhost", "http://evil.example/localhost", "null", "file://", "chrome-extension://abc", ""],
)  # fmt: skip
def test_a_page_of_another_origin_is_refused_without_a_word_to_other_hosts(
    port: int, asked: list[str], origin: str
) -> None:
    before = list(asked)
    assert knock(port, f"127.0.0.1:{port}", origin) == 403
    assert asked == before


def _open_once(port: int) -> None:
    """Run the dashboard as a browser does by connecting to it, as far as its title."""
    message = BackMsg()
    message.rerun_script.query_string = ""
    message.rerun_script.SetInParent()
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    with connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None, proxy=None) as dashboard:
        dashboard.send(message.SerializeToString())
        while b"Who is on opposite sides?" not in dashboard.recv(timeout=60, decode=False):
            pass


def test_pages_of_this_machine_are_let_in_which_SECURITY_md_says(port: int) -> None:  # noqa: N802
    assert knock(port, f"127.0.0.1:{port}", "http://localhost:9") == 101
    assert "another port of this machine" in (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_it_listens_on_one_address_of_this_machine(port: int) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux answers on all of 127.0.0.0/8")
    with pytest.raises(ConnectionRefusedError):
        say(port, ["GET / HTTP/1.1"], host="127.0.0.2")


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../etc/passwd", "/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2f..%2fetc%2fpasswd",
        "/%252e%252e/%252e%252e/etc/passwd", "/..%5c..%5cetc%5cpasswd", "//etc/passwd", "/%2fetc%2fpasswd",
        "/media/../../../etc/passwd", "/media/%2fetc%2fpasswd", "/media/..%2f..%2fdashboard.py",
        "/app/static/../dashboard.py", "/app/static/dashboard.py", "/app/static/%2e%2e/dashboard.py",
        "/component/x/../../../dashboard.py", "/component/streamlit/%2fetc%2fpasswd", "/static/../../../../etc/passwd",
        "/_stcore/bidi-components/x/..%2f..%2fdashboard.py", "/dashboard.py", "/.streamlit/config.toml",
        "/positions/issues.yaml", "/issues.yaml", "/.git/config", "/edit/../../dashboard.py",
        "/\\\\evil.example\\share\\x",
        "/%5c%5cevil.example%5cshare%5cx", "/?file=../../etc/passwd", "/edit?file=/etc/passwd",
    ],
)  # fmt: skip
def test_no_path_of_an_address_is_one_on_disk(port: int, path: str) -> None:
    answer = say(port, [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Connection: close"])
    assert int(answer.split()[1]) in (200, 400, 403, 404)
    for told in (b"root:", b"def main()", b"gatherUsageStats", b"proposition:", b"[core]"):
        assert told not in answer


def test_nothing_can_be_uploaded(port: int) -> None:
    head = ["PUT /_stcore/upload_file/x/..%2f..%2fy HTTP/1.1", f"Host: 127.0.0.1:{port}", "Connection: close"]
    assert int(say(port, [*head, "Content-Length: 0"]).split()[1]) in (400, 403, 404)


def test_the_agent_interface_is_off(port: int) -> None:
    head = ["POST /_stcore/agent/interact HTTP/1.1", f"Host: 127.0.0.1:{port}", "Connection: close"]
    assert int(say(port, [*head, "Content-Length: 2", "Content-Type: application/json", "", "{}"]).split()[1]) >= 400


def test_nothing_was_asked_of_other_hosts(asked: list[str]) -> None:
    assert asked[1:] == []


def test_the_settings_are_the_safe_ones() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    server = settings["server"]
    assert server["address"] == settings["browser"]["serverAddress"] == "127.0.0.1"
    assert set(server["allowedHosts"]) == {"127.0.0.1", "localhost"}
    assert server["enableCORS"] is server["enableXsrfProtection"] is True
    assert server["enableStaticServing"] is server["enableAgentApi"] is False
    assert server["maxUploadSize"] * 1_000_000 == MOST_BYTES
    assert server["maxMessageSize"] <= 50
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["client"]["showErrorDetails"] == "none"
    assert settings["client"]["toolbarMode"] in ("viewer", "minimal")


_OPENED: list[str] = []
_NOTING = threading.Event()


def _note(event: str, arguments: Any) -> None:
    if _NOTING.is_set() and event in ("open", "os.listdir", "os.scandir"):
        _OPENED.append(str(arguments[0]))


sys.addaudithook(_note)
OUTSIDE = ("../secret.yaml", "{outside}")


@pytest.mark.parametrize(("page", "task"), [*((page, "position") for page in pages()), ("edit", "file")])
@pytest.mark.parametrize("form", OUTSIDE)
def test_no_parameter_of_a_page_is_a_path(
    page: str, task: str, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path / "secret.yaml"
    outside.write_text(SECRET, encoding="utf-8")
    use(write_folder(tmp_path / "positions", {"kenya": actor(position(), name="Kenya")}), monkeypatch)
    path = form.format(outside=outside)
    keys = open_page(page, task=task).query_params.keys() | {"passage", "line", "cell_actor", "cell_issue"}
    _OPENED.clear()
    _NOTING.set()
    try:
        app = open_page(page, **{**dict.fromkeys(keys, path), "task": task})
    finally:
        _NOTING.clear()
    assert not [name for name in _OPENED if "secret" in name]
    assert SECRET not in "".join(str(one) for one in protos(app))
    assert not [name for name in app.query_params if "secret" in str(app.query_params[name])]


@pytest.mark.parametrize("name", ["../secret.yaml", "actors/../../secret.yaml", "/etc/passwd", "secret\x00.yaml"])
def test_what_a_client_makes_up_for_the_box_of_files_is_not_opened(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that speaks to the server as the page does may send what no box offers."""
    (tmp_path / "secret.yaml").write_text(SECRET, encoding="utf-8")
    use(write_folder(tmp_path / "positions", {"kenya": actor(position(), name="Kenya")}), monkeypatch)
    monkeypatch.setattr("views.pages.edit.file_form.choose", lambda *_, **__: name)
    app = open_page("edit", task="file")
    assert len(app.error) == 1
    assert SECRET not in "".join(str(one) for one in protos(app))
