import { controlRoutes } from '../control/routes.js';
import { scriptNumbers, scripts } from '../scripts/index.js';

/** What `--help` and `GET /` say. */
export const help = `Dialora voice gateway: runs the unmodified Twilio Voice SDK with no Twilio.

Usage
  dialora-voice-gateway [--port 5172] [--host 127.0.0.1] [--secret <text>] [--no-answer <seconds>] [--quiet]

Options
  --port <number>       where to listen; 0 takes a free port            [5172]
  --host <address>      0.0.0.0 also answers other machines             [127.0.0.1]
  --secret <text>       signs access tokens (or VOICE_GATEWAY_SECRET)   [made up at each start]
  --no-answer <seconds> how long a phone rings                          [30]
  --quiet               print the address and the token only
  --help, --version

In the browser, before the SDK is imported (it always dials wss:// and keeps the WebSocket class that it finds):
  globalThis.WebSocket = class extends WebSocket {
    constructor(url, protocols) { super(String(url).replace(/^wss:\\/\\/(?=localhost|127\\.0\\.0\\.1)/, 'ws://'), protocols); }
  };
  const { Device } = await import('@twilio/voice-sdk');
  const device = new Device(token, { chunderw: 'localhost:5172' });

Where a call goes (device.connect({ params: { To } }))
  client:<identity>     rings every registered device of that identity
${scripts.map(({ name, about }) => `  ${`${name} ${numberOf(name)}`.padEnd(29)} ${about}`).join('\n')}
  (nothing)             the same as preflight: Device.runPreflight works
  RingMs, GreetingMs and TalkMs in the params change how long a script takes.

Control by HTTP on the same port (JSON in, {"data": …} out)
${controlRoutes.map(({ method, path, about }) => `  ${`${method} ${path}`.padEnd(32)} ${about}`).join('\n')}
  GET /events                      everything that happens, as server-sent events
`;

function numberOf(name: string): string {
  return Object.entries(scriptNumbers).find(([, script]) => script === name)?.[0] ?? '';
}
