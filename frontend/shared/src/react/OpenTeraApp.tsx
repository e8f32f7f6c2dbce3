import '@fontsource-variable/hanken-grotesk';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/controls.css';
import '../styles/shell.css';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { openPage } from '../page';
import { isRefusal } from '../response';
import { useLanguage, useSession } from './state';

/** What surrounds everything in a page: styles, language, appearance, the session's renewal, the cache of answers. */
export function OpenTeraApp({ children }: { children: ReactNode }) {
  const language = useLanguage();
  const userUuid = useSession()?.userUuid;

  useEffect(openPage, []);

  return (
    <I18nProvider locale={language}>
      <Answers key={userUuid}>{children}</Answers>
    </I18nProvider>
  );
}

/** Each user's answers are in a cache of their own: the next one at this computer sees none of them. */
function Answers({ children }: { children: ReactNode }) {
  const [queries] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { staleTime: 30_000, retry: (failures, error) => failures < 2 && !isRefusal(error) },
        },
      }),
  );
  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
}
