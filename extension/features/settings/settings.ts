import * as z from 'zod/mini';
import type { Area } from '../platform/area.js';

export const settingsSchema = z.object({
  /** A click on a marked number calls at once; otherwise it only fills the number in. */
  dialAtOnce: z._default(z.boolean(), true),
  /** Numbers are marked in letters and on permitted pages. */
  marks: z._default(z.boolean(), true),
  /** ISO 3166-1 alpha-2; what national numbers are read as. The account's country until somebody chooses. */
  country: z.exactOptional(z.string().check(z.regex(/^[A-Z]{2}$/))),
});

export type Settings = z.output<typeof settingsSchema>;

export const defaultSettings: Settings = { dialAtOnce: true, marks: true };

/** What national numbers are read as when neither the person nor the account says otherwise. */
export const fallbackCountry = 'US';

export async function readSettings(area: Area): Promise<Settings> {
  const parsed = z.safeParse(settingsSchema, await area.get('settings'));
  return parsed.success ? parsed.data : defaultSettings;
}

/** `undefined` takes a choice back. */
export type SettingsChange = { readonly [Name in keyof Settings]?: Settings[Name] | undefined };

export async function changeSettings(area: Area, change: SettingsChange): Promise<Settings> {
  const merged = Object.entries({ ...(await readSettings(area)), ...change }).filter(
    ([, value]) => value !== undefined,
  );
  await area.set('settings', Object.fromEntries(merged));
  return readSettings(area);
}
