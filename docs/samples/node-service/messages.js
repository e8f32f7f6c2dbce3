// OpenTera's messages, and how they travel on Redis.
import { fileURLToPath } from 'node:url';
import protobuf from 'protobufjs';

const folder = fileURLToPath(new URL('../../../ServiceDefaults/Communication/Messages/', import.meta.url));
const messages = await new protobuf.Root().load(
  ['TeraEvent.proto', 'DatabaseEvent.proto', 'RPCMessage.proto'].map((file) => folder + file),
  { keepCase: true },
);
const [TeraEvent, DatabaseEvent, RPCMessage] = ['TeraEvent', 'DatabaseEvent', 'RPCMessage'].map((name) =>
  messages.lookupType(`opentera.protobuf.${name}`),
);

/** The changes that the message of an events topic tells. */
export function databaseEvents(payload) {
  return TeraEvent.decode(payload)
    .events.filter((event) => event.type_url.endsWith('.DatabaseEvent'))
    .map((event) => DatabaseEvent.toObject(DatabaseEvent.decode(event.value), { enums: String }));
}

/** Calls a method of a service and gives what it returned. */
export async function call(redis, topic, method, ...args) {
  const replyTo = `RedisRPCClient.${crypto.randomUUID()}`;
  const subscriber = await redis.duplicate().connect();
  try {
    const reply = new Promise((resolve, reject) => {
      const timeout = setTimeout(() => reject(new Error(`${method} did not answer`)), 10_000);
      void subscriber
        .subscribe(replyTo, (text) => {
          clearTimeout(timeout);
          resolve(JSON.parse(text));
        })
        .then(() =>
          redis.publish(
            topic,
            Buffer.from(
              RPCMessage.encode({
                method,
                id: 1,
                timestamp: Date.now() / 1000,
                reply_to: replyTo,
                args: args.map(value),
              }).finish(),
            ),
          ),
        );
    });
    const { status, return_value: returned } = await reply;
    if (status !== 'OK') throw new Error(`${method} failed`);
    return returned;
  } finally {
    await subscriber.close();
  }
}

/** Answers calls of others: `{ name: (argument, …) => what it returns }`. */
export async function serve(redis, topic, methods) {
  const subscriber = await redis.duplicate().connect();
  await subscriber.subscribe(
    topic,
    async (payload) => {
      const { method, id, reply_to: replyTo, args } = RPCMessage.decode(payload);
      if (!Object.hasOwn(methods, method)) return;
      const answer = { method, id: Number(id), pattern: topic, status: 'OK', return_value: null };
      try {
        answer.return_value = await methods[method](
          ...args.map((arg) => {
            const given = arg[arg.arg_value];
            return typeof given === 'object' ? Number(given) : given;
          }),
        );
      } catch (error) {
        console.error(error);
        answer.status = 'Error';
      }
      await redis.publish(replyTo, JSON.stringify(answer));
    },
    true,
  );
}

const value = (argument) =>
  typeof argument === 'string'
    ? { string_value: argument }
    : typeof argument === 'boolean'
      ? { bool_value: argument }
      : Number.isInteger(argument)
        ? { int_value: argument }
        : { double_value: argument };
