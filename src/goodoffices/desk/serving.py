"""The loopback server: the standard library's, one thread a request, on this machine only."""

from __future__ import annotations

import errno
import signal
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, cast
from wsgiref.simple_server import ServerHandler, WSGIRequestHandler, WSGIServer

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.desk.guard import HEADERS
from goodoffices.desk.wsgi import Application

LOOPBACK = "127.0.0.1"
_SLOWEST = 20
_LONGEST = 65_536
"""Bytes of the line that asks for something."""


class Server(socketserver.ThreadingMixIn, WSGIServer):
    """Answers on the loopback address and no other; an answer under way does not hold up the end."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def server_bind(self) -> None:
        """Bind without looking up this machine's name: that would ask a name server."""
        socketserver.TCPServer.server_bind(self)
        self.server_name = LOOPBACK
        self.server_port = int(self.server_address[1])
        self.setup_environ()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Leave a connection that broke off at that: nothing is printed of it."""


class _Answering(ServerHandler):
    """One answer, which does not say what it was made by."""

    server_software = ""
    request_handler: Any = None


class Handler(WSGIRequestHandler):
    """One connection: prints nothing, tells nothing of the server, and gives up on whoever keeps it waiting."""

    timeout = _SLOWEST
    server_version = "goodoffices"
    sys_version = ""

    def handle(self) -> None:
        """Answer one request; the standard library's way, but for the name of the program."""
        self.raw_requestline = self.rfile.readline(_LONGEST + 1)
        if len(self.raw_requestline) > _LONGEST:
            self.requestline = self.request_version = self.command = ""
            self.send_error(414)
        elif self.parse_request():
            asked, answer, server = cast("tuple[Any, Any, Any]", (self.rfile, self.wfile, self.server))
            answering = _Answering(asked, answer, self.get_stderr(), self.get_environ(), multithread=True)
            answering.request_handler = self
            answering.run(server.get_app())

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the name is the standard library's)
        """Print nothing: an address of a page is nobody's business."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what is no request at all with one plain sentence, under the headers of every other answer."""
        body = b"This is not a request these pages can answer. Open the printed address in a browser.\n"
        self.send_response(int(code))
        headers = {"Content-Type": "text/plain; charset=utf-8", "Content-Length": str(len(body)), **HEADERS}
        for name, value in {**headers, "Connection": "close"}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def listening(app: Application, port: int) -> Server:
    """Return a server that has the port, 0 for any that is free. Raises `port-in-use` (port, other), `port-refused`."""
    try:
        server = Server((LOOPBACK, port), Handler)
    except OSError as error:
        other = port + 1 if port < 65535 else port - 1
        if error.errno == errno.EADDRINUSE:
            raise GoodOfficesError("port-in-use", port=port, other=other) from None
        raise GoodOfficesError("port-refused", port=port, why=error.strerror or "") from None
    server.set_app(app)
    return server


def until_stopped(server: Server, begun: Callable[[], None]) -> None:
    """Answer until Ctrl-C or a signal to end, then give the port back; `begun` is called once either would be heard."""
    try:
        with _signals(server):
            begun()
            server.serve_forever(poll_interval=0.1)
    finally:
        server.server_close()


@contextmanager
def _signals(server: Server) -> Iterator[None]:
    """Within this, a signal to end ends the server; only the main thread of a process may say so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        # From a thread: the server waits for itself otherwise. No exception either, it could land anywhere.
        threading.Thread(target=server.shutdown, daemon=True).start()

    # a closed terminal ends it too, but for who asked beforehand that it should not
    closed = () if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN else (signal.SIGHUP,)
    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM, *closed)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
