import { stored, useStored } from '../stored';

export type Language = 'en' | 'fr';

export const language = stored<Language>(
  'opentera.language',
  (text) => (text === 'en' || text === 'fr' ? text : preferredLanguage()),
  (value) => value,
);

export function useLanguage(): Language {
  return useStored(language);
}

/** The first language of the browser that this page speaks. */
export function preferredLanguage(): Language {
  const first = navigator.languages
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((tag) => tag === 'en' || tag === 'fr');
  return first === 'fr' ? 'fr' : 'en';
}
