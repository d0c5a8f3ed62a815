# Shared by the scripts in this folder; sourced, never run. Bash 5, coreutils and apt (Debian) are all it expects.
# Everything it says goes to standard error: standard output belongs to the program.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
app="$root/artifacts/app" # the published program that script/run and script/kith start

# A service account or a bare container may have no HOME; dotnet will not start without one.
export HOME=${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# Build helpers that outlive the build would keep a caller's pipe open.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false DOTNET_CLI_USE_MSBUILD_SERVER=0

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 2; }

# Puts a .NET 10 SDK first in PATH, wherever it was unpacked, or says what to install.
need_dotnet() {
  local dir
  for dir in "$(dirname "$(command -v dotnet || echo /none/dotnet)")" \
    "${DOTNET_ROOT:-/none}" "$HOME/.dotnet" /usr/share/dotnet /usr/lib/dotnet /opt/dotnet; do
    [ -x "$dir/dotnet" ] && "$dir/dotnet" --list-sdks 2>/dev/null | grep -q '^10\.' || continue
    export PATH="$dir:$PATH"
    return
  done
  die "Kith needs the .NET 10 SDK: https://dotnet.microsoft.com/download/dotnet/10.0"
}

# need WHAT PACKAGE…: installs Debian packages as root or through a sudo that asks nothing.
# Returns 1, after one line that says what to install, when that is not allowed or does not work.
need() {
  local what=$1 as=()
  shift
  if [ "$(id -u)" != 0 ]; then
    if sudo -n true 2>/dev/null; then as=(sudo -n); else as=(false); fi
  fi
  if command -v apt-get >/dev/null && [ "${as[*]}" != false ]; then
    say "Installing $what: $*"
    "${as[@]}" env DEBIAN_FRONTEND=noninteractive bash -c '
      install() { apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@"; }
      install "$@" || { apt-get -qq update && install "$@"; }' - "$@" >&2 </dev/null && return
  fi
  say "Missing: $what. Please install it: sudo apt-get install $*"
  return 1
}

has_library() { PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null | grep -q "$1"; }

# The program uses the operating system's SQLite, which the distribution keeps safe (docs/decisions/0004).
need_sqlite() { has_library 'libsqlite3\.so\.0' || need SQLite libsqlite3-0 || exit 2; }

sources_changed() {
  [ ! -e "$app/.built" ] || [ -n "$(cd "$root" && find src Directory.Build.props Directory.Packages.props \
    global.json .editorconfig -newer "$app/.built" -print -quit)" ]
}

publish_app() {
  local fresh="$app.fresh"
  rm -rf "$fresh"
  mkdir -p "$fresh"
  command -v dotnet >"$fresh/.built" # its time is the build's start: what changes meanwhile is newer
  (cd "$root" && dotnet publish src/Kith -c Release --use-current-runtime --self-contained false \
    -p:PublishReadyToRun=true -p:ArtifactsPath="$root/artifacts/app-build" -o "$fresh" -v quiet --nologo >&2 </dev/null) \
    || { rm -rf "$fresh"; die "Kith did not build; the messages above say why."; }
  # A running hub keeps its files: the old folder is moved away, never written over.
  rm -rf "$app.old"
  [ ! -e "$app" ] || mv "$app" "$app.old"
  mv "$fresh" "$app"
  rm -rf "$app.old"
}

# Builds the program only when a source is newer than the last build; two callers wait for each other.
build_app() {
  sources_changed || return 0
  need_dotnet
  need_sqlite
  mkdir -p "$root/artifacts"
  exec {lock}>"$root/artifacts/app.lock"
  flock "$lock"
  if sources_changed; then
    say "Building Kith (the first time takes a minute) …"
    publish_app
  fi
  exec {lock}>&-
}

# Becomes the program, so that Ctrl-C, TERM and the exit code are its own.
exec_app() {
  local dotnet
  dotnet=$(<"$app/.built")
  [ -x "$dotnet" ] || { need_dotnet; dotnet=dotnet; }
  exec "$dotnet" "$app/Kith.dll" "$@"
}
