import { expect, test, vi } from 'vitest';
import { signInAs, tokenOf } from '../testing';
import { session } from './session';
import { readClaims } from './token';

test('the session is stored as every page of the origin expects it', () => {
  session.set({ token: tokenOf('Ada'), userUuid: 'ada' });
  const stored = JSON.parse(localStorage.getItem('opentera.session') ?? '') as Record<string, string>;
  expect(Object.keys(stored)).toEqual(['token', 'userUuid']);
});

test.each(['not json', '{}', '{"token":"x","userUuid":"y"}', 'null'])('a broken session is none: %s', (text) => {
  localStorage.setItem('opentera.session', text);
  expect(session.get()).toBeNull();
});

test('signing out in another tab is seen in this one', () => {
  signInAs('Ada');
  const changed = vi.fn();
  const stop = session.subscribe(changed);
  localStorage.removeItem('opentera.session');
  window.dispatchEvent(new StorageEvent('storage', { key: 'opentera.session' }));
  expect(changed).toHaveBeenCalledOnce();
  expect(session.get()).toBeNull();
  stop();
});

test('a name outside ASCII comes out of the token whole', () => {
  expect(readClaims(tokenOf('Élise Œuvrard 李'))?.user_fullname).toBe('Élise Œuvrard 李');
});
