#!/bin/sh
# Writes NGINX's configuration from the Gateway__* variables (gateway/GatewayOptions.cs says what they mean) and becomes NGINX.
# AppHost runs it where NGINX is installed, and it runs in the container too.
set -eu
umask 077

frame=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$Gateway__Directory/temp"
cd "$Gateway__Directory"

# fill FILE NAME VALUE...: the file with each @NAME@ replaced. Awk's index(): no character of a value is special.
fill() {
    file=$1
    shift
    awk 'BEGIN { for (i = 1; i < ARGC - 1; i += 2) { value["@" ARGV[i] "@"] = ARGV[i + 1]; ARGV[i] = ARGV[i + 1] = "" } }
        { for (name in value) while (at = index($0, name))
              $0 = substr($0, 1, at - 1) value[name] substr($0, at + length(name))
          print }' "$@" "$file"
}

# NGINX ends when it starts before the name of a backend's container is known.
wait_for_name() {
    command -v getent >/dev/null || return 0
    seconds=0
    until getent hosts "$1" >/dev/null || [ "$seconds" -eq 60 ]; do
        sleep 1
        seconds=$((seconds + 1))
    done
}

listen() {
    for address; do
        printf '        listen  %s:%s ssl http2;\n' "$address" "$Gateway__Port"
    done
}

case $Gateway__Address in
    localhost) v4=127.0.0.1 v6='[::1]' ;;
    *) v4=0.0.0.0 v6='[::]' ;;
esac
[ -e /proc/net/if_inet6 ] && [ -s /proc/net/if_inet6 ] || v6=

# Without this line NGINX started by root hands over to an account that cannot read the data directory.
user=
[ "$(id -u)" -ne 0 ] || user='user  root;'

fill "$frame/nginx.conf" USER "$user" LISTEN "$(listen $v4 $v6)" CERTIFICATES "$Gateway__Certificates" >nginx.conf

: >upstreams.conf
: >locations.conf
route=0
while eval "path=\${Gateway__Routes__${route}__Path:-}" && [ -n "$path" ]; do
    eval "target=\$Gateway__Routes__${route}__Target"
    eval "prefix=\${Gateway__Routes__${route}__Prefix:-}"
    eval "limit=\${Gateway__Routes__${route}__MaxBodyMegabytes:-100}"
    eval "trusted=\${Gateway__Routes__${route}__Trusted:-false}"

    name=route$route
    target=${target#http://}
    wait_for_name "${target%%:*}"
    pass=
    [ -z "$prefix" ] || pass=${path#"$prefix"}
    secret=
    case $trusted in true | True) secret=$Gateway__Secret ;; esac

    fill "$frame/upstream.conf" NAME "$name" TARGET "${target%/}" >>upstreams.conf
    fill "$frame/location.conf" NAME "$name" PATH "$path" PASS "$pass" LIMIT "$limit" \
        SCRIPT "${prefix:-/}" SECRET "$secret" >>locations.conf
    route=$((route + 1))
done

exec nginx -e stderr -p . -c nginx.conf
