# Shared by the benchmarks: sourced, not run.
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
runs=${RUNS:-10}
export GW_NO_BUILD=1

# Prints wall and CPU seconds and peak memory of a command.
measure() {
  name=$1
  shift
  python3 - "$name" "$@" <<'PY'
import os, resource, subprocess, sys, time
start = time.perf_counter()
done = subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
wall = time.perf_counter() - start
use = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{sys.argv[1]:24} {wall:7.3f} s wall {use.ru_utime + use.ru_stime:7.3f} s CPU {use.ru_maxrss / 1024:7.0f} MiB  exit {done.returncode}")
if done.returncode not in (0,):
    print("   " + done.stderr.decode(errors="replace").strip().splitlines()[-1])
PY
}

prepare() {
  GW_NO_BUILD='' "$root/gw" --version
  "$root/gw" --version >/dev/null
  for _ in $(seq 60); do
    ls -d "$root"/cli/target/*.lock >/dev/null 2>&1 || break
    sleep 1
  done
  command -v deck >/dev/null 2>&1 || echo "deck is not installed: gw is measured alone"
}

# Builds a project with both, in turns.
both() {
  folder=$1
  files=$(find "$folder/config" -name '*.yml' | sort)
  for _ in $(seq "$runs"); do
    measure "gw build" "$root/gw" -C "$folder" build -q -o "$folder/out.yml"
    if command -v deck >/dev/null 2>&1; then
      # shellcheck disable=SC2086
      measure "deck file merge" deck file merge $files -o "$folder/deck.yml"
    fi
  done
}
