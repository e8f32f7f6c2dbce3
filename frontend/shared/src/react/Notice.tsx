import type { ReactNode } from 'react';

/** A message in the page: an error is read out at once, anything else when there is a pause. */
export function Notice({ kind = 'info', children }: { kind?: 'info' | 'good' | 'error'; children: ReactNode }) {
  return (
    <div className="notice" data-kind={kind} role={kind === 'error' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}
