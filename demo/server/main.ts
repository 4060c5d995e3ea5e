import { fileURLToPath } from 'node:url';
import { FolderInUseError } from './db/lock.js';
import { consoleLog } from './log.js';
import { issueStaffKey } from './commands/staff-key.js';
import { verifyAllLedgers } from './commands/verify-ledger.js';
import { defaultDataDir, PortInUseError, startServer, type ServerOptions } from './server.js';

export { startServer, PortInUseError, type RunningServer, type ServerOptions } from './server.js';
export { FolderInUseError } from './db/lock.js';

const help = `Serves the Dialora demo: scenes, API and voice gateway at one address.

  PORT                5170     where to listen
  HOST                127.0.0.1
  DIALORA_DATA        demo/.data   folder of the embedded database; delete it to start afresh
  DATABASE_URL        a PostgreSQL server (15 or newer) instead of the embedded database
  DIALORA_SECRET      at least 32 characters; the same for servers that share a database
  DIALORA_HOSTS       names, besides this machine's, under which the server is reached; apart by commas
  DIALORA_EXTENSIONS  ids of the extensions that may sign agents in; any when not set
  TWILIO_ACCOUNT_SID  with TWILIO_AUTH_TOKEN and DIALORA_PUBLIC_URL: SMS and WhatsApp through Twilio
  TWILIO_API_KEY_SID  with TWILIO_API_KEY_SECRET and TWILIO_APP_SID, besides those: calls through Twilio as well
  DIALORA_ACCESS_LOG  1 prints a line for each request

  --verify-ledger     checks the chains of consents and of erasures, and ends
  --staff-key ID NAME  enrols a person of the platform's staff, prints their key, and ends
  --help              this text`;

const list = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

async function main(): Promise<void> {
  if (process.argv.includes('--help')) {
    console.log(help);
    return;
  }
  const env = process.env;
  if (process.argv.includes('--verify-ledger')) return checkLedgers(env);
  if (process.argv.includes('--staff-key')) return giveStaffKey(env);
  const port = Number(env['PORT'] ?? 5170);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    console.error(`PORT must be a number from 0 to 65535; it is "${env['PORT'] ?? ''}".`);
    process.exitCode = 1;
    return;
  }
  try {
    const server = await startServer({
      port,
      host: env['HOST'],
      dataDir: env['DIALORA_DATA'],
      databaseUrl: env['DATABASE_URL'],
      secret: env['DIALORA_SECRET'],
      publicHosts: list(env['DIALORA_HOSTS']),
      extensionIds: list(env['DIALORA_EXTENSIONS']),
      twilio: twilioOf(env),
      staticDir: fileURLToPath(new URL('../dist/scenes', import.meta.url)),
      log: env['DIALORA_ACCESS_LOG'] === '1' ? consoleLog : { ...consoleLog, access: () => undefined },
      onLockLost() {
        console.error('Another process has taken the data folder. Stopping before anything is lost.');
        process.exit(1);
      },
    });
    stopOnSignals(() => server.stop());
    console.log(`Dialora is ready at ${server.url}`);
  } catch (error) {
    if (!(error instanceof PortInUseError) && !(error instanceof FolderInUseError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

interface Desk {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly say: (sentence: string) => void;
}

/** Runs a command on the database; false, or a server that has it open, ends in a failure. */
async function atDesk(env: NodeJS.ProcessEnv, run: (desk: Desk) => Promise<boolean>): Promise<void> {
  try {
    const done = await run({
      dataDir: env['DIALORA_DATA'] ?? defaultDataDir,
      databaseUrl: env['DATABASE_URL'],
      say: (sentence) => console.log(sentence),
    });
    process.exitCode = done ? 0 : 1;
  } catch (error) {
    if (!(error instanceof FolderInUseError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

const checkLedgers = (env: NodeJS.ProcessEnv): Promise<void> => atDesk(env, verifyAllLedgers);

async function giveStaffKey(env: NodeJS.ProcessEnv): Promise<void> {
  const [employeeId, name] = process.argv.slice(process.argv.indexOf('--staff-key') + 1);
  if (employeeId === undefined || name === undefined || !/^[\w.-]{1,64}$/.test(employeeId)) {
    console.error('Say who: --staff-key <employee id> <name>.');
    process.exitCode = 1;
    return;
  }
  await atDesk(env, async (desk) => {
    await issueStaffKey({ ...desk, employeeId, name });
    return true;
  });
}

function twilioOf(env: NodeJS.ProcessEnv): ServerOptions['twilio'] {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, DIALORA_PUBLIC_URL: publicUrl } = env;
  if (accountSid === undefined || authToken === undefined || publicUrl === undefined) return undefined;
  const { TWILIO_API_KEY_SID: apiKeySid, TWILIO_API_KEY_SECRET: apiKeySecret, TWILIO_APP_SID: applicationSid } = env;
  const hasVoice = apiKeySid !== undefined && apiKeySecret !== undefined && applicationSid !== undefined;
  const voice = hasVoice ? { apiKeySid, apiKeySecret, applicationSid } : undefined;
  return { accountSid, authToken, publicUrl, voice };
}

/** The first signal stops in order; a second one does not wait. */
function stopOnSignals(stop: () => Promise<void>): void {
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (asked) process.exit(1);
      asked = true;
      console.log('Stopping.');
      stop().then(
        () => process.exit(0),
        (cause: unknown) => {
          console.error('Could not stop in order.', cause);
          process.exit(1);
        },
      );
    });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main();
}
