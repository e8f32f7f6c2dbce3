import { vi } from 'vitest';

/** How a server answers, by method and path, as `GET /api/user/services`. */
export type Answers = Record<string, (request: Request) => Response | Promise<Response>>;

/** Answers every `fetch` of a test; what is not listed is 404. Returns the requests as they come in. */
export function serveToPage(answers: Answers): Request[] {
  const requests: Request[] = [];
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    requests.push(request.clone());
    const answer = answers[`${request.method} ${new URL(request.url).pathname}`];
    return answer ? answer(request) : new Response('Not found', { status: 404 });
  });
  return requests;
}
