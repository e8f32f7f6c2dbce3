import { readJson, teraFetch } from '@opentera/web';

/** What the portal reads of a service's record. */
export interface Service {
  service_uuid: string;
  service_key: string;
  service_name: string;
  service_enabled: boolean;
  /** The path behind which the service is, as `/example`. */
  service_clientendpoint: string;
}

export type Role = 'admin' | 'user';

export interface User {
  sites: { id_site: number; site_name: string; site_role: Role }[];
  projects: { id_project: number; id_site: number }[];
}

export async function getServices(): Promise<Service[]> {
  return readJson<Service[]>(await teraFetch('/api/user/services?list=true'));
}

export async function getOwnUser(): Promise<User | undefined> {
  const [user] = await readJson<User[]>(await teraFetch('/api/user/users?self=true'));
  return user;
}
