import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const pageDirectory = process.cwd();

/**
 * Requires a package as the page that is being built sees it. npm links this package from its folder, from where
 * Node.js would not find what is installed for the page.
 */
export const requireFromPage = createRequire(resolve(pageDirectory, 'package.json'));

/** The path under which the page is served, `opentera.base` of its package.json: the one place it is written down. */
export function pageBase() {
  const { opentera } = JSON.parse(readFileSync(resolve(pageDirectory, 'package.json'), 'utf8'));
  if (!/^\/(?:[\w-]+\/)+$/.test(opentera?.base ?? ''))
    throw new Error(`${pageDirectory}/package.json needs "opentera": { "base": "/name/" }, with both slashes`);
  return opentera.base;
}
