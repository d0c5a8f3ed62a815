# Starting a hub, asking it and reading what it costs; sourced by script/bench after lib.sh.

server_pid=

# start_hub DATA PORT: starts the published build and sets first_answer to the milliseconds until /health/live answered.
start_hub() {
  local begun tries
  begun=$(date +%s%N)
  # shellcheck disable=SC2119
  (exec_app serve --data "$1" --urls "http://127.0.0.1:$2" >"$work/url" 2>"$work/server.log") &
  server_pid=$!
  for tries in {1..3000}; do
    curl -sf -o /dev/null "http://127.0.0.1:$2/health/ready" && break
    kill -0 "$server_pid" 2>/dev/null || { cat "$work/server.log" >&2; die "The hub did not start."; }
    sleep 0.01
  done
  first_answer=$((($(date +%s%N) - begun) / 1000000))
}

stop_hub() {
  [ -z "$server_pid" ] || { kill -TERM "$server_pid" && wait "$server_pid"; } 2>/dev/null || true
  server_pid=
}

# memory_mb: resident memory of the hub now, and its peak.
memory_mb() { awk '/^VmRSS/ {rss=$2} /^VmHWM/ {peak=$2} END {printf "%d (peak %d)", rss/1024, peak/1024}' "/proc/$server_pid/status"; }

# load NAME URL [wrk arguments…]: warms up, measures, and prints one row of the table.
load() {
  local name=$1 url=$2
  shift 2
  wrk "$url" -t2 -c16 -d"${warm}s" "$@" >/dev/null 2>&1 || true
  wrk "$url" -t2 -c16 -d"${seconds}s" --latency "$@" >"$work/wrk" 2>&1 || die "wrk failed: $(cat "$work/wrk")"
  awk -v name="$name" -v bytes="$(page_bytes "$url" "$@")" '
    /50%/ {p50=$2} /99%/ {p99=$2} /Requests\/sec/ {rate=$2} /Non-2xx/ {bad=$NF} /not accepted/ {refused=$NF}
    END { printf "| %s | %d | %s | %s | %s |%s\n", name, rate, p50, p99, bytes, (bad > 0 ? " " bad " not 2xx" : "") (refused > 0 ? " " refused " refused" : "") }
  ' "$work/wrk"
  rate=$(awk '/Requests\/sec/ {print int($2)}' "$work/wrk")
}

# page_bytes URL [-H HEADER…]: bytes on the line, gzip, of what one visitor gets.
page_bytes() {
  local url=$1 headers=()
  shift
  while [ $# -gt 0 ]; do
    [ "$1" != -H ] || headers+=(-H "$2")
    shift
  done
  curl -s "${headers[@]}" -H 'Accept-Encoding: gzip' -o /dev/null -w '%{size_download}' "$url"
}

# read_form URL: sets cookie and token to what a form there would send.
read_form() {
  cookie=$(curl -s -D - -o "$work/form" "$1" | grep -i '^set-cookie: form' | sed 's/^[^:]*: //; s/;.*//' | tr -d '\r')
  token=$(grep -o 'name="token"[^>]*value="[^"]*"' "$work/form" | head -n 1 | sed 's/.*value="//; s/"$//')
}
