import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** The server as `npm run demo` starts it, in a process of its own. */
export interface ServerProcess {
  readonly child: ChildProcess;
  readonly url: string;
  /** A token of the demo's agent. */
  session(agentId?: string): Promise<string>;
  /** Sends the signal and resolves once the process has ended. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/** @throws Error with what it said when it ends before it is ready. */
export async function startProcess(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const child = spawnServer(env, ['ignore', 'pipe', 'inherit']);
  const { stdout } = child;
  if (stdout === null) throw new Error('The server has no standard output.');
  let said = '';
  // Left open: a server that wrote to a pipe which nobody holds any more would die of it.
  for await (const chunk of stdout.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    said += chunk.toString();
    const address = /http:\/\/localhost:\d+/.exec(said)?.[0];
    if (address === undefined) continue;
    const url = address.replace('localhost', '127.0.0.1');
    stdout.resume();
    return {
      child,
      url,
      session: (agentId) => sessionOf(url, agentId),
      async end(signal) {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const ended = once(child, 'exit');
        child.kill(signal);
        await ended;
      },
    };
  }
  throw new Error(`The server ended without an address: ${said}`);
}

/** Whether a second server on the same folder gives up at once with a sentence. */
export async function isRefused(dataDir: string): Promise<boolean> {
  const child = spawnServer({ DIALORA_DATA: dataDir }, ['ignore', 'ignore', 'pipe']);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 1 && /use/i.test(said);
}

function spawnServer(env: Readonly<Record<string, string>>, stdio: ('ignore' | 'pipe' | 'inherit')[]): ChildProcess {
  return spawn(process.execPath, ['--conditions=source', '--import', 'tsx', main], {
    env: { ...process.env, DATABASE_URL: undefined, PORT: '0', ...env },
    stdio,
  });
}

async function sessionOf(url: string, agentId: string | undefined): Promise<string> {
  const session = await fetch(`${url}/demo/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(agentId === undefined ? {} : { agent_id: agentId }),
  });
  return ((await session.json()) as { data: { token: string } }).data.token;
}
