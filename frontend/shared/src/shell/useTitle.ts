import { useEffect } from 'react';

export function useTitle(title: string) {
  useEffect(() => {
    document.title = title === 'OpenTera' ? title : `${title} · OpenTera`;
  }, [title]);
}
