"""What a deploy asks of others afterwards: of the live site, whether it is there, and of search engines, to come and look.

Visitors' addresses lead nowhere here, so requests go through a stand-in that is told to the program as its proxy. It serves the
folder that was deployed to, and hears what search engines are told. Google's signature is checked by `openssl`.
"""

import base64
import contextlib
import http.server
import json
import subprocess
import threading
import urllib.parse
from pathlib import Path

from servers import SECRETS
from sites import check

BASE = "http://careers.example"
KEY = "0123456789abcdef"


class Outside(http.server.ThreadingHTTPServer):
    """The world outside, as far as it is asked."""

    daemon_threads = True

    def __init__(self, folder=None):
        super().__init__(("127.0.0.1", 0), Handler)
        self.folder, self.asked, self.told, self.stale, self.status, self.is_open = folder, [], [], 0, None, False
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def environment(self):
        address = f"http://127.0.0.1:{self.server_port}"
        return {"HTTP_PROXY": address, "http_proxy": address, "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1",
                "CAREERGEN_INDEXNOW_URL": f"{address}/indexnow", "CAREERGEN_GOOGLE_INDEXING_URL": f"{address}/batch"}

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", kind="text/html"):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        server, url = self.server, urllib.parse.urlsplit(self.path)
        path = urllib.parse.unquote(url.path)
        server.asked.append(path)
        if server.stale > 0:
            server.stale -= 1
            return self.answer(200, b"an old page out of a cache")
        place = Path(f"{server.folder}/current{path}{'index.html' if path.endswith('/') else ''}")
        if server.status or path.startswith("/.careergen/") and not server.is_open or not place.is_file():
            return self.answer(server.status or 404)
        return self.answer(200, place.read_bytes())

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.told.append((self.path, dict(self.headers), body))
        if self.path == "/token":
            return self.answer(200, b'{"access_token":"hush-bearer","expires_in":3599}', "application/json")
        if self.path == "/batch":
            count = body.count("POST /v3/urlNotifications:publish")
            return self.answer(200, b"--x\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{}\r\n" * count, "multipart/mixed; boundary=x")
        return self.answer(self.server.status or 202)


@contextlib.contextmanager
def live(world, **more):
    """A site that is deployed to a folder, and that the world outside can see."""
    folder = world.place()
    folder.mkdir()
    site = world.site(base_url=BASE)
    site.settings(target={"host": "folder", "path": str(folder), **more})
    site.put(f"static/{KEY}.txt", KEY)
    site.build()
    with Outside(folder) as outside:
        yield site, outside


def looking(site, outside, **environment):
    """A deploy that looks at the live site."""
    run = site.careergen.start("deploy", "--root", site.root, "--json", **outside.environment(), **environment)
    return run.end()


def some_pages_are_looked_at(world):
    with live(world) as (site, outside):
        run = looking(site, outside).exits(0)
        check(1 <= len(set(outside.asked) - {"/.careergen/manifest.json"}) <= 5, f"it asks for {outside.asked}")
        check(any("as sent" in note for note in run.told["notes"]), f"it does not say so: {run.told['notes']}")
        check(not any("everybody can read" in note for note in run.told["notes"]), "it says that the manifest can be read")
        outside.asked.clear()
        looking(site, outside).exits(0)
        pages = {"/", "/jobs/posting-00000/", "/de/jobs/posting-00000/", "/.careergen/manifest.json"}
        check("/" in outside.asked and set(outside.asked) <= pages, f"nothing was deployed, and it asks for {outside.asked}")
        outside.status = 500
        looking(site, outside).exits(2).says("answers 500")


def a_cache_is_given_time(world):
    with live(world) as (site, outside):
        outside.stale = 2
        looking(site, outside).exits(0)


def a_site_that_is_not_there_is_said(world):
    with live(world) as (site, outside):
        outside.status = 502
        looking(site, outside).exits(2).says("answers 502", BASE, "--no-verify")


def a_manifest_that_everybody_can_read_is_said(world):
    with live(world) as (site, outside):
        outside.is_open = True
        run = looking(site, outside).exits(0)
        check(any("everybody can read" in note for note in run.told["notes"]), f"it does not say so: {run.told['notes']}")


def indexed(site):
    """The pages that search engines may show."""
    return {path for path, entry in site.manifest()["files"].items() if entry.get("indexed")}


