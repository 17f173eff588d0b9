"""A deploy to an object store, when nothing goes wrong: what is sent, in which order, and what stands there in the end."""

import gzip
import json

from judge import OURS, bodies, changed, exact, few, path_of, removals, uploaded, well_described
from proxy import Proxy
from sites import check

MANIFEST, LOCK = f"{OURS}manifest.json", f"{OURS}lock.json"
# What comes after what: files of a later rank name those of an earlier one. Other classes may go at any time.
RANKS = {"asset": 0, "posting": 1, "page": 1, "list": 2, "feed": 2}
CHECKSUMS = ("content-md5", "x-amz-checksum-", "x-ms-content-crc64", "x-ms-blob-content-md5")


def deployed(world, server, postings=6, prefix="site", **how):
    """A site that stands in a bucket of its own, its files, and the environment for more."""
    site, bucket = world.site(postings, **how), world.bucket(server, prefix)
    files = site.build()
    site.settings(target=bucket.settings())
    site.deploy(**bucket.environment).exits(0)
    exact(bucket, files)
    return site, bucket, files


def first_deploy(world, server):
    site, bucket = world.site(), world.bucket(server)
    files, classes = site.build(), site.classes()
    with Proxy(server.port) as proxy:
        site.settings(target=bucket.settings(proxy.port))
        run = site.deploy("--dry-run", **bucket.environment).exits(0)
        check(sorted(run.plan["uploads"]) == sorted(files), lambda: f"the dry run plans {len(run.plan['uploads'])} of {len(files)} files")
        check(not proxy.writes(), lambda: f"the dry run writes: {proxy.writes()[0].shown()}")
        proxy.calm()
        run = site.deploy(**bucket.environment).exits(0)
        check(run.told["outcome"] == "deployed", f"the outcome is {run.told['outcome']}")
        check(run.told["uploaded"] == len(files), f"it tells of {run.told['uploaded']} uploads instead of {len(files)}")
        exact(bucket, files)
        well_described(bucket, classes)
        sent = uploaded(proxy, bucket)
        check(len(sent) == len(files), lambda: f"{len(sent)} uploads of {len(files)} files")
        in_order(sent, classes)
        # Azure says what has arrived, and that is compared.
        bare = [] if server.name == "azurite" else [request for request in proxy.asked("PUT") if path_of(request, bucket)
                and not any(name.startswith(CHECKSUMS) for name in request.headers)]
        check(not bare, lambda: f"without a checksum: {bare[0].shown()}")
        check(not removals(proxy, bucket), "it removes something")


def in_order(sent, classes):
    """No file of an earlier rank was sent after one of a later."""
    highest, late = 0, []
    for path in sent:
        rank = RANKS.get(classes[path], highest)
        late += [path] if rank < highest else []
        highest = max(rank, highest)
    check(not late, lambda: f"sent too late: {few(late)}")


def nothing_changed(world, server):
    site, bucket, _ = deployed(world, server)
    with Proxy(server.port) as proxy:
        site.settings(target=bucket.settings(proxy.port))
        site.build()
        run = site.deploy(**bucket.environment).exits(0)
        check(run.told["outcome"] == "nothing to do", f"the outcome is {run.told['outcome']}")
        asked = proxy.asked()
        check([request.method for request in asked] == ["GET"], lambda: f"not 1 GET: {[request.shown() for request in asked[:5]]}")


def one_edit(world, server):
    site, bucket, before = deployed(world, server)
    site.posting(3, edition=1)
    after = site.build()
    differ = changed(before, after)
    with Proxy(server.port) as proxy:
        site.settings(target=bucket.settings(proxy.port))
        run = site.deploy(**bucket.environment).exits(0)
        check(set(run.plan["uploads"]) == differ, lambda: f"it plans {few(run.plan['uploads'])} instead of {few(differ)}")
        sent = uploaded(proxy, bucket)
        check(sorted(sent) == sorted(differ), lambda: f"it sends {few(sent)} instead of {few(differ)}")
        exact(bucket, after)


