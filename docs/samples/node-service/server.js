// A service of OpenTera on Node.js: says who calls, follows the walks of the service Gait, and answers calls of others.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { createClient } from 'redis';
import { call, databaseEvents, serve } from './messages.js';

const { PORT, REDIS_URI } = process.env;
const redis = await createClient({ url: REDIS_URI }).connect();
redis.on('error', (error) => console.error(error.message));
const walks = [];

const subscriber = await redis.duplicate().connect();
await subscriber.subscribe(
  'service.Gait.events',
  (payload) => walks.push(...databaseEvents(payload).map((event) => JSON.parse(event.object_value))),
  true,
);

await serve(redis, 'service.Steps.rpc', { greet: (name) => `Hello ${name}` });

const pages = {
  '/health': () => ({ status: 'Healthy' }),
  '/api/me': (user) => ({ name: user.user_fullname }),
  '/api/walks': () => walks,
  '/api/steps': async () => ({ steps: await call(redis, 'service.Gait.rpc', 'steps_in_all') }),
};

createServer(async (request, response) => {
  const page = new URL(request.url, 'http://localhost').pathname;
  const user = page === '/health' || (await userOf(request.headers.authorization));
  const [status, answer] = !pages[page]
    ? [404, 'Not found']
    : !user
      ? [401, 'Unauthorized']
      : [200, await pages[page](user)];
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
}).listen(PORT);

/** What a user's token says, when TeraServer signed it and it is still good; else null. */
async function userOf(authorization = '') {
  const [scheme, token = ''] = authorization.split(' ');
  const [header, claims, signature] = token.split('.');
  const key = await redis.get('UserTokenAPIKey');
  if (scheme !== 'OpenTera' || !signature || !key) return null;
  const expected = createHmac('sha256', key).update(`${header}.${claims}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const user = JSON.parse(Buffer.from(claims, 'base64url'));
  return user.exp > Date.now() / 1000 && !(await redis.sIsMember('user_disabled_tokens', token)) ? user : null;
}
