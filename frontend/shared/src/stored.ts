/** A value that changes, and tells who listens. */
export interface Observed<T> {
  get: () => T;
  subscribe: (changed: () => void) => () => void;
}

/** A value kept in localStorage: all tabs of this origin see the same one, and each change of it. */
export interface Stored<T> extends Observed<T> {
  set: (value: T) => void;
}

/** @param parse makes the value of what is stored, and a sound value of what is missing or broken. */
export function stored<T>(
  key: string,
  parse: (text: string | null) => T,
  format: (value: T) => string | null,
): Stored<T> {
  const listeners = new Set<() => void>();
  let text: string | null | undefined;
  let value: T;

  return {
    get() {
      const current = localStorage.getItem(key);
      // The same object as long as nothing changed, which React relies on.
      if (current !== text) {
        text = current;
        value = parse(current);
      }
      return value;
    },
    set(next) {
      const formatted = format(next);
      if (formatted === null) localStorage.removeItem(key);
      else localStorage.setItem(key, formatted);
      listeners.forEach((changed) => changed());
    },
    subscribe(changed) {
      const changedElsewhere = (event: StorageEvent) => {
        if (event.key === key || event.key === null) changed();
      };
      listeners.add(changed);
      window.addEventListener('storage', changedElsewhere);
      return () => {
        listeners.delete(changed);
        window.removeEventListener('storage', changedElsewhere);
      };
    },
  };
}
