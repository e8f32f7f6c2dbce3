import { readJson, teraFetch } from '@opentera/web';

export const kinds = ['participant', 'user', 'device'] as const;
export type Kind = (typeof kinds)[number];

/** Somebody, or a device, that has a WebSocket open at the server. */
export interface OnlineClient {
  uuid: string;
  name: string;
  /** Where a participant belongs. */
  place?: string;
  isInSession: boolean;
}

type Row = Record<string, string | boolean | null>;

/** Those of one kind who are online, as far as the signed-in user may see them. */
export async function getOnline(kind: Kind): Promise<OnlineClient[]> {
  const parameters = kind === 'participant' ? '?with_projects=true&with_sites=true' : '';
  const rows = await readJson<Row[]>(await teraFetch(`/api/user/${kind}s/online${parameters}`));
  return rows
    .filter((row) => row[`${kind}_online`])
    .map((row) => ({
      uuid: String(row[`${kind}_uuid`]),
      name: String(row[`${kind}_name`]),
      ...(kind === 'participant' && { place: placeOf(row.project_name, row.site_name) }),
      isInSession: Boolean(row[`${kind}_busy`]),
    }));
}

export function placeOf(...names: unknown[]): string {
  return names.filter(Boolean).join(', ');
}
