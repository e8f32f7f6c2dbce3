import { computed, DestroyRef, inject, signal, type Signal } from '@angular/core';
import { language, type Language, type Observed } from '@opentera/web';

/** What all pages share, such as the session, as a signal of the component that is being made. */
export function observe<T>({ get, subscribe }: Observed<T>): Signal<T> {
  const value = signal(get());
  inject(DestroyRef).onDestroy(subscribe(() => value.set(get())));
  return value.asReadonly();
}

/** The texts in the page's language. */
export function observeTexts<T>(texts: Record<Language, T>): Signal<T> {
  const shown = observe(language);
  return computed(() => texts[shown()]);
}
