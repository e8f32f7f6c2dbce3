import { returnAddress } from '@opentera/web';
import type { Service } from './teraServer';

/** Whether a service has a page to open: yes, none at all, or one that does not answer now. */
export type PageState = 'page' | 'none' | 'unreachable';

/** The address of a service's page, null when its record names none on this origin. */
export function pageAddress(service: Service): string | null {
  return returnAddress(`${service.service_clientendpoint.replace(/\/+$/, '')}/`);
}

/** A service's record does not say whether there is a page behind its path: the path itself does. */
export async function findPage(service: Service): Promise<PageState> {
  const address = pageAddress(service);
  if (!address) return 'none';
  try {
    const response = await fetch(address, { method: 'HEAD', headers: { Accept: 'text/html' }, credentials: 'omit' });
    if (response.status >= 500) return 'unreachable';
    return response.ok && response.headers.get('Content-Type')?.startsWith('text/html') ? 'page' : 'none';
  } catch {
    return 'unreachable';
  }
}
