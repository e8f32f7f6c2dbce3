import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pageBase, requireFromPage } from './fromPage.js';

const sharedDirectory = fileURLToPath(new URL('.', import.meta.url));
const { name, peerDependencies } = JSON.parse(await readFile(join(sharedDirectory, 'package.json'), 'utf8'));

/** Vite's and Vitest's configuration of a page made with React: `export default reactPage()` is all it needs. */
export function reactPage() {
  const base = pageBase();
  return {
    base,
    plugins: [requireFromPage('@vitejs/plugin-react').default(), health(base), pressableStyle()],
    // What this package uses is the page's own, wherever npm linked this package from.
    resolve: { dedupe: Object.keys(peerDependencies) },
    optimizeDeps: { exclude: [name] },
    // The content security policy lets nothing be loaded from data: addresses but images.
    build: { target: 'es2023', assetsInlineLimit: 0 },
    server: {
      host: '127.0.0.1',
      strictPort: true,
      fs: { allow: [process.cwd(), sharedDirectory] },
    },
    test: {
      environment: 'jsdom',
      // For a machine that is busy with other tests.
      testTimeout: 30_000,
      env: { BASE_URL: base },
      setupFiles: [join(sharedDirectory, 'src/testing/setup.ts'), join(sharedDirectory, 'src/react/testing.ts')],
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
