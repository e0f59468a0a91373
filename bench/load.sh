#!/usr/bin/env bash
# What the generator of gw drill costs beside wrk: 64 connections as fast as answers come, against nginx with one worker;
# then an open loop of 2,000 a second while nginx is stopped for a second: the true p99 is about 900 ms.
#
#   RUNS=3         rounds, in turns
#   SECONDS_EACH=5 seconds a round
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
port=${PORT:-18100}
each=${SECONDS_EACH:-5}
nginx=
stop() { if [ -n "$nginx" ]; then kill -CONT -- "-$nginx" 2>/dev/null || true; kill -- "-$nginx" 2>/dev/null || true; fi; }
trap 'stop; rm -rf "$work"' EXIT

body=$(printf 'x%.0s' $(seq 100))
cat >"$work/nginx.conf" <<CONF
daemon off; worker_processes 1; pid $work/pid; error_log $work/error.log;
events { worker_connections 4096; }
http {
  access_log off; keepalive_requests 100000000;
  client_body_temp_path $work/a; proxy_temp_path $work/b; fastcgi_temp_path $work/c; uwsgi_temp_path $work/d; scgi_temp_path $work/e;
  server { listen 127.0.0.1:$port reuseport; location / { return 200 "$body"; } }
}
CONF
set -m
nginx -c "$work/nginx.conf" &
nginx=$!
set +m
until curl -s -o /dev/null "http://127.0.0.1:$port/"; do kill -0 "$nginx"; sleep 0.05; done

cat >"$work/closed.yml" <<YML
drill: 1
scenarios:
  closed:
    executor: constant-users
    users: 64
    duration: ${each}s
    warmup: 3s
    requests: [{get: /, expect: {status: 200}}]
YML
cat >"$work/open.yml" <<YML
drill: 1
scenarios:
  open: {executor: constant-rate, rate: 2000/s, duration: 10s, warmup: 3s, requests: [{get: /, expect: {status: 200}}]}
YML

tell() { # tell NAME FILE: what the report says of requests and the generator
  python3 - "$1" "$2" <<'PY'
import json, sys
r = json.load(open(sys.argv[2]))
n = sum(r["statuses"].values())
g = r["generator"]
print(f"{sys.argv[1]:12} {n * 1000 / r['millis']:9.0f}/s  {g.get('cpu', 0) * r['millis'] * 1000 / n:6.1f} us CPU a request in the generator's thread"
      f"  p50 {r['latency']['percentiles']['p50']:.2f} ms  p99 {r['latency']['percentiles']['p99']:.1f} ms  (from sending on {r['service']['percentiles']['p99']:.1f} ms)  {g['why']}")
PY
}

"$here/gw" --version >/dev/null
for _ in $(seq "${RUNS:-3}"); do
  if command -v wrk >/dev/null; then
    python3 - wrk -t1 -c64 "-d${each}s" "http://127.0.0.1:$port/" <<'PY'
import re, resource, subprocess, sys
out = subprocess.run(sys.argv[1:], capture_output=True, text=True).stdout
use = resource.getrusage(resource.RUSAGE_CHILDREN)
n = int(re.search(r"(\d+) requests in", out).group(1))
rate = float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1))
print(f"{'wrk':12} {rate:9.0f}/s  {(use.ru_utime + use.ru_stime) * 1e6 / n:6.1f} us CPU a request")
PY
  fi
  "$here/gw" drill "$work/closed.yml" --target "http://127.0.0.1:$port" -q --inconclusive warn --json "$work/closed.json" >/dev/null
  tell "gw closed" "$work/closed.json"
done
for _ in $(seq "${RUNS:-3}"); do
  (sleep 8; kill -STOP -- "-$nginx"; sleep 1; kill -CONT -- "-$nginx") &
  "$here/gw" drill "$work/open.yml" --target "http://127.0.0.1:$port" -q --inconclusive warn --json "$work/open.json" >/dev/null || true
  wait $!
  tell "gw open" "$work/open.json"
done
