import { Shell, useTexts } from '@opentera/web/react';
import { Link } from 'react-router';
import { portalTexts } from './texts';

export function NotFoundPage() {
  const text = useTexts(portalTexts);
  return (
    <Shell title={text.notFound}>
      <h1>{text.notFound}</h1>
      <p>
        <Link to="/">{text.toServices}</Link>
      </p>
    </Shell>
  );
}
