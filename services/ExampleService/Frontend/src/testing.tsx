import { OpenTeraApp, SignedIn } from '@opentera/web/react';
import { eventStream, serveToPage, signInAs, type Answers } from '@opentera/web/testing';
import { act, render, screen, within } from '@testing-library/react';
import { backendAddress } from './api/backend';
import { Page } from './Page';

/** A stream of events that the test sends itself, and React shows. */
export function shownEventStream() {
  const { response, send } = eventStream();
  return {
    response,
    send: (event: unknown) =>
      act(async () => {
        send(event);
        await Promise.resolve();
      }),
  };
}

/** Shows the page to a signed-in user. The backend has nothing but what the test says: `'GET /notes': () => …`. */
export function showPage(answers: Answers = {}) {
  signInAs('Ada Lovelace');
  const backend: Answers = {
    'GET /notes': () => Response.json([]),
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
