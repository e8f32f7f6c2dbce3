import { useLanguage, type Language } from './language';

/** A page's texts in both languages: a text that one of them lacks does not compile. Returns the hook that reads them. */
export function defineTexts<T>(texts: { en: T; fr: NoInfer<T> } & Record<Language, T>): () => T {
  return () => texts[useLanguage()];
}
