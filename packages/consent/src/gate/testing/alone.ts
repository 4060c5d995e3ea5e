/**
 * Keeps a suite from running beside another one that uses the same cookie: Firefox gives its pages one cookie jar and
 * one set of channels. The lock holds between pages of one browser, and costs nothing where each has its own.
 */
export function alone(): void {
  let release: () => void = () => undefined;

  before(async function (this: Mocha.Context) {
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
