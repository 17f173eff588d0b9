"""Whether what stands in a store is right: whole in the middle of things, exact in the end. It asks no program what it did."""

import html
import re
import urllib.parse

from sites import Failed, check

OURS = ".careergen/"
LINK = re.compile(rb"""(?:href|src|action)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".xml": "text/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
}


def bodies(bucket):
    """What visitors can ask for."""
    return {path: object_.body for path, object_ in bucket.objects().items() if not path.startswith(OURS)}


def few(paths):
    paths = sorted(paths)
    return ", ".join(paths[:5]) + (f" and {len(paths) - 5} more" if len(paths) > 5 else "")


def links(body, base_url):
    """The files of the site that a page names."""
    for found in LINK.finditer(body):
        link = html.unescape((found[1] or found[2] or found[3] or b"").decode())
        link = urllib.parse.urldefrag(link)[0].removeprefix(base_url)
        if link.startswith("/") and not link.startswith("//"):
            path = urllib.parse.unquote(link.partition("?")[0]).lstrip("/")
            yield path + "index.html" if path == "" or path.endswith("/") else path


def whole(live, *builds, classes=None, base_url="https://careers.example"):
    """Each page is wholly one of those that it was or was to be, none that was there and stays is missing, and no page needs an
    asset that is not there. The first build is what was live before.

    With classes, lists are read too: no list names a posting that can't be had.
    """
    before, afters = builds[0], builds[1:]
    every = set().union(*builds)
    missing = {path for path in before if path not in live and all(path in after for after in afters)}
    check(not missing, lambda: f"gone from the site: {few(missing)}")
    torn = {path for path in every & set(live) if all(live[path] != build.get(path) for build in builds)}
    check(not torn, lambda: f"neither old nor new: {few(torn)}")
    gone = {path for path in before if path not in live}
    if gone and afters:
        is_done = any(all(live.get(path) == body for path, body in after.items()) for after in afters)
        check(is_done, lambda: f"removed before the new site is all there: {few(gone)}")
    for path, body in live.items():
        if not path.endswith(".html"):
            continue
        for link in links(body, base_url):
            if link.startswith("assets/") and link not in live:
                raise Failed(f"{path} needs {link}, which is not there")
            if classes and classes.get(path) == "list" and classes.get(link) == "posting" and link not in live:
                raise Failed(f"{path} lists {link}, which is not there")


def exact(bucket, files, others=(), lock=False):
    """The site stands there to the byte, with a manifest and nothing else: no lock unless it may have stayed behind, and of older sites no more than assets, which
    stay for those whose page is older."""
    objects = bucket.objects()
    live = {path: object_.body for path, object_ in objects.items() if not path.startswith(OURS)}
    check(f"{OURS}manifest.json" in objects, "there is no manifest")
    ours = {path for path in objects if path.startswith(OURS)} - {f"{OURS}manifest.json"}
    check(not ours or lock and ours == {f"{OURS}lock.json"}, lambda: f"left behind: {few(ours)}")
    missing = set(files) - set(live)
    check(not missing, lambda: f"missing: {few(missing)}")
    differ = {path for path, body in files.items() if live[path] != body}
    check(not differ, lambda: f"not as built: {few(differ)}")
    more = {path for path in set(live) - set(files) - set(others) if not path.startswith("assets/")}
    check(not more, lambda: f"too many: {few(more)}")


def well_described(bucket, classes):
    """Each object says its media type, and how long it may be kept."""
    for path, object_ in bucket.objects().items():
        if path.startswith(OURS):
            continue
        said = object_.headers
        kind = next((kind for ending, kind in TYPES.items() if path.endswith(ending)), None)
        if kind:
            check(said.get("content-type") == kind, lambda: f"{path} is {said.get('content-type')} instead of {kind}")
        kept = said.get("cache-control") or ""
        is_asset = classes.get(path) == "asset"
        check(("immutable" in kept) == is_asset and "max-age=" in kept, lambda: f"{path} ({classes.get(path)}) has Cache-Control {kept!r}")


def changed(before, after):
    """The files that a deploy has to upload."""
    return {path for path, body in after.items() if before.get(path) != body}


def uploaded(proxy, bucket):
    """The files of the site that were sent."""
    return [path for path in (path_of(request, bucket) for request in proxy.asked("PUT")) if path and not path.startswith(OURS)]


def removals(proxy, bucket):
    """The requests that remove files of the site, one by one or many at once."""
    return [request for request in proxy.asked("DELETE|POST")
            if (request.method == "DELETE" and not (path_of(request, bucket) or "").startswith(OURS))
            or ((request.query.split("=")[0] == "delete" or "comp=batch" in request.query) and not is_lock_alone(request))]


def is_lock_alone(request):
    """Whether many would be removed at once, and it is only the lock that is given back."""
    body = urllib.parse.unquote(request.body.decode("utf-8", "replace"))
    return f"{OURS}lock.json" in body and len(re.findall("<Key>|^DELETE ", body, re.M)) == 1


def path_of(request, bucket):
    """The path in the site that a request is about; nothing for other requests."""
    key = urllib.parse.unquote(request.path).removeprefix(f"{bucket.base}/{bucket.name}/")
    before = bucket.key("")
    return key[len(before):] if key.startswith(before) and key != urllib.parse.unquote(request.path) else None
