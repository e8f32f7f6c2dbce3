import { readFile, readdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { pageBase, requireFromPage } from './fromPage.js';

const sharedDirectory = fileURLToPath(new URL('.', import.meta.url));
const { name, peerDependencies } = JSON.parse(await readFile(join(sharedDirectory, 'package.json'), 'utf8'));

/** Vite's and Vitest's configuration of an OpenTera page: `export default openteraPage()` is all a page needs. */
export function openteraPage() {
  const base = pageBase();
  return {
    base,
    plugins: [requireFromPage('@vitejs/plugin-react').default(), health(base), pressableStyle(), precompressed()],
    // What this package uses is the page's own, wherever npm linked this package from.
    resolve: { dedupe: Object.keys(peerDependencies) },
    optimizeDeps: { exclude: [name] },
    // The content security policy lets nothing be loaded from data: addresses but images.
    build: { target: 'es2023', assetsInlineLimit: 0 },
    server: {
      host: '127.0.0.1',
      strictPort: true,
      // The gateway forwards the name it was called by. Hot reload connects to the page's own address, so it follows.
      allowedHosts: [hostname()],
      fs: { allow: [process.cwd(), sharedDirectory] },
    },
    test: {
      environment: 'jsdom',
      // For a machine that is busy with other tests.
      testTimeout: 30_000,
      env: { BASE_URL: base },
      setupFiles: [join(sharedDirectory, 'src/testing/setup.ts')],
      server: { deps: { inline: [name] } },
    },
  };
}

/** The health path of the production server, answered by the development server too. */
function health(base) {
  return {
    name: 'opentera-health',
    configureServer: (server) =>
      void server.middlewares.use(`${base}health`, (_request, response) => void response.end('Healthy')),
  };
}

/** React Aria inserts a style element unless this id is there. Content security policy forbids that: see controls.css. */
function pressableStyle() {
  return {
    name: 'opentera-pressable-style',
    transformIndexHtml: () => [{ tag: 'meta', attrs: { id: 'react-aria-pressable-style' }, injectTo: 'head' }],
  };
}

/** Writes what the production server sends compressed: best compression, once, instead of a little at every request. */
function precompressed() {
  let directory;
  return {
    name: 'opentera-precompressed',
    apply: 'build',
    configResolved: (config) => void (directory = config.build.outDir),
    async closeBundle() {
      const entries = await readdir(directory, { recursive: true });
      const files = entries.filter((file) => /\.(?:js|css|html|svg|json)$/.test(file));
      await Promise.all(
        files.map(async (file) => {
          const content = await readFile(join(directory, file));
          await Promise.all([
            writeFile(join(directory, `${file}.br`), await promisify(brotliCompress)(content)),
            writeFile(join(directory, `${file}.gz`), await promisify(gzip)(content, { level: 9 })),
          ]);
        }),
      );
    },
  };
}
