import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createLocalAgentLine, type AgentLine } from './agents/line.js';
import { createAgentRunner } from './agents/runner.js';
import { createSecrets, loadSecret } from './auth/secrets.js';
import type { Database } from './db/database.js';
import { openDatabase } from './db/open.js';
import { createEventHub } from './events/hub.js';
import { createDispatcher } from './carrier/dispatcher.js';
import type { Channel, MessageCarrier } from './carrier/carrier.js';
import { createLocalCarrier } from './carrier/local.js';
import { createTwilioCarrier } from './carrier/twilio.js';
import { createExportWorker } from './exports/worker.js';
import { createMediaEraser } from './media/eraser.js';
import type { MediaKeeper } from './media/outside.js';
import { createLocalKeeper, localKeeper } from './media/local.js';
import { createTwilioKeeper, twilioKeeper } from './media/twilio.js';
import { createWebhookSender } from './webhooks/sender.js';
import { createAccessWriter } from './http/access-writer.js';
import { createApp } from './http/app.js';
import { createFront, listen } from './http/front.js';
import { defaultLimits, type Limits } from './http/rate-limit.js';
import { keepHouse, startHousekeeping } from './housekeeping.js';
import { consoleLog, type Log } from './log.js';
import { createPostRoom } from './rights/courier.js';
import { seed } from './seed/seed.js';
import { loadServerId } from './server-id.js';
import type { Services } from './services.js';
import { createTwilioChores } from './twilio/voice/chores.js';
import { createTwilioVoiceClient } from './twilio/voice/rest.js';
import { twilioAddresses } from './twilio/voice/twiml.js';
import { twilioTruth } from './twilio/voice/truth.js';
import { createTwilioVoice } from './twilio/voice/voice.js';
import { closeLostCalls } from './voice/call-log.js';
import { reconcileCalls } from './voice/reconcile.js';
import { mintForGateway, mintForTwilio, type TwilioKeys } from './voice/token.js';
import { createVoiceLine, type VoiceLine, type VoiceLineOptions } from './voice/line.js';

export { PortInUseError } from './http/front.js';

export interface ServerOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** This machine alone when absent. */
  readonly host?: string | undefined;
  /** Of the embedded database, and of the installation's secret. */
  readonly dataDir?: string | undefined;
  /** A PostgreSQL server instead of the embedded database. */
  readonly databaseUrl?: string | undefined;
  /** Built scenes to serve at the root. */
  readonly staticDir?: string | undefined;
  /** At least 32 characters; kept in `dataDir` when absent. */
  readonly secret?: string | undefined;
  readonly publicHosts?: readonly string[] | undefined;
  readonly extensionIds?: readonly string[] | undefined;
  readonly limits?: Limits | undefined;
  readonly log?: Log | undefined;
  readonly now?: (() => Date) | undefined;
  /** Another voice gateway than the real one, for tests. */
  readonly createGateway?: VoiceLineOptions['createGateway'];
  /** Twilio's account for SMS and WhatsApp; without it a local carrier delivers to nobody and reports as a real one. */
  readonly twilio?: TwilioOptions | undefined;
  /** Another telephone line for Voice AI agents than the local one. */
  readonly agentLine?: AgentLine | undefined;
  /** Other carriers than these, for tests. */
  readonly carriers?: Readonly<Record<Channel, MessageCarrier>> | undefined;
  /** Other keepers of outside sounds, for tests. */
  readonly keepers?: Readonly<Record<string, MediaKeeper>> | undefined;
  /** The data folder was taken by another process: stop at once. */
  readonly onLockLost?: (() => void) | undefined;
}

export interface TwilioOptions {
  readonly accountSid: string;
  readonly authToken: string;
  /** `https://…`, where Twilio reaches this server. */
  readonly publicUrl: string;
  /** Carries the calls too; without it they go through the local gateway. */
  readonly voice?: Omit<TwilioKeys, 'accountSid'> | undefined;
  /** Twilio's REST API; another one in tests. */
  readonly baseUrl?: string;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly services: Services;
  readonly voice: VoiceLine;
  /** Resolves once everything that a carrier of calls told so far is written down. */
  settled(): Promise<void>;
  /** Ends calls and streams, writes everything down, closes the database. Calling it again gives the same promise. */
  stop(): Promise<void>;
}

export const defaultDataDir = fileURLToPath(new URL('../.data', import.meta.url));
const openApiFile = fileURLToPath(new URL('../../packages/api/dist/openapi.json', import.meta.url));

