import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { eventStream, serveToPage, signInAs, type Answers } from '@opentera/web/testing';
import { screen, within } from '@testing-library/dom';
import { backendAddress } from './api/backend';
import { App } from './app';

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
  TestBed.createComponent(App);
  TestBed.inject(ApplicationRef).tick();
  return requests;
}

export const panel = (name: string) => within(screen.getByRole('region', { name }));
