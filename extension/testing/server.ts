import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

export interface TestServer {
  readonly port: number;
  /** Takes it off the network; what it knows stays. */
  stop(): Promise<void>;
  /** Kills it as a crash does: nobody is told anything. */
  crash(): Promise<void>;
  /** Brings it back on the same port with the same data. */
  start(): Promise<void>;
  /** Stops it and deletes its data. */
  remove(): Promise<void>;
}

/** The demo's own server in a process and a folder of its own, on a free port. */
export async function startTestServer(): Promise<TestServer> {
  const data = await mkdtemp(path.join(tmpdir(), 'dialora-data-'));
  let running: ChildProcess | undefined;
  let port = 0;

  async function start(): Promise<void> {
    const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', 'demo/server/main.ts'], {
      cwd: root,
      env: {
        ...process.env,
        PORT: String(port),
        DIALORA_DATA: data,
        TSX_TSCONFIG_PATH: 'packages/tooling/tsconfig.base.json',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running = child;
    // A test run that is stopped from outside must not leave a server behind.
    process.once('exit', () => child.kill());
    let output = '';
    port = await new Promise<number>((resolve, reject) => {
      const read = (chunk: Buffer): void => {
        output += chunk.toString();
        const ready = /ready at http:\/\/localhost:(\d+)/.exec(output);
        if (ready !== null) resolve(Number(ready[1]));
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', (code) => reject(new Error(`The demo server ended with ${code}:\n${output}`)));
    });
  }

  async function stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = running;
    running = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }

  await start();
  return {
    get port() {
      return port;
    },
    start,
    stop: () => stop(),
    crash: () => stop('SIGKILL'),
    async remove() {
      await stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}
