import { useEffect } from 'react';
import { showTitle } from '../page';

export function useTitle(title: string) {
  useEffect(() => showTitle(title), [title]);
}
