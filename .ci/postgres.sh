#!/bin/sh
# A PostgreSQL with PostGIS for the server suite, on Debian: installs what is missing, makes a cluster in a
# temporary directory, starts it on the loopback address at a free port, and prints one line, its URL.
#   DATABASE_URL=$(.ci/postgres.sh start) npm run test:postgres; .ci/postgres.sh stop
# Needs root for apt-get; PostgreSQL itself refuses to run as root and runs as the user postgres.
set -eu

DIR=${TESSERA_PG_DIR:-/tmp/tessera-postgres}
PORT=${TESSERA_PG_PORT:-54329}

bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1; }
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

start() {
  if [ -z "$(bin)" ] || ! ls /usr/share/postgresql/*/extension/postgis.control >/dev/null 2>&1; then
    apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql postgresql-15-postgis-3 >&2 ||
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql postgis 'postgresql-[0-9]*-postgis-3' >&2
  fi
  stop >&2
  mkdir -p "$DIR"
  [ "$(id -u)" = 0 ] && chown postgres "$DIR"
  as_postgres "$(bin)/initdb" -D "$DIR/data" -U tessera -A trust -E UTF8 --no-locale >&2
  as_postgres "$(bin)/pg_ctl" -D "$DIR/data" -l "$DIR/log" -w \
    -o "-c listen_addresses=127.0.0.1 -c port=$PORT -c unix_socket_directories=$DIR -c fsync=off" start >&2
  as_postgres "$(bin)/createdb" -h 127.0.0.1 -p "$PORT" -U tessera tessera >&2
  echo "postgresql://tessera@127.0.0.1:$PORT/tessera"
}

stop() {
  if [ -f "$DIR/data/postmaster.pid" ]; then as_postgres "$(bin)/pg_ctl" -D "$DIR/data" -m fast -w stop; fi
  rm -rf "$DIR"
}

case "${1:-}" in
start) start ;;
stop) stop ;;
*)
  echo "usage: $0 start | stop" >&2
  exit 2
  ;;
esac
