import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bundle } from './bundle.js';
import type { Carrier } from './carrier.js';

export interface Served {
  readonly bundle: Bundle;
  readonly carrier: Carrier;
  readonly headers: Record<string, string>;
}

/** A strict policy, so that the tests prove that nothing here needs more. */
const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

/** Answers for the pages, their scripts, and what they ask of the carrier. */
export async function serve(request: IncomingMessage, response: ServerResponse, served: Served): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://bench');
  const file = served.bundle.get(pathname);
  const control = /^\/control\/(\w+)$/.exec(pathname)?.[1];
  if (file !== undefined) {
    response.setHeader('content-type', 'text/javascript');
    response.end(file);
  } else if (control !== undefined) {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(runControl(served.carrier, control, await body(request))));
  } else if (served.bundle.has(`${pathname}.js`)) {
    response.setHeader('content-type', 'text/html');
    response.setHeader('content-security-policy', policy);
    for (const [name, value] of Object.entries(served.headers)) response.setHeader(name, value);
    response.end(
      `<!doctype html><html lang="en"><title>Voice</title><script type="module" src="${pathname}.js"></script></html>`,
    );
  } else {
    response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
  }
}

function runControl({ control }: Carrier, name: string, argument: unknown): unknown {
  if (!(name in control)) throw new Error(`No such control: ${name}`);
  return (control as unknown as Record<string, (given: unknown) => unknown>)[name]?.(argument);
}

async function body(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
}

/** Where a page is, told where its carrier is. */
export function pageAddress(port: number, name: string, query: Readonly<Record<string, string>> = {}): string {
  return `http://127.0.0.1:${port}/${name}?${new URLSearchParams({ gateway: `127.0.0.1:${port}`, ...query })}`;
}

/** Nothing here may be asked of any other host. */
export function isForeign(url: string): boolean {
  return !/^(http|ws):\/\/(127\.0\.0\.1|insecure\.test):/.test(url) && !url.startsWith('blob:');
}
