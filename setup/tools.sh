# shellcheck shell=bash
# The tools Heedline needs, found or obtained: a JDK, Maven, espeak-ng. Sourced by ./heedline and ./mvnw.
#
# What is missing comes from the system's own packages: installed where the user is root, otherwise unpacked
# into the user's cache, which changes nothing outside it. Everything said here goes to standard error.

setup=${BASH_SOURCE[0]%/*}
heedline_cache=${XDG_CACHE_HOME:-~/.cache}/heedline

say() { printf 'heedline: %s\n' "$*" >&2; }

die() {
    say "$@"
    exit 1
}

# Exports JAVA_HOME, a JDK of version 17 or later.
need_jdk() {
    find_jdk || { install_package openjdk-17-jdk-headless && find_jdk; } ||
        die "a JDK of version 17 or later is needed and was not found (JAVA_HOME is '${JAVA_HOME:-}')." \
            "Install one: sudo apt-get install openjdk-17-jdk-headless"
}

# The JDK that JAVA_HOME names already, or javac's on PATH, or any that the system has.
find_jdk() {
    local javac candidate version
    javac=$(readlink -f "$(command -v javac)" || true)
    for candidate in "${JAVA_HOME:-}" "${javac%/bin/javac}" /usr/lib/jvm/*; do
        if [ ! -x "$candidate/bin/javac" ] || [ ! -r "$candidate/release" ]; then continue; fi
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$candidate/release")
        if [ "${version:-0}" -ge 17 ]; then
            export JAVA_HOME=$candidate
            return
        fi
    done
    return 1
}

# Puts a Maven on PATH that is new enough.
need_maven() {
    local oldest unpacked="$heedline_cache/packages/maven/usr/share/maven/bin"
    oldest=$(sed -n 's/^minimumVersion=//p' "$setup/../.mvn/wrapper/maven-wrapper.properties")
    maven_is_since "$oldest" && return
    [ -d "$unpacked" ] || install_package maven || unpack_package maven || true
    [ ! -d "$unpacked" ] || export PATH="$unpacked:$PATH"
    maven_is_since "$oldest" || die "Maven $oldest or later is needed and was not found." \
        "Install it: sudo apt-get install maven"
}

# The version of the Maven on PATH is $1 or later.
maven_is_since() {
    local found
    found=$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p') || return 1
    [ -n "$found" ] && [ "$(printf '%s\n' "$1" "$found" | sort -V | head -n 1)" = "$1" ]
}

# Puts espeak-ng on PATH.
need_espeak() {
    local unpacked="$heedline_cache/packages/espeak-ng/usr" libraries
    command -v espeak-ng >/dev/null && return
    [ -d "$unpacked" ] || install_package espeak-ng || unpack_package espeak-ng || true
    if [ -d "$unpacked" ]; then
        libraries=$(dirname "$(find "$unpacked/lib" -name 'libespeak-ng.so.1' -print -quit)")
        export PATH="$unpacked/bin:$PATH" ESPEAK_DATA_PATH="$libraries/espeak-ng-data"
        export LD_LIBRARY_PATH="$libraries:$libraries/pulseaudio${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
    fi
    espeak-ng --version >/dev/null 2>&1 || die "espeak-ng, the voice, is needed and was not found." \
        "Install it: sudo apt-get install espeak-ng"
}

# Installs package $1 as root. Fails, silently, where that is not possible.
install_package() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    say "installing $1 from the system's packages"
    quietly apt-get update && DEBIAN_FRONTEND=noninteractive quietly apt-get install -y --no-install-recommends "$1"
}

# Unpacks package $1, with whatever it needs that is not installed, into the user's cache. Needs no root.
unpack_package() {
    local unpacked="$heedline_cache/packages/$1" work missing
    [ ! -d "$unpacked" ] || return 0
    command -v apt-get >/dev/null && command -v dpkg >/dev/null || return 1
    say "unpacking $1 from the system's packages into $unpacked (nothing else is changed)"
    mkdir -p "$heedline_cache/packages"
    work=$(mktemp -d "$heedline_cache/packages/.$1.XXXXXX")
    mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/root"
    local apt=(-o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work/cache" -o Debug::NoLocking=1)
    if quietly apt-get "${apt[@]}" update &&
        mapfile -t missing < <(apt-get "${apt[@]}" install --simulate --no-install-recommends "$1" |
            sed -n 's/^Inst \([^ ]*\).*/\1/p') &&
        (cd "$work/cache" && quietly apt-get "${apt[@]}" download "${missing[@]}") &&
        find "$work/cache" -name '*.deb' -exec dpkg -x {} "$work/root" \; &&
        relink "$work/root"; then
        mv -T "$work/root" "$unpacked" # whole, or not at all
    fi
    rm -rf "$work"
    [ -d "$unpacked" ]
}

# Packages link to absolute places; in directory $1 what was unpacked there is meant.
relink() {
    local link target
    find "$1" -type l -lname '/*' | while read -r link; do
        target=$1$(readlink "$link")
        [ ! -e "$target" ] || ln -sfnr "$target" "$link"
    done
}

# Runs a command whose output matters only if it fails.
quietly() {
    local output
    output=$("$@" 2>&1 </dev/null) && return
    printf '%s\n' "$output" | tail -n 15 >&2
    return 1
}
