import axe from 'axe-core';
import { expect } from 'vitest';

/** What only a browser can tell: jsdom paints nothing. */
const rules = { 'color-contrast': { enabled: false }, 'label-content-name-mismatch': { enabled: false } };

/** Fails with the name of every rule that the page breaks. */
export async function expectAccessible(element: Element = document.body) {
  const { violations } = await axe.run(element, { rules });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(', ')}`)).toEqual([]);
}
