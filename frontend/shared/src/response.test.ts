import { expect, test } from 'vitest';
import { isRefusal, readJson, ResponseError } from './response';

test.each([
  ['"Forbidden"', 'Forbidden'],
  ['{"message":"Unknown arguments: x"}', 'Unknown arguments: x'],
  ['{"title":"Bad Request","detail":"text is empty"}', 'text is empty'],
  [
    '{"title":"Invalid","errors":{"Text":["Too long.","Too dull."],"Time":["Missing."]}}',
    'Too long. Too dull. Missing.',
  ],
  ['{"message":"Input payload validation failed","errors":{"id":"not a number"}}', 'not a number'],
  ['<html>', 'Bad Request'],
])('an error answer %s says: %s', async (body, message) => {
  const response = new Response(body, { status: 400, statusText: 'Bad Request' });
  await expect(readJson(response)).rejects.toThrow(new ResponseError(400, message));
});

test('a refusal is final, a failure of the server is not', () => {
  expect(isRefusal(new ResponseError(403, ''))).toBe(true);
  expect(isRefusal(new ResponseError(502, ''))).toBe(false);
  expect(isRefusal(new TypeError('offline'))).toBe(false);
});
