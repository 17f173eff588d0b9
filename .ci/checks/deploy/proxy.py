"""A proxy between a deploy and its store, which passes every byte on as it is until it is told to fail, and counts.

    python3 proxy.py LISTEN TARGET [METHOD PATH FAULT]...

LISTEN and TARGET are ports of this machine, METHOD and PATH regular expressions, FAULT a status (`503`), `cut` or a number of
seconds to wait (`5s`). As a module: `with Proxy(port) as proxy: proxy.fail(Status(503), "PUT", "jobs/")`.

Heads are not touched, so that signatures stay good. It speaks HTTP/1.1 with lengths or chunks, which is what stores and their
clients speak, and nothing else: no TLS, no HTTP/2. It judges nothing.
"""

import contextlib
import dataclasses
import re
import select
import socket
import sys
import threading
import time

PIECE = 1 << 16


# What goes wrong.

@dataclasses.dataclass
class Status:
    """An answer that the store never sent. It does not see the request."""
    code: int
    headers: dict = dataclasses.field(default_factory=dict)


@dataclasses.dataclass
class Cut:
    """The connection ends in the middle: of what is sent, or, where nothing is sent, of the answer."""


@dataclasses.dataclass
class CutAnswer:
    """The store does what it is asked, and the answer ends in its middle."""


@dataclasses.dataclass
class Damage:
    """The last byte of what is sent arrives as another."""


class Stall:
    """The request is passed on late: after some seconds, or when it is let go."""

    def __init__(self, seconds):
        self.seconds, self.came, self.free = seconds, threading.Event(), threading.Event()

    def wait(self):
        self.came.set()
        self.free.wait(self.seconds)


class Call:
    """Something is done when a request comes, and the connection ends: before the store sees it, when it has seen half, or
    when it has answered."""

    def __init__(self, function, when="before"):
        self.function, self.when = function, when


@dataclasses.dataclass
class Rule:
    """Which requests fail: those after the first `skip`, of these every `every`-th, and no more than `most`."""
    fault: object
    method: str = ""
    path: str = ""
    every: int = 1
    skip: int = 0
    most: int = sys.maxsize
    seen: int = 0
    failed: int = 0

    def strikes(self, request):
        if not re.fullmatch(self.method or ".*", request.method) or not re.search(self.path, request.path):
            return False
        self.seen += 1
        turn = self.seen - self.skip
        if turn <= 0 or turn % self.every or self.failed >= self.most:
            return False
        self.failed += 1
        return True


# What was asked.

@dataclasses.dataclass
class Request:
    method: str
    path: str
    query: str
    # By lower-case name.
    headers: dict
    # Of short bodies that are posted: which objects go is said there.
    body: bytes = b""
    # What the client was told; nothing when it was told nothing.
    status: int | None = None
    fault: object = None
    at: float = dataclasses.field(default_factory=time.monotonic)

    def writes(self):
        return self.method not in ("GET", "HEAD")

    def shown(self):
        kept = {name: value for name, value in self.headers.items()
                if name in ("content-type", "cache-control", "content-encoding", "content-md5")
                or name.startswith(("if-", "x-amz-checksum", "x-ms-blob-", "x-ms-content"))}
        asked = self.path + (f"?{self.query}" if self.query else "")
        return f"{self.method} {asked} -> {self.status} {kept}"


class Gone(Exception):
    """One of the two has ended the connection."""


