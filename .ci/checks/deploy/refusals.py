"""What a deploy refuses before it touches anything, and what it never shows."""

import urllib.parse

from judge import OURS, bodies, exact, removals
from proxy import Proxy
from servers import AWS, SECRETS, Distribution
from sites import check
from stores import deployed

PAGE = "jobs/posting-00003/index.html"


def refused(world, site, *arguments, codes=(3,), says=(), deploy=()):
    """It says why, and nobody is asked to change anything."""
    bucket = world.bucket(world.s3s)
    with Proxy(world.s3s.port) as proxy:
        site.settings(target=bucket.settings(proxy.port))
        site.build(*arguments, good=False)
        run = site.deploy(*deploy, **bucket.environment).exits(*codes).says(*says)
        check(run.err.strip(), "it does not say why")
        check(not proxy.writes(), lambda: f"refused, but it writes: {proxy.writes()[0].shown()}")


def a_build_with_drafts(world):
    refused(world, world.site(), "--drafts")


def a_build_with_postings_of_the_future(world):
    refused(world, world.site(), "--future")


def no_postings_at_all(world):
    """Somebody builds the wrong folder: a site that had pages must not become empty."""
    site, bucket, before = deployed(world, world.s3s)
    site.remove(range(6))
    site.build()
    site.deploy(**bucket.environment).exits(3).says("--allow-deletes")
    exact(bucket, before)


def nothing_was_built(world):
    site, bucket = world.site(), world.bucket(world.s3s)
    site.settings(target=bucket.settings())
    site.deploy(**bucket.environment).exits(3, 2).says("build")
    check(not bucket.keys(), "it has written something")


STAFF = {"audience": "internal", "base_url": "https://careers.example"}


def the_site_for_staff_where_that_for_everybody_lies(world):
    site, bucket, before = deployed(world, world.s3s)
    site.settings(target=bucket.settings(more=STAFF))
    site.build("--audience", "internal", "--base-url", "https://careers.example")
    run = site.deploy("--force", "--prune-unknown", **bucket.environment).exits(3).says("for everybody lies there")
    check(run.err.strip(), "it does not say why")
    exact(bucket, before)
    # And a place of its own is its own.
    own = world.bucket(world.s3s)
    site.settings(target=own.settings(more=STAFF))
    site.deploy(**own.environment).exits(0)
    site.settings(target=own.settings())
    site.build()
    site.deploy("--force", **own.environment).exits(3).says("for staff lies there")


def a_local_address(world):
    for url in ("http://localhost:8080", "http://127.0.0.1/careers", "http://[::1]", "http://site.localhost"):
        refused(world, world.site(base_url=url))


def another_address_by_the_command_line(world):
    """`build --base-url` counts, not what stands in site.yaml."""
    refused(world, world.site(), "--base-url", "http://localhost:8080")


def a_page_that_is_not_what_was_built(world):
    """Somebody has changed or removed a file of the output."""
    for change in (lambda path: path.write_text("changed"), lambda path: path.unlink()):
        site, bucket, before = deployed(world, world.s3s)
        site.posting(3, edition=1)
        site.build()
        change(site.root / "public" / PAGE)
        run = site.deploy(**bucket.environment)
        check(run.code in (1, 2, 3), f"it exits {run.code}")
        run.says(PAGE)
        check(bodies(bucket) == before, "it has changed the site")


def a_target_that_there_is_not(world):
    site = world.site()
    site.settings(target={"host": "folder", "path": str(world.place())})
    site.build()
    run = site.deploy("elsewhere")
    check(run.code in (1, 2, 3), f"it exits {run.code}")
    run.says("elsewhere", "target")


def credentials_are_missing(world):
    bucket, site = world.bucket(world.s3s), world.site()
    site.settings(target=bucket.settings())
    site.build()
    run = site.deploy(AWS_EC2_METADATA_DISABLED="true", AWS_ACCESS_KEY_ID=AWS["AWS_ACCESS_KEY_ID"])
    check(run.code == 2, f"it exits {run.code}")
    run.says("AWS_SECRET_ACCESS_KEY")


def credentials_are_wrong(world):
    """The store's answer is said, and it is not asked for again and again."""
    for server, name, wrong in ((world.s3s, "AWS_SECRET_ACCESS_KEY", "hush-wrong-word"),
                                (world.azurite, "AZURE_STORAGE_ACCOUNT_KEY", "aHVzaC13cm9uZy13b3Jk")):
        bucket, site = world.bucket(server), world.site()
        site.build()
        with Proxy(server.port) as proxy:
            site.settings(target=bucket.settings(proxy.port))
            run = site.deploy(**{**bucket.environment, name: wrong}).exits(2)
            check(wrong not in run.out + run.err, "it shows the wrong secret")
            check(run.err.strip(), "it says nothing")
            check(len(proxy.requests) <= 4, f"it asks {len(proxy.requests)} times")


