GW="/tmp/bld/img x/bin/gw"
E1="env -i PATH=/tmp/bld/clean/bin HOME=/tmp/bld/clean"
$E1 "$GW" --version; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do sleep 1; ls "/tmp/bld/img x/lib"/start*.jsa 2>/dev/null && break; done
cd /tmp/bld; for i in 1 2 3; do perf stat -e task-clock $E1 "$GW" -C cold build -q -o /tmp/bld/i.yml 2>&1 | grep task; done
cat > sv.yml <<'Y'
_format_version: "3.0"
services:
- {name: a, host: 127.0.0.1, port: 18999, routes: [{name: r, paths: [/x], plugins: [{name: request-termination, config: {status_code: 418, message: tea}}]}]}
Y
$E1 KONG_PROXY_LISTEN=127.0.0.1:18970 KONG_ADMIN_LISTEN=127.0.0.1:18971 "$GW" serve sv.yml >/tmp/bld/sv.log 2>&1 & P=$!
for i in 1 2 3 4 5 6 7 8; do sleep 1; curl -s -i http://127.0.0.1:18970/x | head -1 | grep 418 && break; done; kill $P; wait $P; echo "serve exit $?"; cat /tmp/bld/sv.log | head
