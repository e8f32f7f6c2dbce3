/** An answer that is not a success, with what the server said about it. */
export class ResponseError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The JSON of a successful answer. Throws {@link ResponseError} for every other one. */
export async function readJson<T>(response: Response): Promise<T> {
  const text = await response.text();
  if (!response.ok) throw new ResponseError(response.status, messageOf(parse(text)) ?? response.statusText);
  return JSON.parse(text) as T;
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The content of a successful answer to openapi-fetch. Throws {@link ResponseError} for every other one. */
export function succeeded<T>({ data, error, response }: Answer<T>): T {
  if (response.ok) return data as T;
  throw new ResponseError(response.status, messageOf(error) ?? response.statusText);
}

/** Whether the server understood and said no, so that asking again is useless. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ResponseError && error.status < 500;
}

interface ErrorBody {
  /** What is wrong with each value that was sent. */
  errors: Record<string, string | string[]>;
  message: string;
  detail: string;
  title: string;
}

/** What an error answer says: TeraServer in a JSON string or in `message`, .NET services as problem details. */
export function messageOf(body: unknown): string | undefined {
  if (typeof body === 'string') return body;
  if (typeof body !== 'object') return undefined;
  const { errors, message, detail, title }: Partial<ErrorBody> = body ?? {};
  return errors ? Object.values(errors).flat().join(' ') : (detail ?? message ?? title);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
