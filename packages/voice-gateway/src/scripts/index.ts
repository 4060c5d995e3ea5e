import { echo, menu, preflight, voicemail } from './machines.js';
import { busy, declines, hangsUp, neverAnswers, talk, unknown } from './people.js';
import type { Script } from './script.js';

/** The far ends that come with the gateway. */
export const scripts: readonly Script[] = [
  talk,
  echo,
  busy,
  declines,
  neverAnswers,
  voicemail,
  menu,
  hangsUp,
  unknown,
  preflight,
];

/** Numbers of the North American fiction range (202-555-01xx), so that a plain dial pad reaches every script. */
export const scriptNumbers: Readonly<Record<string, string>> = {
  '+12025550100': 'talk',
  '+12025550101': 'echo',
  '+12025550102': 'busy',
  '+12025550103': 'declines',
  '+12025550104': 'never-answers',
  '+12025550105': 'voicemail',
  '+12025550106': 'menu',
  '+12025550107': 'hangs-up',
  '+12025550108': 'unknown',
};

/** By name or by number. */
export function findScript(nameOrNumber: string): Script | undefined {
  const name = scriptNumbers[nameOrNumber] ?? nameOrNumber;
  return scripts.find((script) => script.name === name);
}
