import { OpenTeraApp, SignedIn } from '@opentera/web/react';
import { serveToPage, signInAs, type Answers } from '@opentera/web/testing';
import { act, render, screen, within } from '@testing-library/react';
import { backendAddress } from './api/backend';
import { Page } from './Page';

/** A stream of events that the test sends itself. */
export function eventStream() {
  let controller: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({ start: (started) => void (controller = started) });
  return {
    response: () => new Response(body, { headers: { 'Content-Type': 'text/event-stream' } }),
    send: (event: unknown) =>
      act(async () => {
        controller.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(event)}\n\n`));
        await Promise.resolve();
      }),
  };
}

/** Shows the page to a signed-in user. The backend has nothing but what the test says: `'GET /notes': () => …`. */
export function showPage(answers: Answers = {}) {
  signInAs('Ada Lovelace');
  const backend: Answers = {
    //#if (notes)
    'GET /notes': () => Response.json([]),
    //#endif
    'GET /projects': () => Response.json([]),
    'GET /events': eventStream().response,
    ...answers,
  };
  const requests = serveToPage(
    Object.fromEntries(
      Object.entries(backend).map(([call, answer]) => [call.replace(' ', ` ${backendAddress}/api`), answer]),
    ),
  );
  render(
    <OpenTeraApp>
      <SignedIn>
        <Page />
      </SignedIn>
    </OpenTeraApp>,
  );
  return requests;
}

export const panel = (name: string) => within(screen.getByRole('region', { name }));
