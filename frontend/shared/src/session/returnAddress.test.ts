import { expect, test } from 'vitest';
import { returnAddress, signInAddress } from './returnAddress';

test.each(['/example/', '/example/notes?x=1#top'])('a path of this origin is a way back: %s', (path) => {
  expect(returnAddress(path)).toBe(location.origin + path);
});

test.each([
  null,
  '',
  'example/',
  'https://elsewhere.org/',
  '//elsewhere.org/',
  '/\\elsewhere.org/',
  '/\t/elsewhere.org/',
  'javascript:alert(1)',
  '//[',
])('what leads elsewhere is no way back: %s', (path) => {
  expect(returnAddress(path)).toBeNull();
});

test('a path that only looks like another host after it is resolved stays on this origin', () => {
  expect(returnAddress('/.//elsewhere.org/')).toBe(`${location.origin}//elsewhere.org/`);
});

test('the way to signing in names the whole place to come back to', () => {
  history.replaceState(null, '', '/example/notes?a=1&b=2#top');
  const { pathname, searchParams } = new URL(signInAddress(), location.origin);
  expect(pathname).toBe('/portal/');
  expect(searchParams.get('return')).toBe('/example/notes?a=1&b=2#top');
});