/**
 * Starts the reference API, the voice gateway and the scenes on one port.
 * @throws PortInUseError, or FolderInUseError when another server has the data folder.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const log = options.log ?? consoleLog;
  const now = options.now ?? (() => new Date());
  const dataDir = options.dataDir ?? defaultDataDir;
  const host = options.host ?? '127.0.0.1';
  const began = now();

  const undo: (() => Promise<unknown>)[] = [];
  const stopAll = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };

  try {
    // The port first: it is cheap to find taken, and the database is not cheap to open.
    const front = createFront();
    const port = await listen(front.server, options.port, host);
    undo.push(() => front.close());

    const db = await openDatabase({
      databaseUrl: options.databaseUrl,
      dataDir,
      seed: (database) => seed(database, { now: now(), say: log.say }),
      say: log.say,
      ...(options.onLockLost === undefined ? {} : { onLockLost: options.onLockLost }),
    });
    undo.push(() => db.close());

    const secrets = createSecrets(loadSecret(dataDir, options.secret));
    await keepHouse(db, now());
    // With the folder's lock in hand, no other process can have a call in the air.
    if (db.engine === 'pglite') await closeLostCalls(db, { dialledBefore: now(), agreedBefore: now(), now: now() });
    const hub = await createEventHub(db, (cause) => log.fault('Events could not be read.', cause));
    undo.push(() => hub.close());

    const access = createAccessWriter(db, log);
    undo.push(() => access.stop());
    const dispatcher = createDispatcher({ db, carriers: carriersOf(options), secrets, now, log });
    undo.push(() => dispatcher.stop());

    const exports = createExportWorker({ db, secrets, now, log });
    undo.push(() => exports.stop());
    const webhooks = createWebhookSender({ db, secrets, now, log });
    undo.push(() => webhooks.stop());
    const keepers = {
      [localKeeper]: createLocalKeeper(db),
      ...(options.keepers ??
        (options.twilio === undefined ? {} : { [twilioKeeper]: createTwilioKeeper(options.twilio) })),
    };
    const mediaEraser = createMediaEraser({ db, keepers, now, log });
    undo.push(() => mediaEraser.stop());
    const agents = createAgentRunner({
      db,
      secrets,
      line: options.agentLine ?? createLocalAgentLine(),
      now,
      log,
      onWebhook: () => webhooks.wake(),
    });
    undo.push(() => agents.stop());

    const voice = createVoiceLine({
      db,
      serverId: loadServerId(dataDir, { host, port }),
      secret: secrets.voice,
      log,
      now,
      ...(options.createGateway === undefined ? {} : { createGateway: options.createGateway }),
    });
    undo.push(() => voice.stop());
    const twilio = twilioVoiceOf(options, { db, now, log, onFetched: () => mediaEraser.wake() });
    if (twilio === undefined) voice.gateway.attach(front.server);
    else undo.push(() => twilio.chores.stop());

    const services: Services = {
      db,
      secrets,
      log,
      hub,
      limits: options.limits ?? defaultLimits,
      now,
      controlIn: (scope) => twilio?.voice.controlIn(scope) ?? voice.control,
      carryOut: (accountId, callIds) => twilio?.voice.carryOut(accountId, callIds) ?? Promise.resolve(),
      twilioVoice: twilio?.voice,
      wakeTwilio: () => twilio?.chores.wake(),
      mintVoiceToken: twilio?.mint ?? mintForGateway(secrets.voice),
      isThere: voice.isThere,
      gatewayOf: (ownOrigin) => (twilio === undefined ? new URL(ownOrigin).host : null),
      publicHosts: options.publicHosts ?? [],
      extensionIds: options.extensionIds ?? [],
      courier: createPostRoom(now),
      access,
      dispatcher,
      exports,
      webhooks,
      mediaEraser,
      keepers,
      agents,
      twilioAuthToken: options.twilio?.authToken ?? secrets.twilio,
    };
    const staticDir = options.staticDir !== undefined && existsSync(options.staticDir) ? options.staticDir : undefined;
    front.open(createApp({ services, staticDir, openApiFile }).fetch);

    const workers = [dispatcher, exports, webhooks, mediaEraser, ...(twilio === undefined ? [] : [twilio.chores])];
    undo.push(startHousekeeping({ db, now, log, workers, agents }));
    for (const worker of workers) worker.wake();
    // Of what happened to calls while no server was there to hear of it.
    const reconciling = reconcileCalls(twilio?.truth ?? voice.truth, { since: began, log });
    undo.push(() => reconciling.stop());

    let stopping: Promise<void> | undefined;
    return {
      url: `http://localhost:${port}`,
      port,
      services,
      voice,
      async settled() {
        await reconciling.settled();
        await voice.settled();
        await twilio?.voice.settled();
        await twilio?.chores.settled();
        await mediaEraser.settled();
      },
      stop: () => (stopping ??= stopAll()),
    };
  } catch (error) {
    await stopAll().catch((cause: unknown) => log.fault('Stopping after a failed start failed too.', cause));
    throw error;
  }
}

function twilioVoiceOf(
  { twilio }: ServerOptions,
  tools: { readonly db: Database; readonly now: () => Date; readonly log: Log; readonly onFetched: () => void },
) {
  if (twilio?.voice === undefined) return undefined;
  const { accountSid, authToken, baseUrl, publicUrl } = twilio;
  const addresses = twilioAddresses(publicUrl);
  const client = createTwilioVoiceClient({ accountSid, authToken, addresses, baseUrl });
  const voice = createTwilioVoice({ ...tools, client, addresses });
  const truth = twilioTruth({ db: tools.db, voice, client });
  const chores = createTwilioChores({ ...tools, voice, truth, client });
  return { voice, truth, chores, mint: mintForTwilio({ accountSid, ...twilio.voice }) };
}

function carriersOf({ twilio, carriers }: ServerOptions): Readonly<Record<Channel, MessageCarrier>> {
  if (carriers !== undefined) return carriers;
  const local = createLocalCarrier();
  if (twilio === undefined) return { sms: local, whatsapp: local, email: local };
  const remote = createTwilioCarrier({ ...twilio, statusCallback: `${twilio.publicUrl}/twilio/messages/status` });
  return { sms: remote, whatsapp: remote, email: local };
}
