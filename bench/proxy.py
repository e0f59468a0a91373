#!/usr/bin/env python3
"""What a proxied request costs: gw beside nginx on the same core, plain, behind four plugins, and with an RS256 token.

Answers of 100 octets, 64 connections that are kept. Proxies have one core, the upstream and wrk another. Rounds take turns,
so that a busy machine is unfair to all alike; what is printed is CPU time, not wall time.

  ROUNDS=6       rounds
  SECONDS_EACH=3 seconds a round
  WARMUP=20      seconds that gw is warmed up for each kind of request: the compilers need them
  GW=PATH        another gw, to be measured in the place of this clone's
  AGAINST=PATH   one more gw in the same run, such as that of another commit
  GW_JAVA_OPTS, JAVA_HOME   as for gw
"""

import json
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from base64 import urlsafe_b64encode
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = int(os.environ.get("ROUNDS", "6"))
SECONDS = int(os.environ.get("SECONDS_EACH", "3"))
WARMUP = int(os.environ.get("WARMUP", "20"))
PORT = int(os.environ.get("PORT", "18200"))
TICKS = os.sysconf("SC_CLK_TCK")
KINDS = ("plain", "chain", "rs256")


def base64url(octets):
    return urlsafe_b64encode(octets).rstrip(b"=").decode()


def token(folder):
    """A key of RS256 and a token that it signed."""
    key, public = folder / "key.pem", folder / "public.pem"
    quiet = {"check": True, "stderr": subprocess.DEVNULL}
    subprocess.run(["openssl", "genrsa", "-out", key, "2048"], **quiet)
    subprocess.run(["openssl", "rsa", "-in", key, "-pubout", "-out", public], **quiet)
    head = base64url(json.dumps({"alg": "RS256", "typ": "JWT"}).encode())
    signed = f"{head}.{base64url(json.dumps({'iss': 'bench'}).encode())}"
    sign = ["openssl", "dgst", "-sha256", "-sign", key]
    signature = subprocess.run(sign, input=signed.encode(), capture_output=True, check=True).stdout
    return public.read_text(), f"{signed}.{base64url(signature)}"


def bundle(public):
    indented = "".join(f"          {line}\n" for line in public.splitlines())
    return f"""_format_version: "3.0"
services:
  - name: upstream
    url: http://127.0.0.1:{PORT}
    routes:
      - {{name: plain, paths: [/plain]}}
      - name: chain
        paths: [/chain]
        plugins:
          - {{name: key-auth}}
          - {{name: rate-limiting, config: {{minute: 100000000, policy: local, limit_by: consumer}}}}
          - {{name: correlation-id, config: {{header_name: X-Request-Id, generator: "uuid#counter", echo_downstream: true}}}}
          - {{name: prometheus, config: {{status_code_metrics: true, latency_metrics: true, per_consumer: true}}}}
      - {{name: rs256, paths: [/rs256], plugins: [{{name: jwt}}]}}
consumers:
  - username: bench
    keyauth_credentials: [{{key: bench}}]
    jwt_secrets:
      - key: bench
        algorithm: RS256
        rsa_public_key: |
{indented}"""


