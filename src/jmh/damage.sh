#!/bin/bash
# Damage = sensitivity x emission at the size of the paper: makes the tables, then this program in a running
# session, DuckDB and NumPy on them in the same minute, and whole processes of jobs/attribute. Prints seconds,
# CPU seconds and ratios; stops where sums differ by more than 1e-12.
# usage: src/jmh/damage.sh FOLDER [ROUNDS]   (after mvn -q -Pjmh -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/jmh.classpath)
set -e
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
folder=${1:?FOLDER is missing}
rounds=${2:-10}
mapfile -t options < <(grep -v '^$' conf/jvm.options)
java=(java "${options[@]}" -Xmx4g -Dlog4j2.configurationFile=conf/log4j2.properties
  -cp "${TRADEWIND_BENCH_CLASSES:-target/test-classes:target/classes}:$(cat target/jmh.classpath)")
[ -d "$folder/arrays" ] || "${java[@]}" org.tradewind.jobs.DamageBenchmark "$folder" generate
"${java[@]}" org.tradewind.jobs.DamageBenchmark "$folder" "$rounds" | tee "$folder/session.txt"
OPENBLAS_NUM_THREADS=2 python3 src/jmh/python/damage.py "$folder" | tee "$folder/numpy.txt"
jobs/attribute --help > /dev/null # builds the jar and its archive of classes, where they are missing
TIMEFORMAT='%R %U %S'
for inputs in ordered shuffled; do
  for round in 1 2 3; do
    rm -rf "$folder/process"
    { time jobs/attribute \
      --set "inputs=$folder/$inputs" --set "species=[OC,EC,SO2,NOX,NH3,VOC]" --set health.closure=raw \
      --out "$folder/process" > /dev/null 2>&1; } 2>> "$folder/process-$inputs.txt"
  done
  echo "whole process, $inputs: seconds, user and system CPU seconds of three:"
  tail -3 "$folder/process-$inputs.txt"
done
# ratios to ours in order: by the least and by the median
awk '/seconds/ && /^(ours|DuckDB|NumPy)/ {
    for (i = 1; $i != "seconds"; i++) name = i == 1 ? $1 : name " " $i
    if (!least) { least = $(i + 1); median = $(i + 2) }
    printf "%s: %.2f times ours in order by the least, %.2f by the median\n", name, $(i + 1) / least, $(i + 2) / median
  }' "$folder/session.txt" "$folder/numpy.txt"
