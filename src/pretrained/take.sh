#!/bin/sh
# Makes a model of a running service one of those that come with Convscope: README.md beside this file tells the whole way.
set -eu
model=${1:?which model? for example: src/pretrained/take.sh run-1 cifar10}
name=${2:?as which one? cifar10 or cifar10-deep}
service=${3:-http://localhost:8080}
cd "$(dirname "$0")/../main/resources/pretrained"

get() { curl --fail --silent --show-error "$service/$1"; }

description=$(get "models/$model")
run=$(echo "$description" | sed -n 's/.*"runId":\([0-9]*\),.*/\1/p')
: "${run:?$model was not made by a run of this service}"
get "models/$model/weights?dtype=f16" > "$name.safetensors"
cat > "$name.json" <<JSON
{"made": "by Convscope itself, and to be made again as src/pretrained/README.md says; the weights are rounded to half precision",
 "model": $description,
 "network": $(get "models/$model/network?format=json"),
 "run": $(get "runs/$run")}
JSON
ls -l "$name.safetensors" "$name.json"
