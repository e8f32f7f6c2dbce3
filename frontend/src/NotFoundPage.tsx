import { Shell } from '@opentera/web';
import { Link } from 'react-router';
import { usePortalTexts } from './texts';

export function NotFoundPage() {
  const text = usePortalTexts();
  return (
    <Shell title={text.notFound}>
      <h1>{text.notFound}</h1>
      <p>
        <Link to="/">{text.toServices}</Link>
      </p>
    </Shell>
  );
}
