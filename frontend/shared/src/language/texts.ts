import type { Language } from './language';

/** A page's texts in both languages: a text that one of them lacks does not compile. */
export function defineTexts<T>(texts: { en: T; fr: NoInfer<T> } & Record<Language, T>): Record<Language, T> {
  return texts;
}
