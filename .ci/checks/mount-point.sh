#!/usr/bin/env bash
# A site whose folder is a mount point, as in many containers: it can't be exchanged, so files are replaced one by one.
# Runs in a mount namespace of its own, which needs no root where user namespaces are allowed.
set -euo pipefail
careergen=$1
if [ "${2:-}" != inside ]; then
  [ "$(id -u)" = 0 ] && exec unshare --mount "$0" "$careergen" inside
  exec unshare --user --map-root-user --mount "$0" "$careergen" inside
fi

root=$(mktemp -d)
trap 'umount "$root/public" && rm -rf "$root"' EXIT
mkdir -p "$root/content/postings" "$root/public"
mount -t tmpfs tmpfs "$root/public"
posting() { printf -- '---\ntitle: %s\nlocations: ["Berlin, Germany"]\n---\nYou work.\n' "$1" > "$root/content/postings/$1.md"; }
build() { "$careergen" build --root "$root" --now 2026-11-24 2>/dev/null; }
fail() { echo "mount point: $*" >&2; exit 1; }

posting baker; posting miller; build >/dev/null
[ -f "$root/public/jobs/baker/index.html" ] || fail "nothing was written"
cp -r "$root/public" "$root/first"
build | grep -q ' 0 written' || fail "a second build wrote something"
echo tampered > "$root/public/jobs/baker/index.html"; echo mine > "$root/public/CNAME"
build >/dev/null
cmp -s "$root/public/jobs/baker/index.html" "$root/first/jobs/baker/index.html" || fail "a changed page was not mended"
[ "$(cat "$root/public/CNAME")" = mine ] || fail "a file of others is gone"
posting smith; rm "$root/content/postings/miller.md"
for delay in 0.005 0.01 0.02 0.04 0.08; do
  # The shell says that it was killed, which is what it was to be.
  ( timeout -s KILL "$delay" "$careergen" build --root "$root" --now 2026-11-24 ) >/dev/null 2>&1 || true
done 2>/dev/null
build >/dev/null || fail "a build after killed ones is refused"
[ ! -e "$root/public/jobs/miller" ] && [ -f "$root/public/jobs/smith/index.html" ] || fail "the old and the new site are mixed"
ls -A "$root" | grep -q 'careergen-public.new' && fail "something was left beside the site"
echo "mount point: all well"
