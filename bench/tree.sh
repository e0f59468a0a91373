#!/bin/sh
# Any project, such as a generated tree of 10,000 routes.
set -eu
[ $# -eq 1 ] && [ -d "$1/config" ] || { echo "usage: bench/tree.sh FOLDER-WITH-config" >&2; exit 64; }
. "$(dirname -- "$0")/common.sh"
prepare
both "$1"
