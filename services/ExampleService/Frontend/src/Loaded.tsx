import { Notice, useTexts } from '@opentera/web/react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { texts } from './texts';

/** What a query brought, or that it is on its way, or why it failed. */
export function Loaded<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  const text = useTexts(texts);
  if (query.isSuccess) return children(query.data);
  if (query.isPending)
    return (
      <p className="soft" role="status">
        {text.loading}
      </p>
    );
  return (
    <Notice kind="error">
      <strong>{text.failed}</strong>
      <span>{query.error.message}</span>
      <Button className="quiet-button" onPress={() => void query.refetch()}>
        {text.tryAgain}
      </Button>
    </Notice>
  );
}
