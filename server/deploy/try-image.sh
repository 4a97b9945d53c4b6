#!/usr/bin/env bash
# Runs the steps of the Dockerfile without Docker, on a copy of the project: the RUN lines of the first
# stage, then CMD and HEALTHCHECK as a user without rights, on a read-only file system and without any
# network but its own. Needs root (for the mounts), Node and npm; the packages come from the registry.
#   server/deploy/try-image.sh [folder to work in]
set -euo pipefail
cd "$(dirname "$0")/../.."
[ "$(id -u)" -eq 0 ] || { echo 'try-image: needs root, for the read-only mounts' >&2; exit 77; }

work=${1:-$(mktemp -d)}
app=$work/app data=$work/data
install -d "$app"
install -d -o 65534 -g 65534 -m 700 "$data"
say() { printf '\n== %s\n' "$*"; }

# One line of the Dockerfile without its first word, for the stage that is asked for (1 or 2).
lines() { awk -v stage="$1" -v word="$2" '/^FROM/ { n++ } n == stage && $1 == word { $1 = ""; print substr($0, 2) }' Dockerfile; }
# An array of JSON as words of the shell.
words() { node -e 'console.log(JSON.parse(process.argv[1]).map((w) => `'"'"'${w}'"'"'`).join(" "))' "$1"; }

say 'COPY . . (what git knows, less .dockerignore)'
git ls-files -z | tar -c --anchored --exclude-from=.dockerignore --null -T - -f - | tar -x -C "$app"
chown -R 0:0 "$app"

while read -r step; do
  case $step in
    apt-get*) say "RUN $step (skipped: of the machine)" ;;
    *) say "RUN $step"; (cd "$app" && env -u NODE_ENV bash -c "$step") ;;
  esac
done < <(lines 1 RUN)
du -sh "$app" "$app/node_modules" | sed 's/^/size: /'

environment=$(lines 2 ENV | sed "s#/data#$data#g; s#HOST=0.0.0.0#HOST=127.0.0.1#; s#PORT=3000#PORT=3999#")
server=$(words "$(lines 2 CMD)")
check=$(words "$(lines 2 HEALTHCHECK | sed 's/.*CMD //')")
say "ENV $environment"
say "CMD $server"

# The rest in namespaces of its own: everything read-only but the data, and a network of one machine.
# What this needs of the shell goes by its arguments: the environment is the image's.
exec unshare --mount --net --pid --fork --mount-proc bash -euo pipefail -c '
  app=$1 data=$2 environment=$3 server=$4 check=$5
  ip link set lo up
  mount --bind "$data" "$data"
  mount --bind / / && mount -o remount,ro,bind /
  mount --bind "$app" "$app" && mount -o remount,ro,bind "$app"
  cd "$app"
  nobody=(setpriv --reuid 65534 --regid 65534 --clear-groups --no-new-privs --bounding-set=-all
    env -i "PATH=$PATH" $environment bash -c)
  if touch "$app/written" /tmp/written 2>/dev/null; then echo "this can be written to"; exit 1; fi
  "${nobody[@]}" "exec $server" & pid=$!
  for _ in $(seq 60); do "${nobody[@]}" "$check" && break; sleep 0.5; done
  "${nobody[@]}" "$check"
  echo "HEALTHCHECK: ready"
  "${nobody[@]}" "node server/deploy/try-server.mjs"
  kill -TERM "$pid"
  wait "$pid" && echo "SIGTERM: exit 0"
  if "${nobody[@]}" "$check"; then exit 1; fi
  echo "HEALTHCHECK: no longer ready"
  ls -l "$data"
' bash "$app" "$data" "$environment" "$server" "$check"
