#!/bin/sh
# A comparison of two configurations of 10,000 routes: the fields alone, and with what callers feel.
set -eu
. "$(dirname -- "$0")/common.sh"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 - "$folder" <<'PY'
import sys

def routes():
    for s in range(2000):
        yield f"- name: svc-{s:04d}\n  url: http://svc-{s:04d}.internal:8080/base\n  routes:\n"
        for r in range(5):
            yield (f"  - name: svc-{s:04d}-r{r}\n    hosts: [h{s % 50}.example.test]\n"
                   f"    paths: [/api/v{r % 3 + 1}/svc-{s:04d}/res-{r}]\n    methods: [{['GET', 'POST', 'PUT', 'PATCH', 'DELETE'][r]}]\n"
                   f"    plugins:\n    - name: rate-limiting\n      config: {{minute: {60 + (s * 5 + r) % 500}, hour: 10000, policy: local}}\n")

before = "_format_version: '3.0'\nservices:\n" + "".join(routes())
few = before.replace("/api/v1/svc-0100/res-0", "/api/v1/svc-0100").replace("svc-0200.internal:8080/base", "svc-0200.internal:8080/v2")
few = few.replace("{minute: 75,", "{minute: 750,")
everywhere = before.replace(":8080/base", ":8080/v2")
catch = before + "- name: catch\n  url: http://catch.internal\n  routes:\n  - name: catch\n    paths: ['~/api/v1/.*']\nplugins:\n- name: key-auth\n"
for name, text in dict(before=before, few=few, everywhere=everywhere, catch=catch).items():
    with open(f"{sys.argv[1]}/{name}.yml", "w") as out:
        out.write(text)
PY
prepare
for change in few catch everywhere; do
  for _ in $(seq "$runs"); do
    measure "$change, fields" sh -c '"$@" || [ $? -eq 2 ]' diff "$root/gw" diff --no-impact "$folder/$change.yml" --against "$folder/before.yml"
    measure "$change, with impact" sh -c '"$@" || [ $? -eq 2 ]' diff "$root/gw" diff "$folder/$change.yml" --against "$folder/before.yml"
  done
done
