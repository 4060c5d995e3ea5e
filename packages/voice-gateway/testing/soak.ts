// Many calls through one gateway, to find what leaks: npm run soak -w @dialora/voice-gateway [-- calls at-once]
import { createGateway } from '../src/index.js';
import { speechSource } from '../src/media/speech.js';
import { openPhone, until } from './node-phone.js';

const calls = Number(process.argv[2] ?? 200);
const atOnce = Number(process.argv[3] ?? 6);

const gateway = createGateway({ secret: 's' });
const { url } = await gateway.listen();
const pairs = await Promise.all(
  Array.from({ length: atOnce }, async (_, index) => ({
    callee: `callee.${index}`,
    a: await openPhone(url, gateway.mintToken(`caller.${index}`)),
    b: await openPhone(url, gateway.mintToken(`callee.${index}`)),
  })),
);

async function talk({ callee, a, b }: (typeof pairs)[number]): Promise<void> {
  await a.dial({ To: `client:${callee}` });
  const callSid = await b.pickUp();
  a.say(speechSource({ pitch: 140, level: 0.1, seed: 1 }));
  await until(() => a.packets > 10 && b.packets > 10, 'media both ways', 30_000);
  b.send('hangup', { callsid: callSid });
  await a.next('hangup');
  await a.peer().close();
  await b.peer().close();
}

function heapMb(): number {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().heapUsed / 1e5) / 10;
}

async function report(what: string, begun: number): Promise<void> {
  await until(() => gateway.calls().length === 0, 'the last call to end');
  await until(() => gateway.usage().peers === 0, 'the last peer to close');
  const { sockets, peers, timers } = gateway.usage();
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${what}: ${seconds} s, heap ${heapMb()} MB, sockets ${sockets}, peers ${peers}, timers ${timers}`);
}

const [first] = pairs;
if (first === undefined) throw new RangeError('At least one call has to run at a time.');
const warmUp = performance.now();
await talk(first);
await report('warm-up', warmUp);
for (let done = 0; done < calls;) {
  const begun = performance.now();
  const batch = Math.min(50, calls - done);
  for (let index = 0; index < batch; index += 1) await talk(first);
  done += batch;
  await report(`${done} calls, one after another`, begun);
}
const begun = performance.now();
await Promise.all(pairs.map(talk));
await report(`${atOnce} calls at once`, begun);
await Promise.all(pairs.flatMap(({ a, b }) => [a.close(), b.close()]));
await gateway.stop();
console.log(`after stop: ${JSON.stringify(gateway.usage())}`);
