#!/usr/bin/env bash
# How long gw serve takes to its first 200, with few and with 10,000 routes; and what clients that keep their connections
# notice of reloads under load: lost requests, and the 99th percentile beside that of a quiet time.
#
#   RUNS=5         starts for each size
#   RELOADS=5      reloads under load
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
port=${PORT:-18000}
server=
stop() { if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; server=; fi; }
trap 'stop; rm -rf "$work"' EXIT

routes() { # routes COUNT VERSION
  printf '_format_version: "3.0"\nservices:\n  - name: s\n    url: http://stand-in.invalid\n    path: /%s\n    routes:\n' "$2"
  awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) printf "      - {name: r%d, paths: [/r%d/x]}\n", i, i }'
}

serve() { # serve FILE: starts, waits for the first 200, sets elapsed (milliseconds)
  local begun ended
  begun=$(date +%s%N)
  "$here/gw" serve "$1" --quiet --standins=all --proxy-listen "127.0.0.1:$port" --admin-listen "127.0.0.1:$((port + 1))" &
  server=$!
  until [ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port/r1/x")" = 200 ]; do
    kill -0 "$server"
    sleep 0.01
  done
  ended=$(date +%s%N)
  elapsed=$(((ended - begun) / 1000000))
}

"$here/gw" --version >/dev/null
for count in 10 10000; do
  routes "$count" one >"$work/kong.yml"
  for _ in $(seq "${RUNS:-5}"); do
    serve "$work/kong.yml"
    echo "start to first 200, $count routes: $elapsed ms, $(awk '/VmRSS/ { printf "%d MiB", $2 / 1024 }' "/proc/$server/status")"
    stop
  done
done

# four clients, each with one connection of its own
load() { # load NAME
  for client in 1 2 3 4; do
    curl -s -w '%{http_code} %{time_total}\n' -o /dev/null "http://127.0.0.1:$port/r[0-9999:3]/x" >"$work/$1.$client" &
    clients+=($!)
  done
}
tell() { # tell NAME
  cat "$work/$1".? | sort -k2 -n | awk -v name="$1" '{ t[NR] = $2; if ($1 != 200) lost++ }
    END { printf "%s: %d requests, %d lost, p50 %.1f ms, p99 %.1f ms\n", name, NR, lost, t[int(NR * .5)] * 1000, t[int(NR * .99)] * 1000 }'
}

routes 10000 one >"$work/kong.yml"
serve "$work/kong.yml"
clients=()
load warm && wait "${clients[@]}"
clients=()
load quiet && wait "${clients[@]}"
tell quiet
clients=()
load reloads
for reload in $(seq "${RELOADS:-5}"); do
  routes 10000 "version$reload" >"$work/kong.yml"
  kill -HUP "$server"
  sleep "${PAUSE:-1}"
done
wait "${clients[@]}"
tell reloads
