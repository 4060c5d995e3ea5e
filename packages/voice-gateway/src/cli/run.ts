import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { GatewayEvent } from '../call/types.js';
import { createControl } from '../control/control.js';
import { isLoopback } from '../control/loopback.js';
import { createGateway } from '../gateway.js';
import type { Log } from '../log.js';
import { help } from './help.js';

const defaultPort = 5172;

/** The terminal, as far as the command uses it. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly error: (line: string) => void;
}

/** A gateway that was started by the command. */
export interface Started {
  stop(): Promise<void>;
}

/**
 * Does what the arguments say. Resolves with what it started, or with nothing when there was only something to print.
 * Rejects with a sentence for the person at the terminal.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<Started | undefined> {
  const { values } = parseArgs({
    args: [...args],
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
    terminal.out(help);
    return undefined;
  }
  if (values.version) {
    terminal.out(readVersion());
    return undefined;
  }
  const log: Log = (level, message, detail) => {
    if (level === 'warn' || level === 'error') terminal.error(`${level}: ${message} ${describe(detail)}`.trimEnd());
  };
  const secret = values.secret ?? process.env['VOICE_GATEWAY_SECRET'] ?? randomBytes(24).toString('base64url');
  const control = createControl({ gateway: () => gateway, log, help, openHost: !isLoopback(values.host) });
  const gateway = createGateway({
    secret,
    log,
    noAnswerMs: wholeNumber('--no-answer', values['no-answer'], 1, 3600) * 1000,
    onEvent(event) {
      control.onEvent(event);
      if (!values.quiet) terminal.out(summarise(event));
    },
  });
  const { port, url } = await gateway.listen({
    port: wholeNumber('--port', values.port, 0, 65_535),
    host: values.host,
    handler: (request, response) => control.handler(request, response),
  });
  terminal.out(`Voice gateway at ${url} (chunderw: '${values.host}:${port}'). Help: http://${values.host}:${port}/`);
  terminal.out(
    `A token for the identity "agent.1", good for a day:\n${gateway.mintToken('agent.1', { ttlSeconds: 86_400 })}`,
  );

  return {
    async stop() {
      control.stop();
      await gateway.stop();
    },
  };
}

function describe(detail: unknown): string {
  if (detail === undefined) return '';
  return detail instanceof Error ? (detail.stack ?? detail.message) : JSON.stringify(detail);
}

function summarise(event: GatewayEvent): string {
  const who = event.identity ?? event.script ?? '';
  const detail = event.type === 'ended' ? `${event.reason}, ${Math.round(event.durationMs / 1000)} s` : '';
  return `${new Date(event.at).toISOString()} ${event.callSid} ${who} ${event.type} ${detail}`.trimEnd();
}

function wholeNumber(option: string, given: string, lowest: number, highest: number): number {
  const value = Number(given);
  if (Number.isInteger(value) && value >= lowest && value <= highest) return value;
  throw new RangeError(`${option} takes a whole number from ${lowest} to ${highest}, got "${given}".`);
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
}
