// Finds the browsers that the tests drive, and installs Debian's where they are missing and this process may.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium, findFirefox } from '../test/browsers.mjs';

const needs = [
  { name: 'Chromium', present: () => Boolean(findChromium()), packages: ['chromium'], required: true },
  { name: 'Firefox', present: () => Boolean(findFirefox()), packages: ['firefox-esr'], required: false },
  {
    name: 'WebKitGTK',
    present: () => existsSync('/usr/bin/WebKitWebDriver') && existsSync('/usr/bin/xvfb-run'),
    packages: ['webkit2gtk-driver', 'xvfb', 'xauth'],
    required: false,
  },
  {
    name: 'PostgreSQL 15',
    present: () => existsSync('/usr/lib/postgresql/15/bin/initdb'),
    packages: ['postgresql-15'],
    required: false,
  },
  {
    name: 'Fonts of the scripts that the seed data uses',
    present: () => existsSync('/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf'),
    packages: ['fonts-noto-core', 'fonts-noto-cjk', 'fonts-liberation'],
    required: false,
  },
];

/**
 * Makes the machine ready and says what it did. Returns the names that are there.
 * Installs only as root on a Debian-like machine; otherwise says which packages would help.
 */
export function prepareSystem(log = console.log) {
  const missing = needs.filter((need) => !need.present());
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (missing.length > 0 && canInstall) {
    const packages = missing.flatMap((need) => need.packages);
    log(`Installing from Debian: ${packages.join(' ')}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
    const run = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
    if (run.status !== 0) log(`apt-get ended with ${run.status}.`);
  }
  const there = new Set();
  for (const need of needs) {
    if (need.present()) {
      there.add(need.name);
    } else {
      const how = `install ${need.packages.join(', ')} (Debian names)`;
      if (need.required)
        throw new Error(`${need.name} is needed and was not found: ${how}, or set CHROMIUM to its path.`);
      log(`${need.name} was not found, so what needs it does not run here: ${how}.`);
    }
  }
  return there;
}
