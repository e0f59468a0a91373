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

# Over a socket of bash's own: a process for each attempt would take its share of the start.
answered() {
  local status
  { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || return 1
  printf 'GET /r1/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n' >&3
  IFS= read -r -u 3 -n 12 status || true
  exec 3>&-
  [ "$status" = "HTTP/1.1 200" ]
}

serve() { # serve FILE: starts, waits for the first 200, sets elapsed (milliseconds)
  local begun=${EPOCHREALTIME/[.,]/}
  "$here/gw" serve "$1" --quiet --standins=all --proxy-listen "127.0.0.1:$port" --admin-listen "127.0.0.1:$((port + 1))" &
  server=$!
  until answered; do
    kill -0 "$server"
    sleep 0.002
  done
  elapsed=$(((${EPOCHREALTIME/[.,]/} - begun) / 1000))
}

used() { # MiB of memory and milliseconds of CPU so far
  awk '/VmRSS/ { printf "%d ", $2 / 1024 }' "/proc/$server/status"
  awk -v tick="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); print ($12 + $13) * 1000 / tick }' "/proc/$server/stat"
}

medians() { # of each column
  awk '{ for (i = 1; i <= NF; i++) all[i, NR] = $i } END {
    for (i = 1; i <= NF; i++) {
      for (j = 1; j <= NR; j++) for (k = j + 1; k <= NR; k++)
        if (all[i, k] + 0 < all[i, j] + 0) { t = all[i, j]; all[i, j] = all[i, k]; all[i, k] = t }
      printf "%s ", all[i, int((NR + 1) / 2)]
    }
  }'
}

# the first start of a build has its archives made behind it
"$here/gw" --version >/dev/null
while compgen -G "$here/cli/target/*.lock" >/dev/null; do sleep 0.5; done
for count in 10 10000; do
  routes "$count" one >"$work/kong.yml"
  for _ in $(seq "${RUNS:-5}"); do
    serve "$work/kong.yml"
    echo "$elapsed $(used)" | tee -a "$work/starts.$count"
    stop
  done
  read -r wall memory cpu < <(medians <"$work/starts.$count"; echo)
  echo "start to first 200, $count routes: median $wall ms, $memory MiB, $cpu ms CPU"
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
