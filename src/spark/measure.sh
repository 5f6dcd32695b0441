#!/usr/bin/env bash
# How much faster two workers of one core score pictures than one, in turns, and what an exchange of train takes.
# From the root of the project, after ./mvnw -Pspark package and ./mvnw -f src/spark/home/pom.xml package:
#   src/spark/measure.sh MODEL.safetensors LABELS [pictures] [turns]
set -euo pipefail
model=$(realpath "$1") labels=$2 pictures=${3:-20000} turns=${4:-2}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
home=$root/target/spark-home
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; wait; rm -rf "$folder"' EXIT
export SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_DIRS=$folder SPARK_WORKER_DIR=$folder/work

daemon() { "$home/bin/spark-class" "org.apache.spark.deploy.$1" --host 127.0.0.1 --port 0 --webui-port 0 "${@:3}" >"$folder/$2.log" 2>&1 & }
await() { for _ in {1..600}; do grep -q "$1" "$folder/$2.log" && return; sleep 0.2; done; cat "$folder/$2.log"; return 1; }

daemon master.Master master
await 'Starting Spark master at' master
master=$(grep -o 'spark://[0-9.:]*' "$folder/master.log" | head -1)
for worker in 1 2; do
  daemon worker.Worker "worker$worker" --cores 1 --memory 1g "$master"
  await 'Successfully registered' "worker$worker"
done
java "$root/src/spark/Pictures.java" "$folder/pictures" "$pictures"

# the job's options after the number of cores and a name; prints nothing
submit() {
  "$home/bin/spark-submit" --master "$master" --executor-memory 1g --conf spark.cores.max="$1" --conf spark.ui.enabled=false \
    --conf spark.eventLog.enabled=true --conf spark.eventLog.rolling.enabled=false --conf spark.eventLog.compress=false \
    --conf spark.eventLog.dir="$folder" --name "$2" "$root/target/convscope-spark.jar" "${@:3}" >"$folder/$2.log" 2>&1 ||
    { cat "$folder/$2.log"; return 1; }
}

# of the stage that took longest: seconds from its first to its last moment, and processor seconds of its tasks
stage() {
  grep -h SparkListenerTaskEnd "$(ls -t "$folder"/app-* | head -1)" |
    sed -E 's/.*"Stage ID":([0-9]+).*"Launch Time":([0-9]+).*"Finish Time":([0-9]+).*"Executor CPU Time":([0-9]+).*/\1 \2 \3 \4/' |
    awk '{ if (!($1 in first) || $2 < first[$1]) first[$1] = $2; if ($3 > last[$1]) last[$1] = $3; cpu[$1] += $4 }
      END { for (s in first) if (last[s] - first[s] > most) { most = last[s] - first[s]; used = cpu[s] }
        printf "%.1f s, %.1f s of processor time", most / 1000, used / 1e9 }'
}

for ((turn = 1; turn <= turns; turn++)); do
  for cores in 1 2; do
    submit "$cores" "score-$turn-$cores" score --pictures "$folder/pictures" --model "$model" --labels "$labels" \
      --output "$folder/scores-$turn-$cores"
    echo "score, $cores of 2 workers: $(stage); $(grep -o '[0-9,]* predictions' "$folder/score-$turn-$cores.log")"
  done
done
submit 2 train train --request '{"dataset":"shapes","epochs":2}' --output "$folder/trained"
sed -E 's/.*"seconds":([0-9.]+),"eval.*"exchange":(.*)\}$/train, 2 workers: \1 s an epoch, exchange \2/' \
  "$folder/trained/metrics.jsonl"
