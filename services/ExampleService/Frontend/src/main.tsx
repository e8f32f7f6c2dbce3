import { OpenTeraApp, SignedIn } from '@opentera/web';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ExamplePage } from './ExamplePage';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root');

createRoot(root).render(
  <StrictMode>
    <OpenTeraApp>
      <SignedIn>
        <ExamplePage />
      </SignedIn>
    </OpenTeraApp>
  </StrictMode>,
);