def secrets_in_the_settings(world):
    """An address with a password in it is refused, and the password not shown."""
    for target in ({"host": "s3", "bucket": "careers", "region": "us-east-1", "endpoint": "http://me:hush-password@127.0.0.1:9"},
                   {"host": "git", "repository": "https://me:hush-password@git.example/site.git", "branch": "gh-pages"}):
        site = world.site()
        site.settings(target=target)
        site.build(good=False)
        run = site.deploy(**AWS)
        check(run.code in (1, 2, 3), f"it exits {run.code}")
        check("hush-password" not in run.out + run.err, "it shows the password")


def secrets_are_nowhere(world):
    """Not in what any run has said, not in a store, not in a file of a project; also when a run is asked to say all it can."""
    site, bucket, _ = deployed(world, world.s3s)
    site.posting(3, edition=1)
    site.build()
    site.deploy(**bucket.environment, RUST_LOG="trace", RUST_BACKTRACE="full", CAREERGEN_LOG="trace").exits(0)
    # Nothing listens at port 9.
    site.settings(target=bucket.settings(9))
    site.deploy(**bucket.environment, RUST_LOG="trace", RUST_BACKTRACE="full").exits(2)
    for said in world.careergen.said:
        check(not any(secret in said for secret in SECRETS), "a run has shown one")
    check(len(world.careergen.said) > 3, "there was nothing to read")
    for folder in (world.folder, world.s3s.store, world.careergen.home):
        for path in folder.rglob("*"):
            if path.is_file() and path.suffix != ".log":
                body = path.read_bytes()
                check(not any(secret.encode() in body for secret in SECRETS), f"{path.name} holds one")
    kept = bucket.objects()[f"{OURS}manifest.json"].body
    check(b"hush" not in kept and AWS["AWS_ACCESS_KEY_ID"].encode() not in kept, "the manifest holds one")


# CloudFront.

def page_of(path):
    """A file by the address that visitors have."""
    return "/careers/" + urllib.parse.quote(path.removesuffix("index.html"))


def only_changed_paths_are_invalidated(world):
    distribution = Distribution(world.moto)
    site, bucket, before = deployed(world, world.s3s, prefix="", base_url="https://firm.example/careers")
    endpoint = {"AWS_ENDPOINT_URL_CLOUDFRONT": f"http://127.0.0.1:{world.moto.port}"}
    site.settings(target=bucket.settings(more={"cloudfront": distribution.id}))
    site.deploy(**bucket.environment, **endpoint).exits(0)
    check(not distribution.invalidated(), "nothing has changed, but it invalidates")
    site.posting(3, edition=1)
    site.put("static/größe.txt", "a name that addresses can't hold as it is")
    after = site.build()
    site.deploy(**bucket.environment, **endpoint).exits(0)
    differ = {page_of(path) for path in after if before.get(path) != after[path]}
    check("/careers/gr%C3%B6%C3%9Fe.txt" in differ, f"{differ}")
    rounds = distribution.invalidated()
    check(len(rounds) == 1, f"{len(rounds)} invalidations instead of 1")
    check({path.removesuffix("index.html") for path in rounds[0]} == differ, f"{rounds[0]} instead of {sorted(differ)}")
    site.look("brown")
    after = site.build()
    site.deploy(**bucket.environment, **endpoint).exits(0)
    check(["/careers/*"] in distribution.invalidated(), lambda: f"{distribution.invalidated()} without /careers/*")
    exact(bucket, after)


def a_distribution_that_there_is_not(world):
    """The site is there, and it says that caches may show the old one."""
    site, bucket, _ = deployed(world, world.s3s)
    site.settings(target=bucket.settings(more={"cloudfront": "E404NOTTHERE"}))
    site.posting(3, edition=1)
    after = site.build()
    with Proxy(world.s3s.port) as proxy:
        run = site.deploy(**bucket.environment, AWS_ENDPOINT_URL_CLOUDFRONT=f"http://127.0.0.1:{world.moto.port}")
        run.exits(2).says("E404NOTTHERE")
        check(not removals(proxy, bucket), "it removes something")
    exact(bucket, after)


SCENARIOS = [a_build_with_drafts, a_build_with_postings_of_the_future, no_postings_at_all, nothing_was_built, a_local_address,
             the_site_for_staff_where_that_for_everybody_lies,
             another_address_by_the_command_line, a_page_that_is_not_what_was_built, a_target_that_there_is_not,
             credentials_are_missing, credentials_are_wrong, secrets_in_the_settings, only_changed_paths_are_invalidated,
             a_distribution_that_there_is_not]
LAST = [secrets_are_nowhere]
