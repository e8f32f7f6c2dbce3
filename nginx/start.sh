#!/bin/sh
# Writes NGINX's configuration from the Gateway__* variables (gateway/GatewayOptions.cs says what they mean) and becomes NGINX.
# AppHost runs it where NGINX is installed, and it runs in the container too.
set -eu
umask 077

frame=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$Gateway__Directory/temp"
cd "$Gateway__Directory"

# fill FILE: the file with each @name@ replaced by the variable. The values go by the environment, since arguments can be seen by every
# account of the machine, and index() takes no character of them for special.
fill() {
    awk '{ for (name in ENVIRON) while (at = index($0, "@" name "@"))
               $0 = substr($0, 1, at - 1) ENVIRON[name] substr($0, at + length(name) + 2)
           print }' "$1"
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
run_as=
[ "$(id -u)" -ne 0 ] || run_as='user  root;'

listen=$(listen $v4 $v6)
certificates=$Gateway__Certificates
export run_as listen certificates
fill "$frame/nginx.conf" >nginx.conf

: >upstreams.conf
: >locations.conf
route=0
while eval "path=\${Gateway__Routes__${route}__Path:-}" && [ -n "$path" ]; do
    eval "target=\$Gateway__Routes__${route}__Target"
    eval "prefix=\${Gateway__Routes__${route}__Prefix:-}"
    eval "limit=\${Gateway__Routes__${route}__MaxBodyMegabytes:-100}"
    eval "trusted=\${Gateway__Routes__${route}__Trusted:-false}"

    name=route$route
    script=${prefix:-/}
    target=${target#http://}
    target=${target%/}
    wait_for_name "${target%%:*}"
    pass=
    [ -z "$prefix" ] || pass=${path#"$prefix"}
    secret=
    case $trusted in true | True) secret=$Gateway__Secret ;; esac

    export name target path pass limit script secret
    fill "$frame/upstream.conf" >>upstreams.conf
    fill "$frame/location.conf" >>locations.conf
    route=$((route + 1))
done

exec nginx -e stderr -p . -c nginx.conf
