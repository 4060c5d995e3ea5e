import { talkSeconds, type Call, type PendingEntry } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { everySecondSince, ticking } from '../internal/clock.js';
import { closeIcon, phoneIcon, phoneMissedIcon, retryIcon } from '../internal/icons.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { problemWords } from '../internal/problem-message.js';
import { endedKey } from './ended-words.js';

/** Short lists of calls that the dialer shows around its main view. */

type NameOf = (call: Call) => string;

/** Calls behind the one in front: press one to bring it forward. */
export function otherCalls(
  locale: LocaleController,
  calls: readonly Call[],
  nameOf: NameOf,
  onChoose: (call: Call) => void,
): TemplateResult | typeof nothing {
  const { t } = locale;
  if (calls.length === 0) return nothing;
  return html`<ul class="rows" aria-label=${t('call.others')} part="other-calls">
    ${calls.map((call) => {
      const since = call.answeredAt;
      return html`<li>
        <button type="button" class="row row--button" @click=${() => onChoose(call)}>
          <span class="visually-hidden">${t('call.show')}</span>
          <span class="row__text"><bdi class="row__name">${nameOf(call)}</bdi></span>
          <span class="muted"
            >${t(`phase.${call.phase}`)}${
              since === undefined
                ? nothing
                : html` <span class="tabular"
                    >${ticking(everySecondSince(since), (time) => locale.clock(talkSeconds(call, time)))}</span
                  >`
            }</span
          >
        </button>
      </li>`;
    })}
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
  return html`<ul class="rows" aria-label=${t('ended.missed-list')} part="missed-calls">
    ${calls
      .slice(-3)
      .reverse()
      .map(
        (call) =>
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
          </li>`,
      )}
  </ul>`;
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
