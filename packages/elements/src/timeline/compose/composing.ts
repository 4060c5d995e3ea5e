import type { Workspace } from '@dialora/core';
import type { ReactiveElement } from 'lit';
import { MailRequestEvent } from '../../contact-card/events.js';
import type { Announcer } from '../../internal/announcer.js';
import type { LocaleController } from '../../internal/locale-controller.js';
import { uriPart } from '../../internal/plain-text.js';
import { noteComposer } from '../composer.js';
import { NoteDrafts } from '../note-drafts.js';
import { outgoingForm } from './compose-bar.js';
import { Mentions } from './mentions.js';
import { Outgoing, type ComposeKind } from './outgoing.js';

export interface ComposingOptions {
  readonly locale: LocaleController;
  readonly announcer: Announcer;
  readonly workspace: () => Workspace | undefined;
  readonly format: (e164: string) => string;
  /** Something was kept on this device; its id. */
  readonly kept: (id: string, kind: 'note' | 'appointment', contactId: string) => void;
}

/** The field at the end of the conversation, whatever is written in it. */
export class Composing {
  readonly #host: ReactiveElement;
  readonly #options: ComposingOptions;
  readonly #drafts: NoteDrafts;
  readonly #outgoing: Outgoing;
  readonly #mentions = new Mentions();

  constructor(host: ReactiveElement, options: ComposingOptions) {
    this.#host = host;
    this.#options = options;
    this.#drafts = new NoteDrafts(host);
    this.#outgoing = new Outgoing(host, options.workspace);
  }

  follow(contactId: string | undefined): void {
    this.#outgoing.follow(contactId);
  }

  render(contactId: string): unknown {
    const { locale, format, workspace } = this.#options;
    const outgoing = this.#outgoing;
    const bar = {
      locale,
      outgoing,
      contactId,
      format,
      kinds: this.#kinds(),
      root: () => this.#host.renderRoot,
      onSend: () => void this.#send(contactId),
    };
    if (outgoing.kind !== 'note') return outgoingForm(bar, outgoing.kind);
    const colleagues = workspace()?.colleagues?.get();
    return noteComposer({
      ...bar,
      drafts: this.#drafts,
      mentions: this.#mentions,
      colleagues: colleagues?.state === 'ready' ? colleagues.value : [],
      onAdd: () => void this.#add(contactId),
      redraw: () => this.#host.requestUpdate(),
    });
  }

  #kinds(): readonly ComposeKind[] {
    const texts = this.#options.workspace()?.messages ? (['sms', 'whatsapp'] as const) : [];
    return ['note', ...texts, 'email', 'appointment'];
  }

  async #add(contactId: string): Promise<void> {
    const { workspace, announcer, locale, kept } = this.#options;
    const log = workspace()?.log;
    // The server would refuse it too, and it would be stuck in the outbox.
    if (!log || this.#outgoing.refusal()) return;
    const id = await this.#drafts.add(contactId, log);
    if (id === undefined) return;
    announcer.say(locale.t('note.saved'));
    kept(id, 'note', contactId);
  }

  async #send(contactId: string): Promise<void> {
    const { announcer, locale, kept } = this.#options;
    const outcome = await this.#outgoing.send(contactId);
    if (!outcome) return;
    if (outcome.kind === 'mail') {
      const { address, subject, body } = outcome;
      if (this.#host.dispatchEvent(new MailRequestEvent({ address, contactId, subject, body }))) {
        openMailProgram(address, subject, body);
      }
      return;
    }
    announcer.say(locale.t(outcome.kind === 'sent' ? 'compose.sent' : 'note.saved'));
    if (outcome.kind === 'kept') kept(outcome.id, 'appointment', contactId);
  }
}

function openMailProgram(address: string, subject: string, body: string): void {
  const link = document.createElement('a');
  const query = [`subject=${uriPart(subject)}`, `body=${uriPart(body)}`].join('&');
  link.href = `mailto:${uriPart(address)}?${query}`;
  link.click();
}
