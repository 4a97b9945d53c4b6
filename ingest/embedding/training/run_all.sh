#!/bin/sh
# All of README.md: sh run_all.sh DATA WORK EXTRA [NAME]
# EXTRA is what extra_pairs.py wrote; the shipped model was trained with it.
set -eu
data=$1
work=$2
extra=$3
name=${4:-v1}
cd "$(dirname "$0")"
mkdir -p "$work"
python3 train_tokenizer.py --data "$data" "$extra" --work "$work"
python3 prepare_data.py --data "$data" "$extra" --work "$work"
python3 train.py --work "$work" --name "$name" \
  --set dimensions=512 steps=2000 rate=0.02 repetition=0.4 scale=16 regroup_every=120
python3 export_onnx.py --checkpoint "$work/$name/model.pt" --out ../model/kunta-static-v1
python3 evaluate.py --model ../model/kunta-static-v1 --data "$data"
node check-transformers-js.mjs ../model/kunta-static-v1 fixtures/reference-vectors.json