def a_posting_comes_another_goes(world, server):
    site, bucket, before = deployed(world, server)
    site.remove([2])
    site.posting(40)
    site.look("brown")
    after = site.build()
    with Proxy(server.port) as proxy:
        site.settings(target=bucket.settings(proxy.port))
        run = site.deploy(**bucket.environment).exits(0)
        sent, gone = uploaded(proxy, bucket), set(before) - set(after)
        check(sorted(sent) == sorted(changed(before, after)), "it sends other files than those that differ")
        in_order(sent, site.classes())
        planned = set(run.plan["deletes"])
        check("jobs/posting-00002/index.html" in planned and planned <= gone, lambda: f"it plans to delete {few(planned)}")
        exact(bucket, after)
        removed, writes = removals(proxy, bucket), proxy.writes()
        if removed:
            first = writes.index(removed[0])
            late = [path for path in (path_of(request, bucket) for request in writes[first:] if request.method == "PUT")
                    if path and not path.startswith(OURS)]
            check(not late, lambda: f"it deletes before it has sent {few(late)}")
            kept = [path_of(request, bucket) for request in writes[:first]]
            check(kept.count(MANIFEST) >= 2, "it deletes before the new manifest stands")
    old = [path for path in set(before) - set(after) if path.startswith("assets/")]
    check(old and set(old) <= set(bodies(bucket)), "the style sheet that older pages need is gone at once")


def other_headers(world, server):
    """The store has some files with headers that they should not have."""
    site, bucket, files = deployed(world, server)
    chosen = sorted(path for path in files if path.startswith("jobs/posting-"))[:3]
    forget_headers(bucket, files, chosen)
    with Proxy(server.port) as proxy:
        site.settings(target=bucket.settings(proxy.port))
        run = site.deploy(**bucket.environment).exits(0)
        sent = uploaded(proxy, bucket)
        check(sorted(sent) == chosen, lambda: f"it sends {few(sent) or 'nothing'} instead of {few(chosen)}: {run.told.get('outcome')}")
        exact(bucket, files)
        well_described(bucket, site.classes())


def forget_headers(bucket, files, paths):
    """Files are sent again with other headers, and the manifest says so: as if an older version had sent them."""
    manifest = json.loads(bucket.objects()[MANIFEST].body)
    for path in paths:
        entry = manifest["files"][path]
        bucket.put(path, files[path], content_type="text/plain", cache_control="max-age=9")
        for name in [name for name in entry if "header" in name] or ["class"]:
            entry[name] = "asset" if name == "class" else other(entry[name])
    bucket.put(MANIFEST, json.dumps(manifest).encode(), content_type="application/json")


def other(value):
    """A value that is not this one, of its kind."""
    if isinstance(value, str):
        return value[::-1] if value[::-1] != value else value + "0"
    return {"cache-control": "max-age=9"} if isinstance(value, dict) else value + 1 if isinstance(value, int) else []


def three_hundred_deletes(world, server):
    site, bucket, before = deployed(world, server, postings=350)
    site.remove(range(50, 350))
    after = site.build()
    with Proxy(server.port) as proxy:
        site.settings(target=bucket.settings(proxy.port))
        refused = site.deploy(**bucket.environment).exits(3)
        count = len(refused.plan["deletes"])
        check(count >= 300, f"it plans {count} deletes")
        refused.says("--allow-deletes")
        check(not proxy.writes(), lambda: f"refused, but it writes: {proxy.writes()[0].shown()}")
        site.deploy("--allow-deletes", count - 1, **bucket.environment).exits(3)
        check(not proxy.writes(), "refused with one delete too many, but it writes")
        check(bodies(bucket) == before, "refused, but the site has changed")
        run = site.deploy("--allow-deletes", count, **bucket.environment).exits(0)
        check(run.told["deleted"] == count, f"it tells of {run.told['deleted']} deletes instead of {count}")
        exact(bucket, after)


def files_of_others(world, server):
    """Those survive, until somebody says that they are to go; and what is beside the site always does."""
    site, bucket, files = deployed(world, server)
    others = {"downloads/brochure.pdf": b"%PDF", "verify-me.txt": b"token"}
    for path, body in others.items():
        bucket.put(path, body)
    bucket.put_key("elsewhere/index.html", b"another site")
    bucket.put_key("site-of-others/index.html", b"a name that begins alike")
    site.posting(3, edition=1)
    after = site.build()
    site.deploy(**bucket.environment).exits(0)
    exact(bucket, after, others)
    check(set(others) <= set(bodies(bucket)), "files of others are gone")
    site.deploy("--prune-unknown", "--dry-run", **bucket.environment).exits(0)
    check(set(others) <= set(bodies(bucket)), "a dry run has removed files of others")
    run = site.deploy("--prune-unknown", **bucket.environment).exits(0)
    check(set(others) <= set(run.plan["deletes"]), lambda: f"it plans to delete {few(run.plan['deletes'])}")
    exact(bucket, after)
    check({"elsewhere/index.html", "site-of-others/index.html"} <= set(bucket.keys()), "it has removed what is not below its prefix")


