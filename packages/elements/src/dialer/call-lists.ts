import { isConnected, type Call, type PendingEntry } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { everySecondSince, ticking } from '../internal/clock.js';
import type { CallRequest } from '../events/call-request.js';
import { closeIcon, noteIcon, pauseIcon, phoneIcon, phoneMissedIcon, retryIcon } from '../internal/icons.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { problemWords } from '../internal/problem-message.js';
import type { CallsView } from './calls-view.js';
import { endedKey } from './ended-words.js';
import type { StoredDraft } from './stored-draft.js';

/** Short lists of calls that the dialer shows around its main view. */

type NameOf = (call: Call) => string;

interface Acts {
  swapTo(callId: string): void;
  choose(callId: string): void;
  ask(request: CallRequest): void;
}

/** Calls behind the one in front: press one to talk on it, or bring its people into the call in front. */
export function otherCalls(
  locale: LocaleController,
  { others: behind, front }: CallsView,
  nameOf: NameOf,
  acts: Acts,
): TemplateResult | typeof nothing {
  const { t } = locale;
  // Who waits while somebody is asked has a banner with the ways back.
  const others = behind.filter((call) => call.id !== front?.consultFor);
  if (others.length === 0) return nothing;
  return html`<ul class="rows" aria-label=${t('call.others')} part="other-calls">
    ${others.map((call) => {
      const held = call.heldSince;
      const connected = isConnected(call);
      const mergeable = front !== undefined && front.consultFor === undefined && connected && isConnected(front);
      return html`<li class="row row--call">
        <button
          type="button"
          class="row__main"
          @click=${() => (connected ? acts.swapTo(call.id) : acts.choose(call.id))}
        >
          ${held === undefined ? phoneIcon() : pauseIcon()}
          <span class="visually-hidden">${t('call.show')}</span>
          <span class="row__text"
            ><bdi class="row__name">${nameOf(call)}</bdi>
            <span class="muted row__state"
              >${t(`phase.${call.phase}`)}${
                held === undefined
                  ? nothing
                  : html` <span class="tabular"
                      >${ticking(everySecondSince(held), (time) => locale.clock((time - held) / 1000))}</span
                    >`
              }</span
            ></span
          >
          <span class="row__verb">${t('call.swap')}</span>
        </button>
        ${
          mergeable
            ? html`<button
                type="button"
                class="button button--small button--quiet"
                part="merge-button"
                aria-label=${t('call.merge-with', { name: nameOf(call) })}
                @click=${() => acts.ask({ action: 'merge', callId: front.id, otherId: call.id })}
              >
                ${t('call.merge')}
              </button>`
            : nothing
        }
      </li>`;
    })}
  </ul>`;
}

/** Notes of an earlier page whose calls are over. */
export function leftDrafts(
  { t }: LocaleController,
  drafts: readonly StoredDraft[],
  onFinish: (draft: StoredDraft) => void,
  onDiscard: (draft: StoredDraft) => void,
): TemplateResult | typeof nothing {
  if (drafts.length === 0) return nothing;
  return html`<ul class="rows" part="left-drafts">
    ${drafts.slice(0, 3).map(
      (draft) =>
        html`<li class="row">
          ${noteIcon()}
          <div class="row__text">
            <p>${t('log.left', { name: draft.name })}</p>
            ${draft.fields.note === '' ? nothing : html`<p class="muted clip" dir="auto">${draft.fields.note}</p>`}
            <p class="row__actions">
              <button type="button" class="button button--small" part="finish-button" @click=${() => onFinish(draft)}>
                ${t('log.finish')}
              </button>
              <button type="button" class="button button--small button--quiet" @click=${() => onDiscard(draft)}>
                ${t('shared.discard')}
              </button>
            </p>
          </div>
        </li>`,
    )}
  </ul>`;
}

/** Calls that ended without this person: who it was, when, and calling back. */
export function missedCalls(
  locale: LocaleController,
  calls: readonly Call[],
  nameOf: NameOf,
  onCallBack: (call: Call) => void,
  onDismiss: (call: Call) => void,
): TemplateResult | typeof nothing {
  const { t } = locale;
  if (calls.length === 0) return nothing;
  const row = (call: Call): TemplateResult =>
    html`<li class="row">
      ${phoneMissedIcon()}
      <div class="row__text">
        <p class="row__name"><bdi>${nameOf(call)}</bdi></p>
        <p class="muted">
          ${t(endedKey(call))} · ${locale.date(call.endedAt ?? call.createdAt, { timeStyle: 'short' })}
        </p>
      </div>
      ${
        call.remote.number === undefined
          ? nothing
          : html`<button
              type="button"
              class="icon-button icon-button--round"
              aria-label=${`${t('ended.call-back')}: ${nameOf(call)}`}
              @click=${() => onCallBack(call)}
            >
              ${phoneIcon()}
            </button>`
      }
      <button
        type="button"
        class="icon-button icon-button--round"
        aria-label=${`${t('shared.close')}: ${nameOf(call)}`}
        @click=${() => onDismiss(call)}
      >
        ${closeIcon()}
      </button>
    </li>`;
  const [newest, ...earlier] = calls.toReversed();
  // One below the other they would push Call out of sight.
  return html`<div class="missed" part="missed-calls">
    <ul class="rows" aria-label=${t('ended.missed-list')}>
      ${newest ? row(newest) : nothing}
    </ul>
    ${
      earlier.length === 0
        ? nothing
        : html`<details class="earlier">
            <summary>${t('ended.missed-earlier', { count: earlier.length })}</summary>
            <ul class="rows">
              ${earlier.map(row)}
            </ul>
          </details>`
    }
  </div>`;
}

/** Call logs that are kept here and not yet with the API, in the words of their state. */
export function pendingLogs(
  locale: LocaleController,
  entries: readonly PendingEntry[],
  nameOf: (callId: string) => string,
  onRetry: (entry: PendingEntry) => void,
  onDiscard: (entry: PendingEntry) => void,
): TemplateResult | typeof nothing {
  const { t } = locale;
  const logs = entries.filter(({ entry }) => entry.type === 'call-log');
  if (logs.length === 0) return nothing;
  return html`<ul class="rows" part="pending-logs">
    ${logs.map((pending) => {
      const name = pending.entry.type === 'call-log' ? nameOf(pending.entry.callId) : '';
      const stuck = pending.state === 'stuck';
      return html`<li class="row ${stuck ? 'row--stuck' : ''}">
        ${retryIcon()}
        <div class="row__text">
          <p>${t(`log.${pending.state}`, { name })}</p>
          ${
            stuck && pending.problem
              ? html`<p class="muted">${problemWords(locale, pending.problem).title}</p>`
              : nothing
          }
          ${
            stuck
              ? html`<p class="row__actions">
                  <button type="button" class="button button--small" @click=${() => onRetry(pending)}>
                    ${t('shared.try-again')}
                  </button>
                  <button type="button" class="button button--small button--quiet" @click=${() => onDiscard(pending)}>
                    ${t('shared.discard')}
                  </button>
                </p>`
              : nothing
          }
        </div>
      </li>`;
    })}
  </ul>`;
}
