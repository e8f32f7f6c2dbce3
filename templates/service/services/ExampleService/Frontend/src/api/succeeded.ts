import { messageOf, ResponseError } from '@opentera/web';

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The content of a successful answer. Throws {@link ResponseError} for every other one, with what the backend says. */
export function succeeded<T>({ data, error, response }: Answer<T>): T {
  if (response.ok) return data as T;
  throw new ResponseError(response.status, messageOf(error) ?? response.statusText);
}
