import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';

const page = join(process.cwd(), 'node_modules', `.served-${process.pid}`);
let server;
let origin;

beforeAll(async () => {
  await mkdir(join(page, 'dist/assets'), { recursive: true });
  await writeFile(join(page, 'package.json'), '{ "opentera": { "base": "/page/" } }');
  await writeFile(join(page, 'dist/index.html'), '<h1>The page</h1>');
  await writeFile(join(page, 'dist/assets/app-1234.js'), 'console.log(1)');
  await writeFile(join(page, 'dist/assets/app-1234.js.br'), brotliCompressSync('console.log(1)'));
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  server = spawn(process.execPath, [join(import.meta.dirname, 'serve.js')], {
    cwd: page,
    env: { ...process.env, PORT: String(port) },
  });
  await new Promise((listening) => server.stdout.once('data', listening));
});

afterAll(async () => {
  const exitCode = new Promise((exited) => server.once('exit', exited));
  server.kill('SIGTERM');
  expect(await exitCode).toBe(0);
  await rm(page, { recursive: true });
});

async function freePort() {
  const listener = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => listener.once('listening', listening));
  const { port } = listener.address();
  await new Promise((closed) => listener.close(closed));
  return port;
}

const get = (path, options) => fetch(origin + path, { redirect: 'manual', ...options });

test.each(['/page/', '/page/some/where?x=1'])('%s is the page, asked for anew every time', async (path) => {
  const response = await get(path);
  expect(await response.text()).toBe('<h1>The page</h1>');
  expect(response.headers.get('Cache-Control')).toBe('no-cache');
});

test('nothing runs in the page but its own scripts', async () => {
  const { headers } = await get('/page/');
  const policy = headers.get('Content-Security-Policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain('unsafe');
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
});

test('what carries a hash in its name is compressed and cached for good', async () => {
  const response = await get('/page/assets/app-1234.js', { headers: { 'Accept-Encoding': 'br' } });
  expect(response.headers.get('Content-Encoding')).toBe('br');
  expect(response.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
  expect(response.headers.get('Vary')).toBe('Accept-Encoding');
  expect(await response.text()).toBe('console.log(1)');
});

test('an unchanged page is not sent again', async () => {
  const etag = (await get('/page/')).headers.get('ETag');
  expect((await get('/page/', { headers: { 'If-None-Match': etag } })).status).toBe(304);
});

test.each([
  ['/page/health', 200],
  ['/page/assets/missing.js', 404],
  ['/page/../package.json', 404],
  ['/elsewhere/', 404],
  ['/', 404],
])('%s answers %i', async (path, status) => {
  expect((await get(path)).status).toBe(status);
});

test('nothing beside the built page is served', async () => {
  expect(await (await get('/page/..%2fpackage.json')).text()).not.toContain('opentera');
});

test('the path without its slash leads to the page', async () => {
  const response = await get('/page?return=/x/');
  expect(response.status).toBe(301);
  expect(response.headers.get('Location')).toBe('/page/?return=/x/');
});

test('only reading is possible', async () => {
  expect((await get('/page/', { method: 'POST' })).status).toBe(405);
});
