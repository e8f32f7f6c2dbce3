import { stored, type Observed } from '../stored';

export type Appearance = 'light' | 'dark';

/** What the visitor chose; null follows the system. */
export const appearance = stored<Appearance | null>(
  'opentera.appearance',
  (text) => (text === 'light' || text === 'dark' ? text : null),
  (value) => value,
);

const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

/** What the page looks like: as the visitor chose, or else as the system does. */
export const shownAppearance: Observed<Appearance> = {
  get: () => appearance.get() ?? (systemIsDark.matches ? 'dark' : 'light'),
  subscribe(changed) {
    const stop = appearance.subscribe(changed);
    systemIsDark.addEventListener('change', changed);
    return () => {
      stop();
      systemIsDark.removeEventListener('change', changed);
    };
  },
};
