#!/bin/sh
# Time and allocation of what every request goes through, under JMH: finding its route, and its plugins.
#
#   bench/jmh.sh                           # both: about five minutes
#   bench/jmh.sh RouteMatching -p routes=10000
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
mvn -B -q -f "$root/pom.xml" -Pbench -Dquick -DskipTests -pl bench -am package
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$root/bench/target/libraries/*:$root/bench/target/classes" \
  org.openjdk.jmh.Main -prof gc -prof dev.gw.bench.CpuTime -jvmArgs -XX:+UseSerialGC "$@"
