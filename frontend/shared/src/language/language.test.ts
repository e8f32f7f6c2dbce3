import { expect, test, vi } from 'vitest';
import { language, preferredLanguage } from './language';

test.each([
  [['fr-CA', 'en'], 'fr'],
  [['en-CA', 'fr'], 'en'],
  [['de', 'fr'], 'fr'],
  [['de'], 'en'],
])('a browser that prefers %j gets %s', (languages, expected) => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValueOnce(languages);
  expect(preferredLanguage()).toBe(expected);
});

test('the language that was chosen goes before the browser’s', () => {
  localStorage.setItem('opentera.language', 'fr');
  expect(language.get()).toBe('fr');
});
