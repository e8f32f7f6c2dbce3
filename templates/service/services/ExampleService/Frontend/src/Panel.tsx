import { useId, type ReactNode } from 'react';

interface PanelProps {
  title: string;
  detail: string;
  /** Stands beside the title, as a connection's state. */
  aside?: ReactNode;
  children: ReactNode;
}

export function Panel({ title, detail, aside, children }: PanelProps) {
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {aside}
        <p className="soft">{detail}</p>
      </header>
      {children}
    </section>
  );
}