class Proxy:
    def __init__(self, target, listen=0):
        self.target, self.rules, self.requests = target, [], []
        self.lock, self.open, self.busy, self.ended = threading.Lock(), set(), 0, False
        self.listener = socket.create_server(("127.0.0.1", listen), backlog=128)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.ended = True
        # Else whoever waits for the next connection takes one more.
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for rule in self.rules:
            if isinstance(rule.fault, Stall):
                rule.fault.free.set()
        with self.lock:
            for connection in self.open:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)

    # What tests say and ask.

    def fail(self, fault, method="", path="", **which):
        with self.lock:
            self.rules.append(Rule(fault, method, path, **which))
        return fault

    def calm(self):
        """Nothing fails any more, and nothing was asked yet."""
        self.settle()
        with self.lock:
            self.rules, self.requests = [], []

    def settle(self, patience=10):
        """Waits until no request is on its way."""
        end = time.monotonic() + patience
        while self.busy and time.monotonic() < end:
            time.sleep(0.005)

    def asked(self, method="", path=""):
        with self.lock:
            return [request for request in self.requests
                    if re.fullmatch(method or ".*", request.method) and re.search(path, request.path)]

    def writes(self):
        return [request for request in self.asked() if request.writes()]

    # How it is done.

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        """A connection of the client, with one of its own to the store."""
        store = None
        with self.lock:
            self.open.add(client)
        try:
            reader = client.makefile("rb", PIECE)
            while head := read_head(reader):
                request, lines = parsed(head)
                with self.lock:
                    self.requests.append(request)
                    rule = next((rule for rule in self.rules if rule.strikes(request)), None)
                    request.fault = rule.fault if rule else None
                    self.busy += 1
                try:
                    if store is None or select.select([store.socket], [], [], 0)[0]:
                        store = Store(self.target)
                    if not self._pass_on(client, reader, store, request, lines):
                        return
                finally:
                    with self.lock:
                        self.busy -= 1
        except (OSError, Gone, ValueError):
            # Either side may end a connection at any time.
            pass
        finally:
            with self.lock:
                self.open.discard(client)
            for end in (client, store and store.socket):
                if end:
                    with contextlib.suppress(OSError):
                        end.shutdown(socket.SHUT_RDWR)
                    end.close()

    def _pass_on(self, client, reader, store, request, lines):
        """Whether the connection may be used again."""
        fault = request.fault
        if isinstance(fault, Stall):
            fault.wait()
        if isinstance(fault, Call) and fault.when == "before":
            fault.function()
            return False
        if request.headers.get("expect", "").lower() == "100-continue":
            client.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
            lines = [line for line in lines if not line.lower().startswith(b"expect:")]
        size = int(request.headers.get("content-length", 0))
        is_chunked = "chunked" in request.headers.get("transfer-encoding", "").lower()
        if isinstance(fault, Status):
            pump(reader, size, is_chunked, lambda _: None)
            client.sendall(answer(fault))
            request.status = fault.code
            return True
        store.socket.sendall(b"\r\n".join(lines) + b"\r\n\r\n")
        is_half = isinstance(fault, Cut) or isinstance(fault, Call) and fault.when == "half"
        if is_half and request.writes() and size:
            pump(reader, size // 2, False, store.socket.sendall)
            if isinstance(fault, Call):
                fault.function()
            return False
        if isinstance(fault, Damage) and size:
            pump(reader, size - 1, False, store.socket.sendall)
            pump(reader, 1, False, lambda byte: store.socket.sendall(bytes([byte[0] ^ 1])))
        else:
            pump(reader, size, is_chunked, self._heard(request, store.socket.sendall))
        return self._answer(client, store, request, fault)

    @staticmethod
    def _heard(request, send):
        def heard(piece):
            if request.method == "POST" and len(request.body) < PIECE:
                request.body += piece
            send(piece)
        return heard

    def _answer(self, client, store, request, fault):
        head = read_head(store.reader)
        while head and re.match(rb"HTTP/1\.1 1\d\d ", head):
            head = read_head(store.reader)
        if not head:
            raise Gone
        if isinstance(fault, Call):
            fault.function()
            return False
        status, headers = int(head.split(b" ", 2)[1]), headers_of(head.split(b"\r\n")[1:])
        is_empty = request.method == "HEAD" or status in (204, 304)
        size = 0 if is_empty else headers.get("content-length")
        is_chunked = not is_empty and "chunked" in headers.get("transfer-encoding", "")
        if isinstance(fault, (Cut, CutAnswer)):
            if size and int(size):
                client.sendall(head)
                pump(store.reader, int(size) // 2, False, client.sendall)
            return False
        request.status = status
        client.sendall(head)
        if size is None and not is_chunked:
            while piece := store.reader.read1(PIECE):
                client.sendall(piece)
            return False
        pump(store.reader, int(size or 0), is_chunked, client.sendall)
        ends = "close" in (request.headers.get("connection", "").lower(), headers.get("connection", "").lower())
        return not ends


class Store:
    """A connection to the store."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=120)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.reader = self.socket.makefile("rb", PIECE)


def read_head(reader):
    """A head with its empty line; nothing when the connection has ended."""
    lines = []
    while line := reader.readline(PIECE):
        lines.append(line)
        if line == b"\r\n":
            return b"".join(lines)
    return b""


def headers_of(lines):
    pairs = (line.partition(b":") for line in lines if line)
    return {name.decode("latin-1").strip().lower(): value.decode("latin-1").strip() for name, _, value in pairs}


def parsed(head):
    lines = head[:-4].split(b"\r\n")
    method, target, _ = lines[0].decode("latin-1").split(" ", 2)
    path, _, query = target.partition("?")
    return Request(method, path, query, headers_of(lines[1:])), lines


def pump(reader, size, is_chunked, send):
    """Passes a body on, in pieces."""
    while is_chunked:
        line = reader.readline(PIECE)
        if not line:
            raise Gone
        send(line)
        length = int(line.split(b";")[0], 16)
        if length == 0:
            # Trailers, and the empty line.
            while line := reader.readline(PIECE):
                send(line)
                if line == b"\r\n":
                    return
            raise Gone
        pump(reader, length + 2, False, send)
    while size > 0:
        piece = reader.read1(min(size, PIECE))
        if not piece:
            raise Gone
        send(piece)
        size -= len(piece)


def answer(fault):
    body = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>Fault</Code><Message>made by the proxy</Message></Error>"
    headers = {"Content-Type": "application/xml", "Content-Length": str(len(body)), **fault.headers}
    head = f"HTTP/1.1 {fault.code} Fault\r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return head.encode() + b"\r\n" + body


def main():
    if len(sys.argv) < 3 or len(sys.argv) % 3:
        sys.exit(__doc__)
    listen, target, *rules = sys.argv[1:]
    with Proxy(int(target), int(listen)) as proxy:
        for method, path, fault in zip(rules[::3], rules[1::3], rules[2::3]):
            kind = Cut() if fault == "cut" else Stall(float(fault[:-1])) if fault.endswith("s") else Status(int(fault))
            proxy.fail(kind, method, path)
        shown = 0
        with contextlib.suppress(KeyboardInterrupt):
            while True:
                time.sleep(0.2)
                done = [request for request in proxy.asked()[shown:]]
                for request in done:
                    print(request.shown(), flush=True)
                shown += len(done)


if __name__ == "__main__":
    main()
