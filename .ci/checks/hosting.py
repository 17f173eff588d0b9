#!/usr/bin/env python3
"""Serves a small site with real servers, as the files that careergen makes for them say, and asks for what matters:
200, 301, 404, 410, headers, caching, compression. Runs the CloudFront function in node and reads vercel.json.

    hosting.py CAREERGEN

Needs nginx, caddy, brotli and node; of nginx's module for Brotli it takes notice. It says what it asked and what came back.
"""

import contextlib
import gzip
import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

CAREERGEN = Path(sys.argv[1]).resolve() if len(sys.argv) == 2 else sys.exit(__doc__)
NOW = "2026-11-24"
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")

SITE = """name: Bakery
base_url: {base_url}
hosting: {hosting}
languages: [en, de]
places: {{ countries: [DE] }}
feeds: {{ indeed: true, twins: true }}
redirects:
  /vacancies: /jobs/
  '/a "b" ''c''': /jobs/
  "/$uri;}}/{{$HOME}}/*": /jobs/
  "/ü b/:x.html": "/über $1.txt"
  "/Jobs/Baker/": /jobs/baker/
  /shop/: https://bakery.example/shop?of={{bread}}&p=$1
  /{long}/: /jobs/
  /old/feed.xml: /feed.xml
  /assets/old.css: /jobs/
  /one: /jobs/?of=one
  /top: /jobs/#top
"""
POSTING = """---
title: {title}
company: Sauerteig
locations: ["Berlin, Germany"]
apply_url: https://bakery.example/{title}
{more}
---
You bake bread, and when it is baked you carry it to the shop, and when it is carried you sleep.
"""
LONG = "a" * 190 + "/" + "b" * 190
FAILED = []


def project(folder, hosting, base_url):
    files = {
        "content/site.yaml": SITE.format(hosting=hosting, base_url=base_url, long=LONG),
        "content/postings/baker.md": POSTING.format(
            title="Baker",
            more="date_posted: 2026-11-02\naliases: [night-baker, /old/baker.html]\ntranslations: { de: { title: Bäcker } }",
        ),
        "content/postings/miller.md": POSTING.format(
            title="Miller", more="date_posted: 2025-01-02\nvalid_through: 2025-02-01\naliases: [grinder]"
        ),
        "static/über $1.txt": "Mehl, Wasser, Salz.\n" * 40,
        "static/logo a.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>" + " " * 300,
        "static/data.json": json.dumps(list(range(200))),
        "static/files/app.mjs": "export {};\n" * 40,
        "static/files/app.webmanifest": "{}",
    }
    for name, text in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)


def build(folder, hosting, base_url, prefix):
    project(folder / "project", hosting, base_url)
    out = folder / "root" / prefix.lstrip("/")
    out.parent.mkdir(parents=True, exist_ok=True)
    command = [CAREERGEN, "build", "--root", folder / "project", "--out", out, "--now", NOW, "--format", "short"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"careergen build failed:\n{done.stdout}{done.stderr}")
    return out


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


@contextlib.contextmanager
def running(command, port, **more):
    """Starts a server, waits until it listens, and ends that very process."""
    log = tempfile.TemporaryFile()
    process = subprocess.Popen(command, stdout=log, stderr=log, **more)
    try:
        for _ in range(200):
            if process.poll() is not None:
                log.seek(0)
                sys.exit(f"{command[0]} did not start:\n{log.read().decode()}")
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.05)
        else:
            sys.exit(f"{command[0]} does not listen")
        yield
    finally:
        process.terminate()
        process.wait(20)


def nginx(folder, site, port, with_brotli):
    own = site / ".careergen/nginx"
    module = f"load_module {BROTLI};\n" if with_brotli else ""
    more = f"include {own}/brotli.conf;" if with_brotli else ""
    config = folder / "nginx.conf"
    config.write_text(
        f"""{module}daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log stderr;
user root;
events {{}}
http {{
  include /etc/nginx/mime.types;
  access_log off;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  include {own}/http.conf;
  server {{ listen 127.0.0.1:{port}; root {folder}/root; include {own}/server.conf; {more} }}
}}
"""
    )
    return ["nginx", "-p", str(folder), "-c", str(config)]