def nginx_conf(folder, name, server):
    temporary = "".join(
        f"{kind}_temp_path {folder}/{name}.{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    conf = folder / f"{name}.conf"
    conf.write_text(
        f"daemon off; worker_processes 1; pid {folder}/{name}.pid; error_log {folder}/{name}.log;"
        f"events {{ worker_connections 4096; }}"
        f"http {{ access_log off; keepalive_requests 100000000; {temporary}"
        f"upstream up {{ server 127.0.0.1:{PORT}; keepalive 64; keepalive_requests 100000000; }} {server} }}"
    )
    return conf


UPSTREAM = f"""server {{ listen 127.0.0.1:{PORT}; location / {{ return 200 "{"x" * 100}"; }} }}"""

PROXY = """proxy_pass http://up; proxy_http_version 1.1; proxy_set_header Host $host;
proxy_set_header X-Real-IP $remote_addr; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;"""

# the fields that gw, like Kong, sends to both sides
SAME_FIELDS = """proxy_set_header Connection keep-alive; proxy_set_header X-Forwarded-Proto $scheme;
proxy_set_header X-Forwarded-Host $host; proxy_set_header X-Forwarded-Port $server_port;
proxy_set_header X-Forwarded-Path $request_uri; proxy_set_header X-Forwarded-Prefix /plain;
proxy_set_header X-Kong-Request-Id $request_id; proxy_set_header Via "1.1 kong/3.9.1"; add_header Via "1.1 kong/3.9.1";
add_header X-Kong-Upstream-Latency $upstream_response_time; add_header X-Kong-Proxy-Latency $request_time;
add_header X-Kong-Request-Id $request_id;"""


class Bench:
    def __init__(self, folder):
        self.folder = folder
        self.children = []
        self.cores = sorted(os.sched_getaffinity(0))

    def start(self, core, command, **more):
        def pinned():
            os.sched_setaffinity(0, {core})

        child = subprocess.Popen([str(part) for part in command], preexec_fn=pinned, **more)
        self.children.append(child)
        return child

    def nginx(self, core, name, server):
        """A running nginx: the id of its worker."""
        master = self.start(core, ["nginx", "-c", nginx_conf(self.folder, name, server)])
        for _ in range(100):
            time.sleep(0.1)
            workers = Path(f"/proc/{master.pid}/task/{master.pid}/children").read_text().split()
            if workers:
                return int(workers[0])
        sys.exit(f"{name}: nginx did not start; see {self.folder}/{name}.log")

    def gw(self, core, program, port):
        """A running gw: its id."""
        command = [program, "serve", self.folder / "kong.yml", "--quiet"]
        command += ["--proxy-listen", f"127.0.0.1:{port}", "--admin-listen", f"127.0.0.1:{port + 1}"]
        said = self.folder / f"gw-{port}.log"
        with said.open("w") as log:
            child = self.start(core, command, stderr=log, env=dict(os.environ, GW_NO_BUILD="1"))
        for _ in range(300):
            time.sleep(0.1)
            if child.poll() is not None:
                sys.exit(f"{program} did not start:\n{said.read_text()}")
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return child.pid
        sys.exit(f"{program}: does not listen")

    def load(self, port, kind, header, seconds):
        """How many requests were answered."""
        command = ["wrk", "-t1", "-c64", f"-d{seconds}s", *header, f"http://127.0.0.1:{port}/{kind}"]
        child = self.start(self.cores[-1], command, stdout=subprocess.PIPE, text=True)
        said = child.communicate()[0]
        self.children.remove(child)
        if "Non-2xx" in said:
            sys.exit(f"port {port}, {kind}: {said}")
        return int(re.search(r"(\d+) requests in", said).group(1))

    def stop(self):
        for child in reversed(self.children):
            child.send_signal(signal.SIGTERM)
        for child in self.children:
            child.wait()


def cpu(process):
    """The CPU seconds of a process: user and system by the clock's ticks, and all of it to the nanosecond."""
    stat = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    exact = 0
    for thread in Path(f"/proc/{process}/task").iterdir():
        exact += int((thread / "schedstat").read_text().split()[0])
    return int(stat[11]) / TICKS, int(stat[12]) / TICKS, exact / 1e9


def tell(kind, name, process, rounds, beside):
    user, system, whole = (statistics.median(way) for way in zip(*rounds))
    ratio = statistics.median(own[2] / nginx[2] for own, nginx in zip(rounds, beside))
    least, most = min(way[2] for way in rounds), max(way[2] for way in rounds)
    resident = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process}/status").read_text()).group(1)
    print(
        f"{kind:6} {name:14} {whole:6.1f} µs CPU a request ({least:.1f}-{most:.1f}; user {user:.1f}, system {system:.1f})"
        f"  {ratio:5.2f} x nginx  {int(resident) // 1024} MiB",
        flush=True,
    )


def measure(bench, kind, header, targets):
    """Rounds of all targets in turn."""
    for name, _, port in targets:
        bench.load(port, kind, header, 1 if name.startswith("nginx") else WARMUP)
    rounds = {name: [] for name, _, _ in targets}
    for number in range(ROUNDS):
        for name, process, port in targets if number % 2 == 0 else reversed(targets):
            before = cpu(process)
            requests = bench.load(port, kind, header, SECONDS)
            after = cpu(process)
            rounds[name].append([(late - early) * 1e6 / requests for early, late in zip(before, after)])
    for name, process, _ in targets:
        tell(kind, name, process, rounds[name], rounds["nginx"])


def main():
    missing = [tool for tool in ("nginx", "wrk", "openssl") if shutil.which(tool) is None]
    if missing:
        sys.exit(f"bench/proxy.py needs {', '.join(missing)}: install, and run it again")
    program = os.environ.get("GW", str(ROOT / "gw"))
    subprocess.run([program, "--version"], check=True)
    with tempfile.TemporaryDirectory() as made:
        bench = Bench(Path(made))
        public, signed = token(bench.folder)
        (bench.folder / "kong.yml").write_text(bundle(public))
        first, last = bench.cores[0], bench.cores[-1]
        if first == last:
            print("there is one core only: the load takes part of what is measured", flush=True)
        try:
            bench.nginx(last, "upstream", UPSTREAM)
            place = "server {{ listen 127.0.0.1:{}; location / {{ {} }} }}"
            plain = place.format(PORT + 1, PROXY + ' proxy_set_header Connection "";')
            same = place.format(PORT + 2, PROXY + SAME_FIELDS)
            targets = [
                ("nginx", bench.nginx(first, "nginx", plain), PORT + 1),
                ("nginx, fields", bench.nginx(first, "fields", same), PORT + 2),
                ("gw", bench.gw(first, program, PORT + 10), PORT + 10),
            ]
            if "AGAINST" in os.environ:
                targets.append(("gw against", bench.gw(first, os.environ["AGAINST"], PORT + 20), PORT + 20))
            headers = {"plain": [], "chain": ["-H", "apikey: bench"], "rs256": ["-H", f"Authorization: Bearer {signed}"]}
            for kind in sys.argv[1:] or KINDS:
                measure(bench, kind, headers[kind], targets)
        finally:
            bench.stop()


if __name__ == "__main__":
    main()
