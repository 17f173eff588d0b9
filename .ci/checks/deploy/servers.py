"""The servers that a deploy is tried against, and what stands in their stores: S3 (s3s-fs, moto), Azure Blob (azurite), CloudFront
(moto), a bare git repository. Each listens on this machine alone, and ends with its `with`, by its id.

It knows no scenario and no careergen. Requests are signed here, with nothing but the standard library.
"""

import base64
import contextlib
import dataclasses
import datetime
import hashlib
import hmac
import http.client
import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import time
import urllib.parse
import xml.etree.ElementTree
from pathlib import Path

# Longer no server takes to start on the slowest machine, in seconds.
PATIENCE = 60
REGION = "us-east-1"
# What must never be shown. Each run has its own.
ACCESS_KEY = f"AKIA{secrets.token_hex(8).upper()}"
SECRET_KEY = f"hush-s3-{secrets.token_hex(16)}"
AZURE_ACCOUNT = "devstoreaccount1"
AZURE_KEY = base64.b64encode(f"hush-azure-{secrets.token_hex(20)}".encode()).decode()
SECRETS = [SECRET_KEY, AZURE_KEY]
AWS = {"AWS_ACCESS_KEY_ID": ACCESS_KEY, "AWS_SECRET_ACCESS_KEY": SECRET_KEY, "AWS_EC2_METADATA_DISABLED": "true"}


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Server:
    """A program that listens at `port`, with its log."""

    def __init__(self, name, command, port, folder, environment=()):
        self.name, self.port, self.log = name, port, Path(folder) / f"{name}-{port}.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen([str(part) for part in command], stdout=log, stderr=log, cwd=folder,
                                            stdin=subprocess.DEVNULL, env={**os.environ, **dict(environment)})
        end = time.monotonic() + PATIENCE
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > end:
                self.end()
                raise SystemExit(f"{name} does not start:\n{self.log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.02)

    def answers(self):
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
            connection.request("GET", "/")
            connection.getresponse().read()
            connection.close()
            return True
        return False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def end(self):
        if self.process.poll() is not None:
            return
        os.kill(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            os.kill(self.process.pid, signal.SIGKILL)
            self.process.wait()


# What stands in a store.

@dataclasses.dataclass
class Object:
    body: bytes
    # content-type, cache-control and content-encoding, as far as it has them.
    headers: dict


class Bucket:
    """A bucket or container, below an optional prefix. Paths are those of the site."""
    # What a site's settings name it by, and the credentials for it.
    host, environment = "s3", AWS
    # What stands before the bucket in the path of its address.
    base = ""

    def __init__(self, server, name, prefix="site"):
        self.server, self.name, self.prefix = server, name, prefix
        self.create()

    def key(self, path):
        return f"{self.prefix}/{path}" if self.prefix else path

    def settings(self, port=None, more=()):
        """The lines of `deploy:` for it; at another port, that of a proxy."""
        made = {"host": "s3", "bucket": self.name, "region": REGION, "endpoint": f"http://127.0.0.1:{port or self.server.port}",
                "prefix": self.prefix or None, **dict(more)}
        return {key: value for key, value in made.items() if value is not None}

    def objects(self):
        """All of them below the prefix."""
        before = self.key("")
        return {key[len(before):]: self.get(key) for key in self.keys() if key.startswith(before)}

    def put(self, path, body, **headers):
        self.put_key(self.key(path), body, **headers)

    def request(self, method, key="", query="", body=b"", headers=()):
        path = f"{self.base}/{self.name}/{urllib.parse.quote(key)}".rstrip("/")
        return signed_s3(self.server.port, method, path, query, body, dict(headers))

    def create(self):
        self.request("PUT")

    def keys(self):
        found, after = [], ""
        while True:
            _, body, _ = self.request("GET", query="list-type=2" + (f"&start-after={urllib.parse.quote(after, safe='')}" if after else ""))
            page = [element.text for element in xml.etree.ElementTree.fromstring(body).iter() if element.tag.endswith("}Key")]
            found += page
            if b"<IsTruncated>true" not in body:
                return found
            after = page[-1]

    def get(self, key):
        status, body, headers = self.request("GET", key)
        if status != 200:
            raise RuntimeError(f"GET {key}: {status}")
        return Object(body, {name: headers[name] for name in ("content-type", "cache-control", "content-encoding") if name in headers})

    def put_key(self, key, body, **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        status, said, _ = self.request("PUT", key, body=body, headers=self.put_headers(named))
        if status >= 300:
            raise RuntimeError(f"PUT {key}: {status} {said!r}")

    def put_headers(self, headers):
        return headers

    def remove(self, path):
        self.request("DELETE", self.key(path))


class S3sBucket(Bucket):
    """Of s3s-fs, which keeps an object as a file of its name, and its headers in a file beside all buckets."""

    def create(self):
        self.folder = self.server.store / self.name
        self.folder.mkdir(parents=True)

    def keys(self):
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*") if path.is_file())

    def beside(self, key, kind):
        def encoded(text):
            return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
        return self.server.store / f".bucket-{encoded(self.name)}.object-{encoded(key)}.{kind}.json"

    def get(self, key):
        about = self.beside(key, "metadata")
        kept = json.loads(about.read_bytes()) if about.is_file() else {}
        names = ("content_type", "cache_control", "content_encoding")
        return Object((self.folder / key).read_bytes(), {name.replace("_", "-"): kept[name] for name in names if name in kept})

    def save(self):
        """All of it, to be put back later."""
        return {key: [part.read_bytes() if part.is_file() else None
                      for part in (self.folder / key, self.beside(key, "metadata"), self.beside(key, "internal"))]
                for key in self.keys()}

    def wipe(self):
        """Nothing of it is left."""
        shutil.rmtree(self.folder)
        for path in self.server.store.glob(".bucket-*.json"):
            path.unlink()

    def restore(self, saved):
        for key in set(self.keys()) - set(saved):
            (self.folder / key).unlink()
        for key, parts in saved.items():
            for place, bytes_ in zip((self.folder / key, self.beside(key, "metadata"), self.beside(key, "internal")), parts):
                if bytes_ is not None:
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(bytes_)


class AzureBucket(Bucket):
    host, environment = "azure", {"AZURE_STORAGE_ACCOUNT_KEY": AZURE_KEY}
    base = f"/{AZURE_ACCOUNT}"

    def settings(self, port=None, more=()):
        made = {"host": "azure", "account": AZURE_ACCOUNT, "container": self.name, "prefix": self.prefix or None,
                "endpoint": f"http://127.0.0.1:{port or self.server.port}/{AZURE_ACCOUNT}", **dict(more)}
        return {key: value for key, value in made.items() if value is not None}

    def create(self):
        self.request("PUT", query="restype=container")

    def request(self, method, key="", query="", body=b"", headers=()):
        return signed_azure(self.server.port, method, f"{self.base}/{self.name}/{urllib.parse.quote(key)}".rstrip("/"), query, body,
                            dict(headers))

    def put_headers(self, headers):
        return {"x-ms-blob-type": "BlockBlob", **{f"x-ms-blob-{name}": value for name, value in headers.items()}}

    def keys(self):
        found, marker = [], ""
        while True:
            query = "restype=container&comp=list" + (f"&marker={urllib.parse.quote(marker, safe='')}" if marker else "")
            tree = xml.etree.ElementTree.fromstring(self.request("GET", query=query)[1])
            found += [element.findtext("Name") for element in tree.iter("Blob")]
            marker = tree.findtext("NextMarker") or ""
            if not marker:
                return found


# The servers.

@contextlib.contextmanager
def s3s(program, folder, parts=("s3s",)):
    """s3s-fs, with a folder that holds its store."""
    store, port = Path(folder).joinpath(*parts), free_port()
    store.mkdir(parents=True)
    command = [program, "--host", "127.0.0.1", "--port", port, "--access-key", ACCESS_KEY, "--secret-key", SECRET_KEY, store]
    with Server("s3s", command, port, folder) as server:
        server.store, server.kind = store, S3sBucket
        yield server


@contextlib.contextmanager
def moto(program, folder):
    port = free_port()
    with Server("moto", [program, "-H", "127.0.0.1", "-p", port], port, folder) as server:
        server.kind = Bucket
        yield server


@contextlib.contextmanager
def azurite(script, folder):
    """Blobs alone, in memory, with an account whose key is not the one that everybody knows."""
    port = free_port()
    command = ["node", script, "--blobHost", "127.0.0.1", "--blobPort", port, "--inMemoryPersistence", "--silent",
               "--skipApiVersionCheck", "--disableTelemetry"]
    with Server("azurite", command, port, folder, {"AZURITE_ACCOUNTS": f"{AZURE_ACCOUNT}:{AZURE_KEY}"}) as server:
        server.kind = AzureBucket
        yield server


def bare_repository(folder):
    """A repository without a working tree, as hosts have them."""
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", str(folder)], check=True)
    return Path(folder)


# CloudFront.

class Distribution:
    """A distribution of moto, and what was invalidated in it."""
    API = "/2020-05-31/distribution"

    def __init__(self, server):
        self.server = server
        origin = "<Id>o</Id><DomainName>origin.s3.amazonaws.com</DomainName><S3OriginConfig><OriginAccessIdentity/></S3OriginConfig>"
        config = (f'<DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><CallerReference>{secrets.token_hex(8)}'
                  f"</CallerReference><Comment/><Enabled>true</Enabled><Origins><Quantity>1</Quantity><Items><Origin>{origin}</Origin>"
                  "</Items></Origins><DefaultCacheBehavior><TargetOriginId>o</TargetOriginId><ViewerProtocolPolicy>allow-all"
                  "</ViewerProtocolPolicy></DefaultCacheBehavior></DistributionConfig>")
        status, body, _ = self.request("POST", self.API, config.encode())
        if status != 201:
            raise RuntimeError(f"no distribution: {status} {body!r}")
        self.id = re.search(rb"<Id>([A-Z0-9]+)</Id>", body)[1].decode()

    def request(self, method, path, body=b""):
        return signed_s3(self.server.port, method, path, "", body, {"content-type": "text/xml"}, service="cloudfront")

    def invalidated(self):
        """The paths of each invalidation, the newest last."""
        _, body, _ = self.request("GET", f"{self.API}/{self.id}/invalidation")
        ids = re.findall(rb"<InvalidationSummary>.*?<Id>(\w+)</Id>", body, re.DOTALL)
        found = []
        for id_ in ids:
            _, one, _ = self.request("GET", f"{self.API}/{self.id}/invalidation/{id_.decode()}")
            created = re.search(rb"<CreateTime>([^<]*)", one)[1]
            found.append((created, [path.decode() for path in re.findall(rb"<Path>([^<]*)</Path>", one)]))
        return [paths for _, paths in sorted(found, key=lambda one: one[0])]


# Signatures.

def send(port, method, target, body, headers):
    """Status, body and headers, by lower-case names."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request(method, target, body=body or (b"" if method in ("PUT", "POST") else None), headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read(), {name.lower(): value for name, value in answer.getheaders()}
    finally:
        connection.close()


def signed_s3(port, method, path, query, body, headers, service="s3"):
    """AWS Signature Version 4: https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html"""
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    hashed = hashlib.sha256(body).hexdigest()
    headers = {**headers, "host": f"127.0.0.1:{port}", "x-amz-date": now, "x-amz-content-sha256": hashed}
    names = sorted(headers)
    query = "&".join(sorted(part if "=" in part else f"{part}=" for part in query.split("&") if part))
    asked = "\n".join([method, path, query, *(f"{name}:{headers[name]}" for name in names), "", ";".join(names), hashed])
    scope = f"{now[:8]}/{REGION}/{service}/aws4_request"
    text = "\n".join(["AWS4-HMAC-SHA256", now, scope, hashlib.sha256(asked.encode()).hexdigest()])
    key = f"AWS4{SECRET_KEY}".encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    signature = hmac.digest(key, text.encode(), "sha256").hex()
    headers["authorization"] = (f"AWS4-HMAC-SHA256 Credential={ACCESS_KEY}/{scope}, SignedHeaders={';'.join(names)}, "
                                f"Signature={signature}")
    return send(port, method, path + (f"?{query}" if query else ""), body, headers)


def signed_azure(port, method, path, query, body, headers):
    """Shared Key: https://learn.microsoft.com/en-us/rest/api/storageservices/authorize-with-shared-key"""
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%a, %d %b %Y %H:%M:%S GMT")
    headers = {**headers, "x-ms-date": now, "x-ms-version": "2021-12-02"}
    ours = "".join(f"{name}:{headers[name]}\n" for name in sorted(headers) if name.startswith("x-ms-"))
    pairs = sorted(urllib.parse.parse_qsl(query))
    # The account stands twice: once as the account, once as the beginning of the path.
    resource = f"/{AZURE_ACCOUNT}{path}" + "".join(f"\n{name}:{value}" for name, value in pairs)
    length = str(len(body)) if body else ""
    kind = headers.get("content-type", "")
    text = "\n".join([method, "", "", length, "", kind, "", "", "", "", "", ""]) + f"\n{ours}{resource}"
    signature = base64.b64encode(hmac.digest(base64.b64decode(AZURE_KEY), text.encode(), "sha256")).decode()
    headers["authorization"] = f"SharedKey {AZURE_ACCOUNT}:{signature}"
    return send(port, method, path + (f"?{query}" if query else ""), body, headers)


def git(repository, *arguments):
    """What git says of a repository."""
    return subprocess.run(["git", "-C", str(repository), *arguments], check=True, capture_output=True).stdout


def found(program, otherwise):
    """A program by its path, or by its name where that is on the search path."""
    place = program or shutil.which(otherwise)
    if not place:
        raise SystemExit(f"{otherwise} is missing")
    return place
