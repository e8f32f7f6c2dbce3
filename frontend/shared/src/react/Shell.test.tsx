import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { session } from '../session/session';
import { expectAccessible, serveToPage, signInAs } from '../testing';
import { OpenTeraApp } from './OpenTeraApp';
import { Shell } from './Shell';

function show() {
  signInAs('Ada Lovelace');
  serveToPage({});
  render(
    <OpenTeraApp>
      <Shell title="Notes" service="Example">
        <h1>Notes</h1>
      </Shell>
    </OpenTeraApp>,
  );
}

test('the frame names the person, the service and the page, and is accessible', async () => {
  show();
  expect(screen.getByText('Ada Lovelace')).toBeTruthy();
  expect(screen.getByText('Example')).toBeTruthy();
  expect(document.title).toBe('Notes · OpenTera');
  await expectAccessible();
});

test('the language switches, and the page says so to screen readers', async () => {
  show();
  await userEvent.click(screen.getByRole('button', { name: 'Français' }));
  expect(document.documentElement.lang).toBe('fr');
  expect(screen.getByRole('button', { name: 'Se déconnecter' })).toBeTruthy();
  expect(localStorage.getItem('opentera.language')).toBe('fr');
});

test('the appearance switches and is remembered', async () => {
  show();
  await userEvent.click(screen.getByRole('button', { name: 'Use dark colours' }));
  expect(document.documentElement.dataset.appearance).toBe('dark');
  expect(screen.getByRole('button', { name: 'Use light colours' })).toBeTruthy();
  expect(localStorage.getItem('opentera.appearance')).toBe('dark');
});

test('the first thing the keyboard reaches leads past the frame', async () => {
  show();
  await userEvent.tab();
  expect(document.activeElement?.textContent).toBe('Skip to content');
  expect(document.activeElement?.getAttribute('href')).toBe('#content');
});

test('signing out ends the session', async () => {
  show();
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
  expect(session.get()).toBeNull();
});
