// Takes the OpenAPI document of a running backend into the page's folder: `node fetchOpenApi.js ADDRESS`.
import { writeFile } from 'node:fs/promises';

const [address] = process.argv.slice(2);
const response = await fetch(address).catch((error) => {
  throw new Error(`Nothing answers at ${address}: start the backend first (${error.cause?.code ?? error.message})`);
});
if (!response.ok) throw new Error(`${address} answers ${response.status} ${response.statusText}`);

const document = await response.json();
// Where it was fetched is no part of the interface.
delete document.servers;
await writeFile('openapi.json', `${JSON.stringify(document, null, 2)}\n`);
