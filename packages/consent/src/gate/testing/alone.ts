interface Hooks {
  readonly before: (work: (this: { timeout(ms: number): unknown }) => Promise<void>) => void;
  readonly after: (work: () => void) => void;
}

/**
 * Keeps a suite from running beside another one that uses the same cookie: pages of one browser share their cookies and
 * channels. The lock holds between them, and costs nothing where each has its own.
 */
export function alone({ before, after }: Hooks): void {
  let release = (): void => undefined;

  before(async function () {
    this.timeout(120_000);
    await new Promise<void>((held) => {
      void navigator.locks.request('consent-tests', () => {
        held();
        return new Promise<void>((resolve) => (release = resolve));
      });
    });
  });

  after(() => release());
}
