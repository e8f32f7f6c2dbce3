import { OpenTeraApp, SignedIn } from '@opentera/web/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Page } from './Page';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root');

createRoot(root).render(
  <StrictMode>
    <OpenTeraApp>
      <SignedIn>
        <Page />
      </SignedIn>
    </OpenTeraApp>
  </StrictMode>,
);
