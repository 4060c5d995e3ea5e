import { routes } from '@dialora/api';
import { findMessageMedium, type MessageMedium } from '../media/of-message.js';
import { MediumProblem, type KeptMedium } from '../media/outside.js';
import { endingOf, isShown, servedType } from '../media/types.js';
import type { App } from '../http/app.js';
import { door, type DoorTools } from '../http/door.js';
import { remoteAddress } from '../http/env.js';
import { ApiProblem, notFound } from '../http/problem.js';
import { createShortLinks } from '../http/short-link.js';
import { refuseRestricted } from '../rules/restricted.js';

const gone = (): ApiProblem => new ApiProblem('gone', 'The medium was erased.');

/** Pictures, voice notes and files of messages, by addresses that are good for a few minutes. */
export function messageMediaRoutes(app: App, tools: DoorTools): void {
  const { createMessageMediaLink: createLink, getMessageMedia: get } = routes.messages;
  const { secrets, db, now, log, keepers, limits } = tools.services;
  const links = createShortLinks<readonly [accountId: string, id: string]>(secrets, {
    use: 'message-medium',
    path: get.path,
  });

  app.post(
    createLink.path,
    door(tools, createLink, async ({ param, tx, accountId, now: at, ownOrigin }) => {
      const found = await findMessageMedium(tx, param('medium_id'));
      if (found === 'erased') throw gone();
      if (found?.messageId !== param('id')) throw notFound('medium of a message');
      if (found.contactId !== undefined) await refuseRestricted(tx, found.contactId);
      const link = links.make([accountId, found.id], { now: at, ownOrigin });
      return { data: { ...link, mime_type: servedType(found.mimeType) }, contactId: found.contactId };
    }),
  );

  app.get(get.path, async (c) => {
    const wanted = links.read(c.req.param('key'), now());
    if (wanted === undefined) throw notFound('medium');
    if (wanted === 'expired') throw new ApiProblem('gone', 'The address has expired.');
    const [accountId, id] = wanted;
    // Every one is fetched from the carrier: an address that got about must not be asked without end.
    tools.limiter.take(`address ${remoteAddress(c)}`, limits.anonymous);
    const medium = await db.read(accountId, async (tx) => {
      const found = await findMessageMedium(tx, id);
      if (found === undefined || found === 'erased') throw gone();
      if (found.contactId !== undefined) await refuseRestricted(tx, found.contactId);
      return found;
    });
    const kept = await read(medium, { range: rangeOf(c.req.header('range')), signal: c.req.raw.signal });
    const { body, length, contentRange } = kept;
    return c.body(body, contentRange === undefined ? 200 : 206, {
      ...headersOf(medium),
      ...(length === undefined ? {} : { 'Content-Length': String(length) }),
      ...(contentRange === undefined ? {} : { 'Content-Range': contentRange }),
    });
  });

  async function read(
    { keeper, reference }: MessageMedium,
    options: { readonly range: string | undefined; readonly signal: AbortSignal },
  ): Promise<KeptMedium> {
    const found = keepers[keeper];
    if (found === undefined) throw new ApiProblem('unavailable', 'Its carrier is not set up at this server any more.');
    try {
      return (await found.read(reference, options)) ?? goneThere();
    } catch (cause) {
      if (!(cause instanceof MediumProblem)) throw cause;
      switch (cause.kind) {
        case 'unreachable':
          if (!options.signal.aborted) log.fault(`A medium that lies with ${keeper} could not be had.`, cause);
          throw new ApiProblem('unavailable', 'The carrier does not hand it out right now.', { cause });
        case 'too-large':
          throw new ApiProblem('media_refused', cause.message, { cause });
        case 'no-such-range':
          throw new ApiProblem('range_not_satisfiable', cause.message, { cause });
      }
    }
  }
}

function goneThere(): never {
  throw new ApiProblem('gone', 'The carrier keeps it no more.');
}

/** What a carrier is asked for is one range in our own words, or the whole. */
function rangeOf(header: string | undefined): string | undefined {
  return header !== undefined && /^bytes=(\d{1,12}-\d{0,12}|-\d{1,12})$/.test(header) ? header : undefined;
}

/**
 * It came from anybody: no browser may take it for a page. Without scripts, frames and an origin (CSP Level 3,
 * `sandbox`), shown by itself only when it is a picture or a sound, kept by nobody on the way.
 */
function headersOf({ mimeType, sentAt, position }: MessageMedium): Readonly<Record<string, string>> {
  const name = `message-${sentAt.slice(0, 10)}-${position + 1}.${endingOf(mimeType)}`;
  return {
    'Content-Type': servedType(mimeType),
    'Content-Disposition': `${isShown(mimeType) ? 'inline' : 'attachment'}; filename="${name}"`,
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'X-Content-Type-Options': 'nosniff',
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-store',
  };
}
