#!/usr/bin/env bash
# Fetches one file of one pinned npm package: fetch-npm-file.sh PACKAGE VERSION FILE SHA512 FOLDER
# Lines that start with "warning :" are shown by MSBuild as warnings.
set -euo pipefail
package=$1 version=$2 file=$3 integrity=$4 folder=$5
target="$folder/$(basename "$file")"

say() { echo "warning : $package $version was not fetched: $1" >&2; }

if ! command -v npm >/dev/null || ! command -v node >/dev/null; then
  say "'npm' was not found; install Node.js and build again, or put '$file' of the package at '$target'"
  exit 0
fi

mkdir -p "$folder"
temporary=$(mktemp -d "$folder/.fetch-XXXXXX")
lock="$folder/.fetch.lock"
held=
finish() { rm -rf "$temporary"; if [ -n "$held" ]; then rm -rf "$lock"; fi; }
trap finish EXIT
trap 'exit 1' INT TERM

# A directory is a lock on every system; one whose owner is gone is taken over.
until mkdir "$lock" 2>/dev/null; do
  owner=$(cat "$lock/pid" 2>/dev/null || true)
  if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then rm -rf "$lock"; fi
  sleep 0.3
done
held=1
echo $$ >"$lock/pid"
if [ -f "$target" ]; then exit 0; fi

if ! (cd "$temporary" && npm pack "$package@$version" --loglevel=error --fetch-retries=1 >/dev/null 2>npm.log); then
  say "npm failed ($(grep -v 'complete log' "$temporary/npm.log" | head -n 3 | tr '\n' ' ' | cut -c1-200)); check the network and 'npm config get registry', and build again"
  exit 0
fi
archive=$(ls "$temporary"/*.tgz)
actual=$(node -e '
  const hash = require("crypto").createHash("sha512");
  require("fs").createReadStream(process.argv[1]).on("data", d => hash.update(d)).on("end", () => console.log("sha512-" + hash.digest("base64")));
' "$archive")
if [ "$actual" != "$integrity" ]; then
  say "its archive has the hash $actual instead of $integrity"
  exit 0
fi
tar xzf "$archive" -C "$temporary" "package/$file"
mv "$temporary/package/$file" "$target"
