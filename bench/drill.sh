#!/bin/sh
# Drills a good gateway again and again while all cores are busy: every run has to pass.
#
#   RUNS     how often (50)
#   PROJECT  what is drilled (the repository's own gateway)
set -u
RUNS=${RUNS:-50}
. "$(dirname -- "$0")/common.sh"
project=${PROJECT:-$root}
GW_NO_BUILD='' "$root/gw" --version >/dev/null || exit 1

busy=
for _ in $(seq "$(nproc)"); do
  sh -c 'while :; do :; done' &
  busy="$busy $!"
done
# shellcheck disable=SC2086
trap 'kill $busy 2>/dev/null' EXIT INT TERM

passed=0
for run in $(seq "$RUNS"); do
  if out=$("$root/gw" -C "$project" drill 2>&1); then
    passed=$((passed + 1))
  else
    printf 'run %s:\n%s\n' "$run" "$out"
  fi
done
printf '%s of %s runs passed with %s busy cores\n' "$passed" "$RUNS" "$(nproc)"
[ "$passed" -eq "$RUNS" ]