def onto_files_of_others(world, server):
    """A first deploy into a bucket that is in use."""
    site, bucket = world.site(), world.bucket(server)
    files = site.build()
    others = {f"old/{number}.html": b"old" for number in range(30)}
    for path, body in others.items():
        bucket.put(path, body)
    site.settings(target=bucket.settings())
    bucket.put("index.html", b"the old home page")
    site.deploy(**bucket.environment).exits(3).says("index.html", "--force")
    check(bodies(bucket)["index.html"] == b"the old home page", "it has written over it all the same")
    site.deploy("--force", **bucket.environment).exits(0)
    exact(bucket, files, others)
    check(set(others) <= set(bodies(bucket)), "files of others are gone")


def paths_that_lead_out(world, server):
    """Manifests that somebody has meddled with: nothing beside the site is removed, nothing beside the output is sent."""
    site, bucket, files = deployed(world, server)
    bucket.put_key("escape.html", b"mine")
    manifest = json.loads(bucket.objects()[MANIFEST].body)
    entry = manifest["files"]["index.html"]
    for path in ("../escape.html", "/escape.html", "a/../../escape.html", "..%2Fescape.html", "jobs\\..\\..\\escape.html"):
        manifest["files"][path] = entry
    bucket.put(MANIFEST, json.dumps(manifest).encode(), content_type="application/json")
    site.put("outside.txt", "nobody's business")
    local = site.root / "public/.careergen/manifest.json"
    built = json.loads(local.read_bytes())
    built["files"]["../outside.txt"] = {**built["files"]["index.html"], "size": 17}
    with Proxy(server.port) as proxy:
        site.settings(target=bucket.settings(proxy.port))
        site.deploy(**bucket.environment)
        local.write_text(json.dumps(built), encoding="utf-8")
        site.deploy(**bucket.environment)
        out = [request for request in proxy.writes() if "escape" in request.path or "outside" in request.path or ".." in request.path]
        check(not out, lambda: f"it follows a path that leads out: {out[0].shown()}")
    check("escape.html" in bucket.keys(), "it has removed what is not below its prefix")
    site.settings(target=bucket.settings())
    site.build()
    site.deploy(**bucket.environment).exits(0)
    live = bodies(bucket)
    check(all(live.get(path) == body for path, body in files.items()), "the next run does not heal")


def without_a_grace(world, server):
    """Where assets of older pages need not stay, they go with the deploy after which nobody names them, or with the next."""
    site, bucket = world.site(), world.bucket(server)
    site.settings(target=bucket.settings(more={"grace_days": 0}))
    before = site.build()
    site.deploy(**bucket.environment).exits(0)
    site.look("brown")
    site.build()
    site.deploy(**bucket.environment).exits(0)
    site.posting(3, edition=1)
    after = site.build()
    site.deploy(**bucket.environment).exits(0)
    exact(bucket, after)
    left = (set(before) - set(after)) & set(bodies(bucket))
    check(not left, lambda: f"left behind: {few(left)}")


def without_a_prefix(world, server):
    site, bucket, _ = deployed(world, server, prefix="")
    site.remove([1])
    after = site.build()
    site.deploy(**bucket.environment).exits(0)
    exact(bucket, after)


EVERYWHERE = [first_deploy, nothing_changed, one_edit, without_a_prefix]
def compressed(world, server):
    """Text lies there compressed when the settings say so, and as it is when they no longer do: other headers are a change."""
    site, bucket, files = deployed(world, server)
    site.settings(target=bucket.settings(more={"compress": "gzip"}))
    site.build()
    site.deploy(**bucket.environment).exits(0)
    for path, object_ in bucket.objects().items():
        if path.startswith(OURS):
            continue
        is_packed = object_.headers.get("content-encoding") == "gzip"
        body = gzip.decompress(object_.body) if is_packed else object_.body
        check(body == files[path], f"{path} is not what was built")
        check(is_packed == (len(object_.body) < len(files[path])), f"{path} is {len(object_.body)} of {len(files[path])} bytes")
        check(is_packed or not path.endswith(".html"), f"{path} is not compressed")
    with Proxy(server.port) as proxy:
        site.settings(target=bucket.settings(proxy.port, more={"compress": "gzip"}))
        site.deploy(**bucket.environment).exits(0)
        check(not proxy.writes(), "nothing has changed, and it writes")
    site.settings(target=bucket.settings())
    site.deploy(**bucket.environment).exits(0)
    exact(bucket, files)
    check(not any("content-encoding" in object_.headers for object_ in bucket.objects().values()), "it says that text is compressed")


SCENARIOS = [*EVERYWHERE, compressed, a_posting_comes_another_goes, other_headers, three_hundred_deletes, files_of_others, onto_files_of_others,
             without_a_grace, paths_that_lead_out]