def caddy(folder, site, port):
    config = folder / "Caddyfile"
    config.write_text(
        f"{{\n admin off\n auto_https off\n}}\n"
        f"http://127.0.0.1:{port} {{\n root * {folder}/root\n import {site}/.careergen/caddy/site.conf\n}}\n"
    )
    return ["caddy", "run", "--config", str(config), "--adapter", "caddyfile"]


class Asker:
    """Asks a server, writes down what came back, and remembers what was not as it should be."""

    def __init__(self, name, port, prefix, secure):
        self.name, self.port, self.prefix, self.secure = name, port, prefix, secure

    def get(self, path, accept="identity", whole=False, more=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        target = path if whole else self.prefix + path
        connection.request("GET", quote(target, safe="/%?=&"), headers={"Accept-Encoding": accept, **(more or {})})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        headers = {}
        for name, value in answer.getheaders():
            if name.lower() in headers and name.lower() != "vary":
                self.fail(target, f"{name} stands there twice")
            headers[name.lower()] = value
        shown = [f"{name}: {headers[name]}" for name in ("location", "content-encoding", "cache-control") if name in headers]
        print(f"  {self.name:<22} {target[:60]:<60} {answer.status}  {'; '.join(shown)}")
        self.secured(target, headers)
        return answer.status, headers, body

    def secured(self, target, headers):
        wanted = {
            "content-security-policy": "default-src 'none'; script-src 'self'",
            "x-content-type-options": "nosniff",
            "x-frame-options": "SAMEORIGIN",
            "referrer-policy": "strict-origin-when-cross-origin",
            "permissions-policy": "camera=()",
        }
        if self.secure:
            wanted["strict-transport-security"] = "max-age="
        elif "strict-transport-security" in headers:
            self.fail(target, "HTTPS is asked for on a site without it")
        for name, value in wanted.items():
            if not headers.get(name, "").startswith(value):
                self.fail(target, f"{name} is {headers.get(name)!r}")

    def fail(self, target, what):
        FAILED.append(f"{self.name} {target}: {what}")
        print(f"  ! {what}")

    def expect(self, path, status, whole=False, accept="identity", more=None, **wanted):
        got, headers, body = self.get(path, accept, whole, more)
        target = path if whole else self.prefix + path
        if got not in (status if isinstance(status, tuple) else (status,)):
            self.fail(target, f"{got} instead of {status}")
        for name, value in wanted.items():
            name = name.replace("_", "-")
            if value not in headers.get(name, ""):
                self.fail(target, f"{name} is {headers.get(name)!r}, not {value!r}")
        return headers, body


PAGE = "public, max-age=0, s-maxage=60, must-revalidate"
FOREVER = "public, max-age=31536000, immutable"


def ask(asker, site, encodings):
    ask_pages(asker, site)
    ask_old(asker, site)
    ask_conditions(asker, site)
    ask_twins(asker, site, encodings)


def ask_pages(asker, site):
    """Pages, and what is not there."""
    prefix = asker.prefix
    headers, body = asker.expect("/", 200, content_type="text/html; charset=utf-8", cache_control=PAGE)
    assert body == (site / "index.html").read_bytes()
    asker.expect("/jobs/baker/", 200, cache_control=PAGE)
    asker.expect("/de/jobs/baker/", 200)
    asker.expect("/jobs/baker", (301, 308), location=f"{prefix}/jobs/baker/")
    asker.expect("/feed.xml", 200, cache_control="public, max-age=600", content_type="xml")
    asker.expect("/robots.txt", 200, cache_control="public, max-age=600", content_type="text/plain; charset=utf-8")
    for path, content_type in [("/feed.json", "application/json"), ("/feeds/indeed.xml", "xml"), ("/jobs/baker/posting.md", "text/markdown"), ("/sitemap-jobs.xml", "xml")]:
        asker.expect(path, 200, cache_control="public, max-age=600", content_type=content_type)
    asker.expect("/über $1.txt", 200, cache_control="public, max-age=3600", content_type="text/plain; charset=utf-8")
    asker.expect("/logo a.svg", 200, cache_control="public, max-age=3600", content_type="image/svg+xml")
    asker.expect("/data.json", 200, content_type="application/json")
    not_found = (site / "404.html").read_bytes()
    hidden = ["/.careergen/manifest.json", "/.careergen/", "/.careergen/nginx/http.conf", "/.careergen/caddy/site.conf"]
    for path in ["/nothing/", "/jobs/nobody", "/assets/nothing-0123456789.css", *hidden, "/%2ecareergen/manifest.json", "/jobs/../.careergen/manifest.json", "//.careergen/manifest.json"]:
        whole = path.startswith("//")
        _, body = asker.expect(prefix + path if whole else path, 404, whole=whole, cache_control=PAGE)
        if body != not_found:
            asker.fail(path, "the body is not that of 404.html")
    # A folder without a page is not there, and is not forbidden.
    for path in ["/files/", "/assets/"]:
        _, body = asker.expect(path, 404, cache_control=PAGE)
        if body != not_found:
            asker.fail(path, "the body is not that of 404.html")
    asker.expect("/files/app.mjs", 200, content_type="text/javascript", vary="Accept-Encoding")
    asker.expect("/files/app.webmanifest", 200, content_type="application/manifest+json")
    # The header names a file that is there, of the one type in which browsers take it.
    rules = next((site / "assets").glob("jobs-*.speculationrules"))
    address = f"{prefix}/assets/{rules.name}"
    asker.expect("/jobs/baker/", 200, speculation_rules=f'"{address}"')
    headers, body = asker.expect(address, 200, whole=True, cache_control=FOREVER)
    if headers.get("content-type") != "application/speculationrules+json":
        asker.fail(address, f"its type is {headers.get('content-type')!r}")
    (rule,) = json.loads(body)["prefetch"]
    jobs, nofollow = rule["where"]["and"]
    wanted = {"or": [{"href_matches": f"{prefix}{path}*"} for path in ("/jobs/", "/de/jobs/")]}
    if jobs != wanted or nofollow != {"not": {"selector_matches": "[rel~=nofollow]"}}:
        asker.fail(address, f"the rules are {rule}")
    if prefix:
        asker.expect(prefix, (301, 308), whole=True, location=f"{prefix}/")


def ask_old(asker, site):
    """Old addresses, and postings that are gone."""
    prefix = asker.prefix
    moved = {
        "/vacancies": "/jobs/",
        "/vacancies/": "/jobs/",
        "/jobs/night-baker/": "/jobs/baker/",
        "/jobs/night-baker": "/jobs/baker/",
        "/de/jobs/night-baker/": "/de/jobs/baker/",
        "/old/baker.html": "/jobs/baker/",
        '/a "b" \'c\'': "/jobs/",
        "/$uri;}/{$HOME}/*": "/jobs/",
        "/ü b/:x.html": "/%C3%BCber%20%241.txt",
        "/Jobs/Baker/": "/jobs/baker/",
        f"/{LONG}/": "/jobs/",
    }
    for old, new in moved.items():
        headers, _ = asker.expect(old, 301, location=new, cache_control=PAGE)
        if headers.get("location") != prefix + new:
            asker.fail(old, f"leads to {headers.get('location')}")
    # Where the old path is that of a feed or lies below what never changes, too; and what was asked goes along.
    followed = {
        "/old/feed.xml": "/feed.xml",
        "/assets/old.css": "/jobs/",
        "/jobs/night-baker/?utm=a&b=c%20d": "/jobs/baker/?utm=a&b=c%20d",
        "/vacancies?": "/jobs/",
        "/one?utm=a": "/jobs/?of=one",
        "/top?utm=a": "/jobs/#top",
    }
    for old, new in followed.items():
        headers, _ = asker.expect(old, 301, cache_control=PAGE)
        if headers.get("location") != prefix + new:
            asker.fail(old, f"leads to {headers.get('location')}")
    asker.expect("/shop/", 301, location="https://bakery.example/shop?of=%7Bbread%7D&p=%241")
    gone = (site / "410.html").read_bytes()
    for path in ["/jobs/miller/", "/jobs/miller", "/jobs/grinder/"]:
        _, body = asker.expect(path, 410, cache_control=PAGE, content_type="text/html; charset=utf-8")
        if body != gone:
            asker.fail(path, "the body is not that of 410.html")
    asker.expect("/410.html", 200)


def ask_conditions(asker, site):
    """Who has seen the page of an error, or wants a part of it, is told the same."""
    not_found, gone = ((site / name).read_bytes() for name in ("404.html", "410.html"))
    conditions = [{"If-None-Match": "*"}, {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}, {"Range": "bytes=0-3"}]
    etag = asker.expect("/404.html", 200)[0].get("etag", "")
    for more in [*conditions, {"If-None-Match": etag}]:
        for path, status, page in [("/jobs/nobody/", 404, not_found), ("/jobs/miller/", 410, gone)]:
            headers, body = asker.expect(path, status, more=more)
            if body != page or "content-range" in headers:
                asker.fail(path, f"{more} is answered by {len(body)} bytes")
            if "etag" in headers and asker.name == "caddy":
                asker.fail(path, "there is an ETag of what is not there")


def ask_twins(asker, site, encodings):
    """Assets, and what lies compressed beside its file."""
    sheet = next((site / "assets").glob("main-*.css"))
    asset = f"/assets/{sheet.name}"
    asker.expect(asset, 200, cache_control=FOREVER, content_type="text/css; charset=utf-8")
    for path, file in [(asset, sheet), ("/jobs/baker/", site / "jobs/baker/index.html"), ("/feed.xml", site / "feed.xml"), ("/sitemap.xml", site / "sitemap.xml"), ("/über $1.txt", site / "über $1.txt")]:
        _, plain = asker.expect(path, 200, vary="Accept-Encoding")
        for encoding, accept in encodings.items():
            headers, body = asker.expect(path, 200, accept=accept, content_encoding=encoding, vary="Accept-Encoding")
            if unpacked(encoding, body) != plain or plain != file.read_bytes():
                asker.fail(path, f"{encoding} is not the same text")
            if len(body) >= len(plain):
                asker.fail(path, f"{encoding} saves nothing")
    for path, status in [("/jobs/nobody", 404), ("/jobs/miller/", 410)]:
        headers, body = asker.expect(path, status, accept="gzip", content_encoding="gzip")
        if b"<!DOCTYPE html>" not in unpacked("gzip", body):
            asker.fail(path, "gzip is no page")


def unpacked(encoding, body):
    if encoding == "gzip":
        return gzip.decompress(body)
    return subprocess.run(["brotli", "-dc"], input=body, capture_output=True, check=True).stdout


def servers():
    for base_url, prefix in [("https://jobs.bakery.example", ""), ("http://bakery.example/careers", "/careers")]:
        secure = base_url.startswith("https")
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            site = build(folder, "nginx", base_url, prefix)
            for with_brotli in [False, True]:
                if with_brotli and not BROTLI.exists():
                    sys.exit(f"{BROTLI} is missing: install libnginx-mod-http-brotli-static")
                name = "nginx" + (" with Brotli" if with_brotli else "")
                encodings = {"gzip": "gzip, br;q=0" if with_brotli else "gzip, deflate, br"}
                if with_brotli:
                    encodings["br"] = "gzip, deflate, br, zstd"
                port = free_port()
                print(f"\n{name} at {base_url}")
                with running(nginx(folder, site, port, with_brotli), port):
                    ask(Asker(name, port, prefix, secure), site, encodings)
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            site = build(folder, "caddy", base_url, prefix)
            port = free_port()
            print(f"\ncaddy at {base_url}")
            home = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
            with running(caddy(folder, site, port), port, env=home):
                ask(Asker("caddy", port, prefix, secure), site, {"gzip": "gzip", "br": "gzip, deflate, br, zstd"})


RUN = """
const source = require('fs').readFileSync(process.argv[1], 'utf8');
const handler = new Function(source + '; return handler;')();
const answers = JSON.parse(process.argv[2]).map((uri) => {
  const answer = handler({ request: { method: 'GET', uri, headers: {}, querystring: { a: { value: '1' }, b: { value: '2', multiValue: [{ value: '2' }, { value: '3' }] } } } });
  if (answer.uri) return 'asks for ' + answer.uri;
  return answer.statusCode + ' ' + (answer.headers.location ? answer.headers.location.value : (answer.body ? answer.body.data.includes('href') : ''));
});
console.log(JSON.stringify(answers));
"""


def cloudfront():
    print("\nthe CloudFront function in node")
    for prefix in ["", "/careers"]:
        with tempfile.TemporaryDirectory() as folder:
            site = build(Path(folder), "cloudfront", f"https://bakery.example{prefix}", "")
            source = site / ".careergen/cloudfront/function.js"
            if source.stat().st_size > 10 * 1024:
                FAILED.append("the CloudFront function is too large")
            wanted = {
                "/": f"asks for {prefix}/index.html",
                "/jobs/baker/": f"asks for {prefix}/jobs/baker/index.html",
                "/jobs/baker": f"301 {prefix}/jobs/baker/?a=1&b=2&b=3",
                "/feed.xml": f"asks for {prefix}/feed.xml",
                "/%C3%BCber%20%241.txt": f"asks for {prefix}/%C3%BCber%20%241.txt",
                "/vacancies": f"301 {prefix}/jobs/?a=1&b=2&b=3",
                "/vacancies/": f"301 {prefix}/jobs/?a=1&b=2&b=3",
                "/%24uri%3B%7D/%7B%24HOME%7D/*": f"301 {prefix}/jobs/?a=1&b=2&b=3",
                "/a%20%22b%22%20'c'": f"301 {prefix}/jobs/?a=1&b=2&b=3",
                "/one": f"301 {prefix}/jobs/?of=one",
                "/top/": f"301 {prefix}/jobs/#top",
                "/jobs/miller/": "410 true",
                "/jobs/grinder": "410 true",
                "/.careergen/manifest.json": "404 ",
                "/%2Ecareergen/manifest.json": "404 ",
                "//.careergen/manifest.json": "404 ",
                "/%5c.careergen%5Cmanifest.json": "404 ",
                "/jobs/../.careergen/manifest.json": "404 ",
                "/jobs/%2e%2e/.careergen/manifest.json": "404 ",
                "/jobs//nobody": f"301 {prefix}/jobs//nobody/?a=1&b=2&b=3",
                "/%zz": "404 ",
            }
            asked = [prefix + uri for uri in wanted]
            if not prefix:
                # Nobody is sent to another host.
                wanted |= {name: "301 /evil/?a=1&b=2&b=3" for name in ["///evil", "/\\evil", "/%5C/evil"]}
                asked = list(wanted)
            done = subprocess.run(["node", "-e", RUN, str(source), json.dumps(asked)], capture_output=True, text=True)
            if done.returncode != 0:
                sys.exit(f"node failed:\n{done.stderr}")
            for uri, expected, answer in zip(asked, wanted.values(), json.loads(done.stdout)):
                print(f"  {uri:<50} {answer}")
                if answer != expected:
                    FAILED.append(f"the CloudFront function answers {uri} with {answer}, not {expected}")
            policy = json.loads((site / ".careergen/cloudfront/response-headers.json").read_text())
            if ("StrictTransportSecurity" in policy["SecurityHeadersConfig"]) != (prefix == ""):
                FAILED.append("HTTPS is asked for on a host that is somebody else's, or not on one's own")


def vercel():
    with tempfile.TemporaryDirectory() as folder:
        site = build(Path(folder), "vercel", "https://jobs.bakery.example", "")
        settings = json.loads((site / "vercel.json").read_text())
        redirects = {rule["source"]: rule["destination"] for rule in settings["redirects"]}
        print(f"\nvercel.json: {len(redirects)} redirects, {len(settings['headers'])} rules for headers")
        if settings["trailingSlash"] is not True or redirects.get("/vacancies/") != "/jobs/":
            FAILED.append("vercel.json lacks redirects")


for program in ["nginx", "caddy", "brotli", "node"]:
    if not shutil.which(program):
        sys.exit(f"{program} is missing")
servers()
cloudfront()
vercel()
if FAILED:
    sys.exit("\n".join(["", f"{len(FAILED)} answers are wrong:", *FAILED]))
print("\nevery answer is right")
