#!/usr/bin/env bash
# A PostgreSQL with PostGIS for the server suite, on Debian: installs what is missing, makes a cluster in a
# temporary directory, starts it on the loopback address and says where it is.
#   . .ci/postgres.sh        starts it and exports DATABASE_URL
#   .ci/postgres.sh          starts it and prints the URL
#   .ci/postgres.sh stop     stops it and removes it
# Installing needs root; PostgreSQL refuses to run as root, so it then runs as the user postgres.

pg_dir=${TESSERA_PG_DIR:-/tmp/tessera-postgres}
pg_port=${TESSERA_PG_PORT:-54329}

pg_bin() { find /usr/lib/postgresql/*/bin -maxdepth 0 2>/dev/null | sort -V | tail -1; }
pg_as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

pg_install() {
  [ -n "$(pg_bin)" ] && ls /usr/share/postgresql/*/extension/postgis.control >/dev/null 2>&1 && return
  # Debian's own package starts a cluster of its own; this one is not needed.
  apt-get update -q &&
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q postgresql 'postgresql-1[0-9]-postgis-3'
}

pg_stop() {
  if [ -f "$pg_dir/data/postmaster.pid" ]; then pg_as "$(pg_bin)/pg_ctl" -D "$pg_dir/data" -m fast -w stop; fi
  rm -rf "$pg_dir"
}

pg_start() {
  pg_install && pg_stop && mkdir -p "$pg_dir" || return
  if [ "$(id -u)" = 0 ]; then chown postgres "$pg_dir"; fi
  # Durability is not what is tested here: fsync off.
  pg_as "$(pg_bin)/initdb" -D "$pg_dir/data" -U tessera -A trust -E UTF8 --no-locale &&
    pg_as "$(pg_bin)/pg_ctl" -D "$pg_dir/data" -l "$pg_dir/log" -w start \
      -o "-c listen_addresses=127.0.0.1 -c port=$pg_port -c unix_socket_directories=$pg_dir -c fsync=off" &&
    pg_as "$(pg_bin)/createdb" -h 127.0.0.1 -p "$pg_port" -U tessera tessera
}

if [ "${1:-start}" = stop ]; then
  pg_stop >&2
else
  pg_start >&2 && export DATABASE_URL="postgresql://tessera@127.0.0.1:$pg_port/tessera" && echo "$DATABASE_URL"
fi
