import { useSyncExternalStore } from 'react';
import { shownAppearance, type Appearance } from '../appearance/appearance';
import { language, type Language } from '../language/language';
import { session, type Session } from '../session/session';
import type { Observed } from '../stored';

export function useObserved<T>({ subscribe, get }: Observed<T>): T {
  return useSyncExternalStore(subscribe, get);
}

export function useAppearance(): Appearance {
  return useObserved(shownAppearance);
}

export function useLanguage(): Language {
  return useObserved(language);
}

export function useSession(): Session | null {
  return useObserved(session);
}

/** The texts in the page's language. */
export function useTexts<T>(texts: Record<Language, T>): T {
  return texts[useLanguage()];
}
