#!/bin/sh
# make-certificates.sh FOLDER: an authority and a server certificate for a gateway in a container that has none, or whose own is about to
# expire; on a developer's machine AppHost makes them. To use a certificate of your own, put it into FOLDER as server.crt and server.key.
set -eu
umask 077
cd "$1"

authority='OpenTera authority'
month=2592000

if [ ! -e ca.crt ] || ! openssl x509 -in ca.crt -noout -checkend $month >/dev/null; then
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 \
        -subj "/O=OpenTera/CN=$authority $(openssl rand -hex 4)" -addext keyUsage=critical,keyCertSign,cRLSign \
        -keyout ca.key -out ca.crt 2>/dev/null
fi

if [ -e server.crt ]; then
    openssl x509 -in server.crt -noout -issuer | grep -q "$authority" || exit 0
    openssl verify -CAfile ca.crt server.crt >/dev/null 2>&1 && openssl x509 -in server.crt -noout -checkend $month >/dev/null && exit 0
fi

cat >server.ext <<EXTENSIONS
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost, DNS:$(hostname), IP:127.0.0.1, IP:::1
EXTENSIONS
openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj '/O=OpenTera/CN=localhost' -keyout server.key -out server.csr 2>/dev/null
openssl x509 -req -in server.csr -days 397 -CA ca.crt -CAkey ca.key -set_serial "0x$(openssl rand -hex 16)" -extfile server.ext -out server.crt 2>/dev/null
rm server.ext server.csr
