import { stored } from '../stored';

export type Language = 'en' | 'fr';

export const language = stored<Language>(
  'opentera.language',
  (text) => (text === 'en' || text === 'fr' ? text : preferredLanguage()),
  (value) => value,
);

/** The first language of the browser that this page speaks. */
export function preferredLanguage(): Language {
  const first = navigator.languages
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((tag) => tag === 'en' || tag === 'fr');
  return first === 'fr' ? 'fr' : 'en';
}

const names = { en: 'English', fr: 'Français' };

/** The language that the page can be changed to, named in that language: whoever looks for it reads that one. */
export function otherLanguage(): { tag: Language; name: string } {
  const tag = language.get() === 'en' ? 'fr' : 'en';
  return { tag, name: names[tag] };
}
