import type { CallParty } from '@dialora/core';
import type { LocaleController } from '../internal/locale-controller.js';

/** Why a call rings here again: who was handed it and did not take it. */
export function returnedWords({ t }: LocaleController, from: CallParty, format: (e164: string) => string): string {
  const name = from.name ?? (from.number === undefined ? undefined : `\u2066${format(from.number)}\u2069`);
  return name === undefined ? t('call.back') : t('call.back-from', { name });
}
