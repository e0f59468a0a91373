#!/bin/sh
# A project of 25 files, 20 services, 60 routes and 62 plugins, built from a cold start.
set -eu
. "$(dirname -- "$0")/common.sh"
prepare
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/config"
for s in $(seq 20); do
  {
    printf '_format_version: "3.0"\nservices:\n  - name: service-%s\n    host: s%s.internal\n    port: 8080\n' "$s" "$s"
    printf '    protocol: http\n    connect_timeout: 5000\n    retries: 3\n    tags: [team-%s]\n    routes:\n' "$((s % 4))"
    for r in 1 2 3; do
      printf '      - name: route-%s-%s\n        methods: [GET, POST]\n        paths: [/v%s/s%s]\n' "$s" "$r" "$r" "$s"
      printf '        strip_path: false\n        plugins:\n          - name: rate-limiting\n'
      printf '            config: {minute: %s, policy: local}\n' "$((s * r))"
    done
  } >"$work/config/service-$s.yml"
done
for name in correlation-id prometheus; do
  printf '_format_version: "3.0"\nplugins:\n  - name: %s\n    config: {}\n' "$name" >"$work/config/$name.yml"
done
for c in 1 2 3; do
  printf '_format_version: "3.0"\nconsumers:\n  - username: consumer-%s\n' "$c" >"$work/config/consumer-$c.yml"
done
both "$work"
