#!/usr/bin/env node
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { GatewayEvent } from './call/types.js';
import { createControl } from './control/control.js';
import { isLoopback } from './control/loopback.js';
import { createGateway } from './gateway.js';
import { help } from './help.js';
import type { Log } from './log.js';

const defaultPort = 5172;

const log: Log = (level, message, detail) => {
  if (level === 'warn' || level === 'error') console.error(`${level}: ${message}`, detail ?? '');
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: String(defaultPort) },
      host: { type: 'string', default: '127.0.0.1' },
      secret: { type: 'string' },
      'no-answer': { type: 'string', default: '30' },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      version: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(help);
    return;
  }
  if (values.version) {
    console.log(readVersion());
    return;
  }
  const secret = values.secret ?? process.env['VOICE_GATEWAY_SECRET'] ?? randomBytes(24).toString('base64url');
  const control = createControl({ gateway: () => gateway, log, help, openHost: !isLoopback(values.host) });
  const gateway = createGateway({
    secret,
    log,
    noAnswerMs: wholeNumber('--no-answer', values['no-answer'], 1, 3600) * 1000,
    onEvent(event) {
      control.onEvent(event);
      if (!values.quiet) print(event);
    },
  });
  const { port, url } = await gateway.listen({
    port: wholeNumber('--port', values.port, 0, 65_535),
    host: values.host,
    handler: (request, response) => control.handler(request, response),
  });
  console.log(`Voice gateway at ${url} (chunderw: '${values.host}:${port}'). Help: http://${values.host}:${port}/`);
  console.log(
    `A token for the identity "agent.1", good for a day:\n${gateway.mintToken('agent.1', { ttlSeconds: 86_400 })}`,
  );

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      control.stop();
      void gateway.stop();
    });
  }
}

function print(event: GatewayEvent): void {
  const who = event.identity ?? event.script ?? '';
  const detail = event.type === 'ended' ? `${event.reason}, ${Math.round(event.durationMs / 1000)} s` : '';
  console.log(`${new Date(event.at).toISOString()} ${event.callSid} ${who} ${event.type} ${detail}`.trimEnd());
}

function wholeNumber(option: string, given: string, lowest: number, highest: number): number {
  const value = Number(given);
  if (Number.isInteger(value) && value >= lowest && value <= highest) return value;
  throw new RangeError(`${option} takes a whole number from ${lowest} to ${highest}, got "${given}".`);
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  const hint =
    error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' ? ' Choose another with --port.' : '';
  console.error(`${message}${hint}\nTry --help.`);
  process.exitCode = 1;
});
