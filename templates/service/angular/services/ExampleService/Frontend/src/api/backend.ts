import { teraFetch } from '@opentera/web';
import createClient from 'openapi-fetch';
import type { components, paths } from './schema.generated';

//#if (notes)
export type Note = components['schemas']['Note'];
//#endif
export type Project = components['schemas']['Project'];
export type ServerEvent = components['schemas']['ServerEvent'];

/** Where the gateway has the backend: under the path of this page. */
export const backendAddress = new URL(document.baseURI).pathname.replace(/\/$/, '');

/** The service's backend, with paths and types from its own description (openapi.json). */
export const backend = createClient<paths>({ baseUrl: backendAddress, fetch: teraFetch });
