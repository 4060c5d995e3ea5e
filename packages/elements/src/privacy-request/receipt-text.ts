import type { RightsReceipt } from '@dialora/core';
import type { LocaleController } from '../internal/locale-controller.js';
import { oneLine } from '../internal/plain-text.js';

/** When something happened or is due, in the reader's own time and words. */
export function moment(locale: Pick<LocaleController, 'date'>, at: string): string {
  return locale.date(at, { dateStyle: 'long', timeStyle: 'short' });
}

/** The day alone. */
export function day(locale: Pick<LocaleController, 'date'>, at: string): string {
  return locale.date(at, { dateStyle: 'long' });
}

/** A receipt as a text file, for people to keep. `page` is where the status can be seen. */
export function receiptText(
  locale: Pick<LocaleController, 'date' | 't'>,
  receipt: RightsReceipt,
  { company, page }: { readonly company: string | undefined; readonly page: string },
): string {
  const { t } = locale;
  const due = (at: string): string => t('privacy.by', { date: moment(locale, at) });
  const { acknowledgedAt, closedAt, outcome } = receipt;
  const lines: readonly (readonly [string, string])[] = [
    ...(company === undefined ? [] : [[t('privacy.file.company'), oneLine(company)] as const]),
    [t('privacy.receipt.number'), receipt.reference],
    [t('privacy.receipt.code'), receipt.receipt],
    [t('privacy.receipt.right'), t(`privacy.kind.${receipt.kind}`)],
    [t('privacy.status'), t(`privacy.status.${receipt.status}`)],
    [t('privacy.status.received'), moment(locale, receipt.receivedAt)],
    [
      t('privacy.status.acknowledged'),
      acknowledgedAt === undefined ? due(receipt.acknowledgeBy) : moment(locale, acknowledgedAt),
    ],
    [t('privacy.status.done'), closedAt === undefined ? due(receipt.dueAt) : moment(locale, closedAt)],
    ...(outcome === undefined ? [] : [[t('privacy.status'), oneLine(outcome)] as const]),
    [t('privacy.file.page'), page],
  ];
  const words = [
    t('privacy.file.title'),
    '',
    ...lines.map(([name, value]) => `${name}: ${value}`),
    '',
    t('privacy.file.secret'),
    t('privacy.promise.extension'),
    '',
  ];
  // With the mark that tells editors on Windows what the text is written in.
  return `\ufeff${words.join('\r\n')}`;
}

export function receiptFileName({ reference }: Pick<RightsReceipt, 'reference'>): string {
  return `privacy-receipt-${reference.replace(/[^\w-]/g, '')}.txt`;
}
