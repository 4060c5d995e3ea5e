// Launchers for the three engines, as found to work on Debian with no download (see README, "Tests").
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { chromeLauncher } from '@web/test-runner-chrome';
import { webdriverLauncher } from '@web/test-runner-webdriver';

export const chromiumArgs = [
  '--no-sandbox', // root in a container has no user namespace to sandbox with
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/** The first of the usual places that exists; `CHROMIUM` names another. */
export function findChromium() {
  const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return places.find((place) => place && existsSync(place));
}

export function findFirefox() {
  return [process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'].find((place) => place && existsSync(place));
}

export async function launchers(names) {
  return Promise.all(names.map((name) => launcher(name.trim())));
}

async function launcher(name) {
  switch (name) {
    case 'chromium':
      return chromeLauncher({
        puppeteer,
        createPage: inOwnWindow,
        launchOptions: { executablePath: required(findChromium(), 'Chromium'), args: chromiumArgs },
      });
    case 'firefox': {
      const firefox = chromeLauncher({
        puppeteer,
        createPage: inOwnWindow,
        launchOptions: {
          browser: 'firefox',
          executablePath: required(findFirefox(), 'Firefox'),
          extraPrefsFirefox: { 'media.navigator.streams.fake': true, 'media.navigator.permission.disabled': true },
        },
      });
      firefox.name = 'Firefox';
      return firefox;
    }
    case 'webkit':
      return webkitLauncher();
    default:
      throw new Error(`BROWSERS may name chromium, firefox and webkit; got "${name}".`);
  }
}

/** A page in a tab behind another one gets no frames: no scroll events, no resize observer, no rendering to measure. */
const inOwnWindow = ({ context }) => context.newPage({ type: 'window' });

/** WebKitGTK's own driver; run under `xvfb-run -a`, because MiniBrowser has no headless mode. */
async function webkitLauncher() {
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', ['--host=127.0.0.1', `--port=${port}`], { stdio: 'ignore' });
  process.once('exit', () => driver.kill());
  await until(async () => (await fetch(`http://127.0.0.1:${port}/status`)).ok, 'WebKitWebDriver');
  const arch = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
  const webkit = webdriverLauncher({
    hostname: '127.0.0.1',
    port,
    path: '/',
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': {
        binary: `/usr/lib/${arch}-linux-gnu/webkit2gtk-4.1/MiniBrowser`,
        args: ['--automation'],
      },
    },
  });
  // Several keys in one call are a chord to the driver: a letter that is still down does not type a second time.
  webkit.sendKeys = async (sessionId, keys) => {
    for (const key of keys) await webkit.driverManager.sendKeys(sessionId, [key]);
  };
  return webkit;
}

/** A port that nobody listens on, from the range where two that ask at once get two. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function until(check, what, ms = 15_000) {
  const end = Date.now() + ms;
  for (;;) {
    try {
      if (await check()) return;
    } catch {
      // not listening yet
    }
    if (Date.now() > end) throw new Error(`${what} did not start within ${ms} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function required(value, what) {
  if (value) return value;
  throw new Error(
    `${what} was not found. "npm test" installs it on Debian; elsewhere set ${what.toUpperCase()} to its path.`,
  );
}
