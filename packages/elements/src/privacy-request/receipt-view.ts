import type { RightsReceipt } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { checkIcon, closeIcon } from '../internal/icons.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { day, moment, receiptFileName } from './receipt-text.js';

/** Number, code and what was asked, with the file to keep. `file` is the address of its bytes in this page. */
export function receiptCard({ t }: LocaleController, receipt: RightsReceipt, file: string | undefined): TemplateResult {
  return html`<section class="receipt" part="receipt" aria-labelledby="receipt-title">
    <h3 id="receipt-title">${t('privacy.receipt')}</h3>
    <dl class="facts">
      <div>
        <dt>${t('privacy.receipt.number')}</dt>
        <dd><bdi class="secret" dir="ltr" part="reference">${receipt.reference}</bdi></dd>
      </div>
      <div>
        <dt>${t('privacy.receipt.code')}</dt>
        <dd><bdi class="secret" dir="ltr" part="receipt-code">${receipt.receipt}</bdi></dd>
      </div>
      <div>
        <dt>${t('privacy.receipt.right')}</dt>
        <dd>${t(`privacy.kind.${receipt.kind}`)}</dd>
      </div>
    </dl>
    <p class="muted">${t('privacy.receipt.keep')}</p>
    ${
      file === undefined
        ? nothing
        : html`<a class="button button--small" part="download-link" href=${file} download=${receiptFileName(receipt)}
            >${t('privacy.receipt.download')}</a
          >`
    }
  </section>`;
}

interface Step {
  readonly label: string;
  /** When it happened, or by when it will. */
  readonly at: string;
  readonly state: 'over' | 'now' | 'ahead';
}

/** Where the request stands: what is over, what is next and by when. */
export function statusView(locale: LocaleController, receipt: RightsReceipt): TemplateResult {
  const { t } = locale;
  const { extension, outcome, status } = receipt;
  const closed = status === 'done' || status === 'refused';
  return html`<section class="status" part="status" aria-labelledby="status-title">
    <h3 id="status-title">${t('privacy.status-now', { status: t(`privacy.status.${status}`) })}</h3>
    <ol class="steps">
      ${stepsOf(locale, receipt).map(
        ({ label, at, state }) =>
          html`<li class="step" data-state=${state} aria-current=${state === 'now' ? 'step' : nothing}>
            <span class="step__mark" aria-hidden="true">${mark(state, status)}</span>
            <span class="step__label">${label}</span>
            <span class="step__at muted">${at}</span>
          </li>`,
      )}
    </ol>
    ${
      extension === undefined
        ? nothing
        : html`<p>${t('privacy.extended', { date: day(locale, extension.from) })}</p>
            <blockquote dir="auto">${extension.reason}</blockquote>`
    }
    ${
      outcome === undefined
        ? nothing
        : html`<p class="strong">${t(status === 'refused' ? 'privacy.outcome.refused' : 'privacy.outcome.done')}</p>
            <blockquote dir="auto">${outcome}</blockquote>`
    }
    ${receipt.file === undefined ? nothing : fileLink(locale, receipt.file)}
    ${closed ? html`<p class="muted">${t('privacy.receipt.disagree')}</p>` : nothing}
  </section>`;
}

/** The copy of the data that was asked for. The address is good for minutes, so the page is not left for it. */
function fileLink({ t, number }: LocaleController, file: NonNullable<RightsReceipt['file']>): unknown {
  // Only what is fetched over HTTP: an address is not a script.
  if (!/^https?:\/\//i.test(file.url)) return nothing;
  const size = number(Math.max(1, Math.ceil(file.size / 1000)), {
    style: 'unit',
    unit: 'kilobyte',
    unitDisplay: 'short',
  });
  return html`<p>
    <a class="button button--primary button--small" part="data-link" href=${file.url} download rel="noreferrer"
      >${t('privacy.file', { format: file.format.toUpperCase(), size })}</a
    >
    <span class="muted">${t('privacy.file.hint')}</span>
  </p>`;
}

function mark(state: Step['state'], status: RightsReceipt['status']): unknown {
  if (state === 'ahead') return nothing;
  return state === 'now' && (status === 'refused' || status === 'withdrawn') ? closeIcon() : checkIcon();
}

function stepsOf(locale: LocaleController, receipt: RightsReceipt): readonly Step[] {
  const { t } = locale;
  const { status, acknowledgedAt, closedAt } = receipt;
  const by = (at: string): string => t('privacy.by', { date: moment(locale, at) });
  const label = (name: RightsReceipt['status']): string => t(`privacy.status.${name}`);
  const closed = closedAt !== undefined;
  const working = status === 'in-progress' || status === 'extended';
  const end = closed && status !== 'done' ? status : 'done';
  return [
    {
      label: label('received'),
      at: moment(locale, receipt.receivedAt),
      state: status === 'received' ? 'now' : 'over',
    },
    {
      label: label('acknowledged'),
      at: acknowledgedAt !== undefined ? moment(locale, acknowledgedAt) : closed ? '' : by(receipt.acknowledgeBy),
      state: status === 'acknowledged' ? 'now' : acknowledgedAt !== undefined ? 'over' : 'ahead',
    },
    { label: label('in-progress'), at: '', state: working ? 'now' : status === 'done' ? 'over' : 'ahead' },
    { label: label(end), at: closed ? moment(locale, closedAt) : by(receipt.dueAt), state: closed ? 'now' : 'ahead' },
  ];
}
