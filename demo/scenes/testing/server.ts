import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

/** The demo as `npm run demo` starts it: a process of its own, its own folder, a free port that it keeps over restarts. */
export class DemoServer {
  readonly folder: string;
  #process: ChildProcess | undefined;
  #port = 0;

  static async start(): Promise<DemoServer> {
    const server = new DemoServer(await mkdtemp(path.join(tmpdir(), 'dialora-scenes-')));
    await server.start();
    return server;
  }

  private constructor(folder: string) {
    this.folder = folder;
  }

  get url(): string {
    return `http://localhost:${this.#port}`;
  }

  async start(): Promise<void> {
    const { child, output } = this.#spawn(this.#port);
    this.#process = child;
    const ready = await waitFor(child, output, /ready at http:\/\/localhost:(\d+)/);
    this.#port = Number(ready[1]);
  }

  /** What a second start on the same folder says before it ends. */
  async secondStart(): Promise<{ readonly code: number | null; readonly said: string }> {
    const { child, output } = this.#spawn(0);
    const [code] = (await once(child, 'exit')) as [number | null];
    return { code, said: output() };
  }

  /** Ends the process; `SIGKILL` as a crash does. Resolves once it is gone. */
  async kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  async stop(): Promise<void> {
    await this.kill('SIGTERM');
    await rm(this.folder, { recursive: true, force: true });
  }

  #spawn(port: number): { readonly child: ChildProcess; readonly output: () => string } {
    const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', 'demo/server/main.ts'], {
      cwd: root,
      env: {
        ...process.env,
        PORT: String(port),
        DIALORA_DATA: this.folder,
        TSX_TSCONFIG_PATH: 'packages/tooling/tsconfig.run.json',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    return { child, output: () => output };
  }
}

function waitFor(child: ChildProcess, output: () => string, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const match = pattern.exec(output());
      if (match !== null) resolve(match);
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) => reject(new Error(`The demo ended with ${code}:\n${output()}`)));
  });
}