def indexnow_is_told_of_what_has_changed(world):
    with live(world, indexnow=KEY) as (site, outside):
        before, shown = site.files(), indexed(site)
        looking(site, outside).exits(0)
        check(len(outside.told) == 1, f"it is told {len(outside.told)} times")
        outside.told.clear()
        looking(site, outside).exits(0)
        check(not outside.told, "nothing was deployed, and it is told of it")
        site.posting(3, edition=1)
        site.remove([2])
        after = site.build()
        planned = site.deploy("--dry-run", **outside.environment()).exits(0)
        check(any("IndexNow would be told" in note for note in planned.told["notes"]), f"{planned.told['notes']}")
        check(not outside.told, "a dry run tells it")
        looking(site, outside).exits(0)
        [(path, headers, body)] = outside.told
        message = json.loads(body)
        check(path == "/indexnow" and headers["content-type"].startswith("application/json"), f"{path} {headers}")
        check((message["host"], message["key"], message["keyLocation"]) == ("careers.example", KEY, f"{BASE}/{KEY}.txt"), body[:200])
        # Also those that have gone, or that nobody may show any more: places without a role.
        touched = {path for path in shown | indexed(site) if before.get(path) != after.get(path)}
        wanted = {f"{BASE}/{path.removesuffix('index.html')}" for path in touched}
        check(f"{BASE}/jobs/posting-00002/" in wanted, "nothing has gone")
        check(set(message["urlList"]) == wanted, lambda: f"{sorted(set(message['urlList']) ^ wanted)[:5]}")


def indexnow_wants_its_key_in_the_site(world):
    with live(world, indexnow="another-key-of-mine") as (site, outside):
        run = looking(site, outside).exits(0)
        check(any("static/another-key-of-mine.txt" in note for note in run.told["notes"]), f"{run.told['notes']}")
        check(not outside.told, "it is told all the same")


def an_engine_that_does_not_listen_breaks_nothing(world):
    with live(world, indexnow=KEY) as (site, outside):
        outside.status = 403
        run = site.deploy(**outside.environment()).exits(0)
        check(any("could not be told" in note and "403" in note for note in run.told["notes"]), f"{run.told['notes']}")


def google_is_told_of_postings(world):
    with live(world, google_indexing=True) as (site, outside):
        secret, public = site.root / "key.pem", site.root / "public.pem"
        subprocess.run(["openssl", "genpkey", "-quiet", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", secret], check=True)
        subprocess.run(["openssl", "pkey", "-in", secret, "-pubout", "-out", public], check=True)
        SECRETS.append(secret.read_text().splitlines()[1])
        account = {"type": "service_account", "client_email": "me@project.example", "private_key": secret.read_text(),
                   "token_uri": f"http://127.0.0.1:{outside.server_port}/token"}
        key = world.place()
        key.write_text(json.dumps(account))
        looking(site, outside, GOOGLE_APPLICATION_CREDENTIALS=str(key)).exits(0)
        outside.told.clear()
        site.posting(3, edition=1)
        site.remove([2])
        site.build()
        looking(site, outside, GOOGLE_APPLICATION_CREDENTIALS=str(key)).exits(0)
        [(token, _, form), (batch, headers, body)] = outside.told
        check((token, batch) == ("/token", "/batch"), f"{token} {batch}")
        assertion = urllib.parse.parse_qs(form)["assertion"][0]
        check(is_signed(assertion, public, site.root), "the signature is wrong")
        claims = json.loads(decoded(assertion.split(".")[1]))
        check(claims["iss"] == "me@project.example" and claims["scope"].endswith("/auth/indexing"), f"{claims}")
        check(headers["authorization"] == "Bearer hush-bearer", "it does not use its token")
        said = [json.loads(line) for line in body.splitlines() if line.startswith("{")]
        told = {(message["url"], message["type"]) for message in said}
        check((f"{BASE}/jobs/posting-00003/", "URL_UPDATED") in told, f"{told}")
        check((f"{BASE}/jobs/posting-00002/", "URL_DELETED") in told, f"{told}")
        check(all("/jobs/" in url for url, _ in told), f"{told}")
        # Without a key it says so, and the site is there. (A later scenario looks for keys in all that is left.)
        key.unlink()
        secret.unlink()
        site.posting(4, edition=1)
        site.build()
        run = looking(site, outside, GOOGLE_APPLICATION_CREDENTIALS=str(key)).exits(0)
        check(any("could not be told" in note for note in run.told["notes"]), f"{run.told['notes']}")


def decoded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def is_signed(assertion, public, folder):
    head, signature = assertion.rsplit(".", 1)
    (folder / "signature").write_bytes(decoded(signature))
    (folder / "signed").write_text(head)
    verify = ["openssl", "dgst", "-sha256", "-verify", public, "-signature", folder / "signature", folder / "signed"]
    return subprocess.run(verify, stdout=subprocess.DEVNULL).returncode == 0


SCENARIOS = [some_pages_are_looked_at, a_cache_is_given_time, a_site_that_is_not_there_is_said,
             a_manifest_that_everybody_can_read_is_said, indexnow_is_told_of_what_has_changed, indexnow_wants_its_key_in_the_site,
             an_engine_that_does_not_listen_breaks_nothing, google_is_told_of_postings]
