// Serves a built page (`dist`) in production, under the path its package.json names.
import { createServer } from 'node:http';
import { pageBase, requireFromPage } from './fromPage.js';

const sirv = requireFromPage('sirv');
const base = pageBase();
const port = Number(process.env.PORT);
if (!Number.isInteger(port) || port < 1) throw new Error('Set PORT to the port to listen on');

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
].join('; ');

const securityHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
};

const files = sirv('dist', {
  single: true,
  etag: true,
  brotli: true,
  gzip: true,
  setHeaders(response, path) {
    // What Vite and Angular build carries a hash of its content in its name; everything else keeps its name when it changes.
    const unchanging = path.startsWith('/assets/') || /-[A-Z0-9]{8}\.\w+$/.test(path);
    response.setHeader('Cache-Control', unchanging ? 'public, max-age=31536000, immutable' : 'no-cache');
  },
});

const server = createServer((request, response) => {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  const path = request.url.split('?', 1)[0];

  if (request.method !== 'GET' && request.method !== 'HEAD')
    return void response.writeHead(405, { Allow: 'GET, HEAD' }).end();
  if (path === `${base}health`)
    return void response.writeHead(200, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' }).end('Healthy');
  if (path === base.slice(0, -1))
    return void response.writeHead(301, { Location: base + request.url.slice(path.length) }).end();
  if (!path.startsWith(base)) return notFound(response);

  request.url = request.url.slice(base.length - 1);
  files(request, response, () => notFound(response));
});

function notFound(response) {
  response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
}

function stop() {
  server.close(() => process.exit(0));
  setTimeout(() => server.closeAllConnections(), 5000).unref();
}
process.once('SIGTERM', stop).once('SIGINT', stop);

const host = process.env.HOST ?? '127.0.0.1';
server.listen(port, host, () => console.log(`Serving ${base} on http://${host}:${port}`));
