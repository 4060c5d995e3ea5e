import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { App } from './app.js';
import type { RequestContext } from './env.js';
import { ApiProblem } from './problem.js';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
};

export interface StaticOptions {
  readonly staticDir?: string | undefined;
  readonly openApiFile?: string | undefined;
}

/** Serves the built scenes under a strict Content-Security-Policy, and the built contract. */
export function staticFiles(app: App, { staticDir, openApiFile }: StaticOptions): void {
  if (openApiFile !== undefined) {
    app.get('/api/v1/openapi.json', async (c) => {
      // Not built yet is no fault: everything else works.
      const text = await readFile(openApiFile, 'utf8').catch(() => undefined);
      if (text === undefined) throw new ApiProblem('not_found', 'The contract is not built; run "npm run build".');
      c.header('Access-Control-Allow-Origin', '*');
      return c.body(text, 200, { 'Content-Type': 'application/json; charset=utf-8' });
    });
  }
  if (staticDir === undefined) return;
  const root = path.resolve(staticDir);

  app.get('*', async (c, next) => {
    if (/^\/(api|oauth|demo)(\/|$)/.test(c.req.path)) return next();
    const found = await locate(root, c.req.path);
    if (found === undefined) return next();
    if (found.kind === 'folder') return c.redirect(`${c.req.path}/${new URL(c.req.url).search}`, 308);
    return send(c, root, found);
  });
}

type Found =
  | { readonly kind: 'folder' }
  | { readonly kind: 'file'; readonly file: string; readonly size: number; readonly mtimeMs: number };

async function locate(root: string, requested: string): Promise<Found | undefined> {
  let wanted: string;
  try {
    wanted = decodeURIComponent(requested);
  } catch {
    return undefined;
  }
  const file = path.join(root, wanted.endsWith('/') ? `${wanted}index.html` : wanted);
  // `path.join` has resolved any "..": what is left must lie inside.
  if (file !== root && !file.startsWith(root + path.sep)) return undefined;
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) return undefined;
  if (found.isDirectory()) return { kind: 'folder' };
  return { kind: 'file', file, size: found.size, mtimeMs: found.mtimeMs };
}

async function send(c: RequestContext, root: string, found: Extract<Found, { kind: 'file' }>): Promise<Response> {
  const extension = path.extname(found.file);
  const etag = `"${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}"`;
  c.header('Content-Type', types[extension] ?? 'application/octet-stream');
  c.header('ETag', etag);
  // Names with a hash of their content never change; the rest is asked for anew, which costs a 304.
  const isHashed = path.relative(root, found.file).startsWith(`assets${path.sep}`);
  c.header('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  // What businesses put on their own pages is loaded from other origins; module scripts need CORS for that.
  if (/^\/(embed|consent)\//.test(c.req.path)) {
    c.header('Access-Control-Allow-Origin', '*');
    c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  }
  if (c.req.header('if-none-match') === etag) return c.body(null, 304);
  if (extension === '.html') {
    const text = await readFile(found.file, 'utf8');
    c.header('Content-Security-Policy', pagePolicy(text, c.get('ownOrigin')));
    c.header('Permissions-Policy', 'microphone=(self), camera=(), geolocation=(), payment=(), usb=()');
    return c.body(text);
  }
  c.header('Content-Length', String(found.size));
  return c.body(Readable.toWeb(createReadStream(found.file)) as ReadableStream);
}

/**
 * What a page of ours may do: load from its own origin, talk to its own origin, and put no text into the page as
 * markup or script (Trusted Types) but through the policies of Lit and of the consent gate. Inline scripts that the
 * page was built with are allowed by their hashes.
 */
export function pagePolicy(html: string, ownOrigin: string): string {
  const hashes = [...html.matchAll(/<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/gi)]
    .filter(
      ([, attributes, text]) =>
        (text ?? '') !== '' && !/\stype="(text\/plain|application\/json)"/.test(attributes ?? ''),
    )
    .map(
      ([, , text]) =>
        ` 'sha256-${createHash('sha256')
          .update(text ?? '')
          .digest('base64')}'`,
    );
  const socket = ownOrigin.replace(/^http/, 'ws');
  return [
    `default-src 'none'`,
    `script-src 'self'${hashes.join('')}`,
    `style-src 'self'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `media-src 'self' data: blob:`,
    // The gateway is asked for by name and by address; both are this machine.
    `connect-src 'self' ${socket} ws://localhost:* ws://127.0.0.1:*`,
    `worker-src 'self'`,
    `frame-src 'self'`,
    `manifest-src 'self'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'self'`,
    `require-trusted-types-for 'script'`,
    `trusted-types lit-html dialora-consent 'allow-duplicates'`,
  ].join('; ');
}
