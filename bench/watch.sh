#!/bin/sh
# gw build --watch: how long one edit takes until the product holds it, and the CPU it costs with the lint behind it.
#
#   RUNS=10        edits that are counted, behind as many that are not
set -eu
[ $# -eq 1 ] && [ -d "$1/config" ] || { echo "usage: bench/watch.sh FOLDER-WITH-config" >&2; exit 64; }
. "$(dirname -- "$0")/common.sh"
prepare
python3 - "$root/gw" "$1" "$runs" <<'PY'
import os, pathlib, subprocess, sys, tempfile, time

gw, folder, runs = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
source = next(file for file in sorted((folder / "config").rglob("*.yml")) if "connect_timeout: " in file.read_text())
text = source.read_text()
product = pathlib.Path(tempfile.mkdtemp()) / "out.yml"
watch = subprocess.Popen([gw, "-C", str(folder), "build", "--watch", "-q", "-o", str(product)])

def cpu():
    fields = pathlib.Path(f"/proc/{watch.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

def wait(word):
    while watch.poll() is None and not (product.exists() and word in product.read_bytes()):
        time.sleep(0.002)

try:
    wait(b"connect_timeout")
    took = []
    for run in range(2 * runs):
        time.sleep(2)
        number = 100_000 + run
        used, begun = cpu(), time.perf_counter()
        source.write_text(text.replace("connect_timeout: ", f"connect_timeout: {number} # ", 1))
        wait(f"connect_timeout: {number}".encode())
        wall = time.perf_counter() - begun
        time.sleep(1)
        if run >= runs:
            took.append((wall, cpu() - used))
            print(f"one edit: {took[-1][0] * 1000:6.0f} ms until written {took[-1][1] * 1000:6.0f} ms CPU with the lint")
    took.sort()
    print(f"median: {took[len(took) // 2][0] * 1000:.0f} ms")
finally:
    source.write_text(text)
    watch.terminate()
    watch.wait()
PY
