import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { LocaleController } from '../../internal/locale-controller.js';
import { isolated, oneLine } from '../../internal/plain-text.js';
import { problemMessage } from '../../internal/problem-message.js';
import type { ComposeKind, Outgoing, OutgoingDraft, OutgoingKind } from './outgoing.js';

export interface ComposeBarOptions {
  readonly locale: LocaleController;
  readonly outgoing: Outgoing;
  readonly contactId: string;
  readonly kinds: readonly ComposeKind[];
  readonly format: (e164: string) => string;
  readonly onSend: () => void;
  readonly root: () => ParentNode | undefined;
}

/** What to write: one native choice, as it is looked at once and used for long. */
export function kindPicker({ locale, outgoing, contactId, kinds }: ComposeBarOptions): unknown {
  if (kinds.length < 2) return nothing;
  return html`<select
    class="kind"
    part="kind"
    aria-label=${locale.t('compose.kind')}
    @change=${(event: Event) => outgoing.choose(contactId, (event.target as HTMLSelectElement).value as ComposeKind)}
  >
    ${kinds.map(
      (kind) => html`<option value=${kind} ?selected=${kind === outgoing.kind}>${locale.t(`compose.${kind}`)}</option>`,
    )}
  </select>`;
}

/** The form for a text, a mail or an appointment, with the reason when it may not be. */
export function outgoingForm(options: ComposeBarOptions, kind: OutgoingKind): TemplateResult {
  const { locale, outgoing, contactId, onSend } = options;
  const { t } = locale;
  const draft = outgoing.draft(contactId);
  const refusal = outgoing.refusal();
  const problem = outgoing.problem ?? refusal;
  const mail = kind === 'email' && outgoing.sendsMail ? 'mail' : undefined;
  return html`<form
    class="composer composer--${kind}"
    part="composer"
    novalidate
    aria-label=${t(`compose.${kind}`)}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      onSend();
    }}
    @submit=${(event: Event) => {
      event.preventDefault();
      onSend();
    }}
  >
    <div role="alert">
      ${problem ? problemMessage(locale, problem) : nothing}
      ${outgoing.missing ? html`<p class="composer__missing">${t(`compose.missing-${mail ?? kind}`)}</p>` : nothing}
    </div>
    <div class="composer__top">${kindPicker(options)} ${recipient(options, draft, kind)}</div>
    ${kind === 'appointment' ? appointmentFields(options, draft) : textFields(options, draft, kind)}
    <div class="composer__foot">
      <span class="muted">${kind === 'email' && !mail ? t('compose.mail-hint') : nothing}</span>
      <button
        type="submit"
        class="button button--primary button--small"
        part="send-button"
        aria-keyshortcuts="Control+Enter Meta+Enter"
        aria-disabled=${outgoing.sending || refusal !== undefined}
      >
        ${t(`compose.do-${mail ?? kind}`)}
      </button>
    </div>
  </form>`;
}

function recipient(
  { locale, outgoing, contactId, format }: ComposeBarOptions,
  draft: OutgoingDraft,
  kind: OutgoingKind,
): unknown {
  const { contact } = outgoing;
  const { t } = locale;
  if (!contact || kind === 'appointment') return nothing;
  if (kind === 'email') {
    const address = (contact.emails.find(({ primary }) => primary) ?? contact.emails[0])?.address;
    return html`<span class="muted"
      >${address === undefined ? t('compose.no-address') : t('compose.to', { who: isolated(address) })}</span
    >`;
  }
  if (contact.phones.length === 0) return html`<span class="muted">${t('compose.no-number')}</span>`;
  const chosen = draft.number || contact.phones.find(({ primary }) => primary)?.number;
  return html`<select
    class="kind"
    part="recipient"
    aria-label=${t('compose.recipient')}
    @change=${(event: Event) => outgoing.change(contactId, { number: (event.target as HTMLSelectElement).value })}
  >
    ${contact.phones.map(
      ({ number }) => html`<option value=${number} ?selected=${number === chosen}>${oneLine(format(number))}</option>`,
    )}
  </select>`;
}

function textFields(options: ComposeBarOptions, draft: OutgoingDraft, kind: OutgoingKind): TemplateResult {
  const { locale, outgoing, contactId } = options;
  const { t } = locale;
  return html`${kind === 'email' ? field(options, draft, 'subject', t('compose.subject')) : nothing}
    <textarea
      class="input"
      part="body"
      rows="2"
      dir="auto"
      maxlength=${kind === 'email' ? 20_000 : 1530}
      aria-label=${t(`compose.body-${kind === 'email' ? 'email' : 'text'}`)}
      placeholder=${t(`compose.body-${kind === 'email' ? 'email' : 'text'}`)}
      .value=${live(draft.body)}
      @input=${(event: Event) => outgoing.change(contactId, { body: (event.target as HTMLTextAreaElement).value })}
    ></textarea>`;
}

function appointmentFields(options: ComposeBarOptions, draft: OutgoingDraft): TemplateResult {
  const { t } = options.locale;
  return html`${field(options, draft, 'subject', t('compose.what'))}
    <div class="composer__times">
      ${field(options, draft, 'start', t('compose.start'), 'datetime-local')}
      ${field(options, draft, 'end', t('compose.end'), 'datetime-local')}
    </div>
    ${field(options, draft, 'place', t('entry.place'))}`;
}

function field(
  { outgoing, contactId }: ComposeBarOptions,
  draft: OutgoingDraft,
  name: 'subject' | 'start' | 'end' | 'place',
  label: string,
  type = 'text',
): TemplateResult {
  return html`<label class="field"
    ><span class="field__label">${label}</span
    ><input
      class="input"
      type=${type}
      data-name=${name}
      dir=${type === 'text' ? 'auto' : nothing}
      autocomplete="off"
      maxlength="300"
      .value=${live(draft[name])}
      @input=${(event: Event) => outgoing.change(contactId, { [name]: (event.target as HTMLInputElement).value })}
  /></label>`;
}
