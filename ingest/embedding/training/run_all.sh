#!/bin/sh
# All of README.md, from the data to the figures: sh run_all.sh DATA WORK
# What is done already is not done again; a training that was broken off goes on from its last checkpoint.
# Pairs of extra_pairs.py are taken from WORK/extra where they are there. The model is left in WORK/kunta-static-v2.
# A trial of the whole in a few minutes: ROWS=3000 PIECES=8000 STEPS=40 sh run_all.sh DATA WORK
set -eu
data=$(realpath "$1")
mkdir -p "$2/extra"
work=$(realpath "$2")
cd "$(dirname "$0")"
rows=${ROWS:+--rows $ROWS}

[ -f "$work/extra/extra_gloss_en_sv.jsonl.xz" ] || python3 extra_glosses.py --data "$data" "$work/extra" --out "$work/extra"
[ -f "$work/tokenizer.json" ] ||
  python3 train_tokenizer.py --data "$data" "$work/extra" --work "$work" --size "${PIECES:-46000}" $rows
[ -f "$work/bitext.json" ] || python3 prepare_data.py --data "$data" "$work/extra" --work "$work" $rows
python3 train.py --work "$work" --name broad --set repetition=0.4 steps="${STEPS:-2000}" rate=0.02 scale=16 checkpoint_every=120
everyday="repetition=0.4 warm_up=15 scale=18 bitext_scale=14 dropped_tokens=0.1 whole_below=24 mixture=everyday"
python3 train.py --work "$work" --name everyday --set $everyday start=broad/model.pt steps="${STEPS:-600}" rate=0.008
[ -f "$work/smooth/model.pt" ] ||
  python3 spelling.py --work "$work" --checkpoint "$work/everyday/model.pt" --out "$work/smooth/model.pt"
python3 train.py --work "$work" --name last --set $everyday start=smooth/model.pt steps="${STEPS:-500}" rate=0.006 checkpoint_every=250
python3 average.py "$work/smooth/model.pt" "$work/last/model.pt" --out "$work/mean/model.pt"
python3 train.py --work "$work" --name glossed \
  --set $everyday mixture=glossed start=mean/model.pt steps="${STEPS:-160}" rate=0.006 checkpoint_every=40 regroup=0
python3 average.py "$work/mean/model.pt" "$work/glossed/model.pt" --out "$work/final/model.pt"
python3 export_onnx.py --checkpoint "$work/final/model.pt" --out "$work/kunta-static-v2" \
  --fixture "$work/reference-vectors.json" --full "$work/references.json"
python3 evaluate.py --model "$work/kunta-static-v2" --data "$data" --json "$work/figures.json"
python3 make_peer.py --model "$work/kunta-static-v2" --out "$work/e5-small-shape"
taskset -c 0 node check-transformers-js.mjs "$work/kunta-static-v2" "$work/references.json" "$work/e5-small-shape"
