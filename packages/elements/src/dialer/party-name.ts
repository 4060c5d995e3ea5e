import type { LocaleController } from '../internal/locale-controller.js';
import type { Party } from './party.js';

/** What to call somebody: the name, else the number as people write it, else "Unknown caller". */
export function partyName({ t }: LocaleController, party: Party, format: (e164: string) => string): string {
  if (party.name !== undefined) return party.name;
  return party.number === undefined || !/^[+\d]/.test(party.number)
    ? t('shared.unknown-caller')
    : `\u2066${format(party.number)}\u2069`;
}
