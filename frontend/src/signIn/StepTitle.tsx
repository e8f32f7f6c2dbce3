import { useEffect, useRef, type ReactNode } from 'react';

/** The title of a step that replaced another one: takes the focus, so that a screen reader says where one is now. */
export function StepTitle({ children }: { children: ReactNode }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <h1 ref={title} tabIndex={-1}>
      {children}
    </h1>
  );
}
