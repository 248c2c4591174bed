#!/bin/bash
# Installs what a fresh Debian 12 lacks: the packages of tools/packages.txt and, where there
# is none, Node.js 18. Does nothing, and quickly, when everything is there.
#
#   tools/setup.sh [build|test|dev]     test, dev: the packages of that group as well
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
group=${1:-build}

wanted=$(awk -v group="$group" '$1 == "build" || $1 == group { print $2 }' "$here/packages.txt")

if ! command -v dpkg-query > /dev/null; then
  echo "setup: this is no Debian; make sure that these are installed:" $wanted "node 18+, npm" >&2
  exit 0
fi

installed=$(dpkg-query -W -f='${db:Status-Abbrev}${Package}\n' | awk '$1 == "ii" { print $2 }')
missing=$(comm -23 <(sort <<< "$wanted") <(sort <<< "$installed"))

# Node.js may come from anywhere as long as it is 18 or later and brings npm.
node_version=$(node --version 2> /dev/null | sed 's/^v//; s/\..*//' || true)
if [ "${node_version:-0}" -lt 18 ] || ! command -v npm > /dev/null; then
  missing="$missing nodejs npm"
fi

missing=$(echo $missing)
[ -z "$missing" ] && exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo > /dev/null; then
    echo "setup: as root, run: apt-get update && apt-get install $missing" >&2
    exit 1
  fi
  as_root="sudo"
fi
echo "setup: installing $missing"
$as_root apt-get update -q
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
