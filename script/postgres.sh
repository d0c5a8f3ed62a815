# A private PostgreSQL cluster for tests and measurements; sourced after lib.sh. It listens on a unix socket in a folder
# of its own and on no network, and ends with the shell that started it, even when that shell is killed.

postgres_folder=
postgres_pid=

# Prints the folder of the newest installed server's programs.
find_postgres() {
  local initdb
  initdb=$({ ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null || command -v initdb; } | sort -V | tail -n 1)
  [ -n "$initdb" ] && dirname "$(readlink -f "$initdb")"
}

# PostgreSQL refuses to run as root: then it runs as the user its package made.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then
    exec setpriv --reuid postgres --regid postgres --init-groups --pdeathsig INT "$@"
  fi
  exec setpriv --pdeathsig INT "$@"
}

# Starts the cluster and exports KITH_TEST_POSTGRES; 1 when there is no server to start. "start_postgres durable" flushes to
# the disk as a real hub does, for measurements.
start_postgres() {
  local bin careless=(-c fsync=off -c full_page_writes=off -c synchronous_commit=off)
  [ "${1:-}" != durable ] || careless=()
  bin=$(find_postgres) || return 1
  postgres_folder=$(mktemp -d /tmp/kith-postgres.XXXXXX) # a socket's path must stay short, whatever TMPDIR says
  [ "$(id -u)" != 0 ] || chown postgres: "$postgres_folder"
  (cd / && as_postgres "$bin/initdb" -D "$postgres_folder/data" -U kith --auth=trust -E UTF8 --locale=C.UTF-8 --no-sync) \
    >"$root/artifacts/postgres.log" 2>&1 </dev/null || { stop_postgres; return 1; }
  # For tests fsync is off: these databases are thrown away.
  (cd / && as_postgres "$bin/postgres" -D "$postgres_folder/data" -k "$postgres_folder" -h '' \
    "${careless[@]}" -c max_connections=200) \
    >>"$root/artifacts/postgres.log" 2>&1 </dev/null &
  postgres_pid=$!
  wait_for_postgres "$bin" || { say "PostgreSQL did not start; see artifacts/postgres.log"; stop_postgres; return 1; }
  export KITH_TEST_POSTGRES="Host=$postgres_folder;Username=kith;Database=postgres"
}

wait_for_postgres() {
  local tries
  for tries in {1..150}; do
    ! "$1/pg_isready" -q -h "$postgres_folder" -U kith || return 0
    kill -0 "$postgres_pid" 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}

stop_postgres() {
  [ -z "$postgres_pid" ] || { kill -QUIT "$postgres_pid" && wait "$postgres_pid"; } 2>/dev/null || true
  [ -z "$postgres_folder" ] || rm -rf "$postgres_folder"
  postgres_pid= postgres_folder=
}
