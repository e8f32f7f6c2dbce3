import { useSyncExternalStore } from 'react';
import { stored, useStored } from '../stored';

export type Appearance = 'light' | 'dark';

/** What the visitor chose; null follows the system. */
export const appearance = stored<Appearance | null>(
  'opentera.appearance',
  (text) => (text === 'light' || text === 'dark' ? text : null),
  (value) => value,
);

const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

export function useAppearance(): Appearance {
  const chosen = useStored(appearance);
  const system = useSyncExternalStore(subscribeToSystem, () => (systemIsDark.matches ? 'dark' : 'light'));
  return chosen ?? system;
}

function subscribeToSystem(changed: () => void) {
  systemIsDark.addEventListener('change', changed);
  return () => systemIsDark.removeEventListener('change', changed);
}
