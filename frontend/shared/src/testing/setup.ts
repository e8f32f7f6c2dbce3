// What browsers have and jsdom lacks, and a clean browser after every test.
import { configure } from '@testing-library/dom';
import { afterEach, vi } from 'vitest';

// For a machine that is busy with other tests.
configure({ asyncUtilTimeout: 10_000 });

const BrowserlessRequest = globalThis.Request;

globalThis.Request = class extends BrowserlessRequest {
  constructor(input: RequestInfo | URL, init?: RequestInit) {
    super(typeof input === 'string' ? new URL(input, location.href) : input, init);
  }
};

window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener: vi.fn(),
    removeListener: vi.fn(),
  });

Object.defineProperty(navigator, 'locks', {
  configurable: true,
  value: { request: (_name: string, whenFree: () => unknown) => Promise.resolve(whenFree()) },
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  localStorage.clear();
});
