// Writes what the production server sends compressed: best compression, once, instead of a little at every request.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

const entries = await readdir('dist', { recursive: true });
const files = entries.filter((file) => /\.(?:js|css|html|svg|json)$/.test(file)).map((file) => join('dist', file));
await Promise.all(
  files.map(async (file) => {
    const content = await readFile(file);
    await Promise.all([
      writeFile(`${file}.br`, await promisify(brotliCompress)(content)),
      writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 })),
    ]);
  }),
);
