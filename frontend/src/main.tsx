import { OpenTeraApp } from '@opentera/web/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { Portal } from './Portal';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root');

createRoot(root).render(
  <StrictMode>
    <OpenTeraApp>
      <BrowserRouter basename={import.meta.env.BASE_URL}>
        <Portal />
      </BrowserRouter>
    </OpenTeraApp>
  </StrictMode>,
);
