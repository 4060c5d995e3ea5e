import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { now } from '../internal/clock.js';
import { closeIcon } from '../internal/icons.js';
import type { MessageKey } from '../internal/locale.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { dispositions } from './dispositions.js';
import { localTime, quickFollowUps, quickOf } from './follow-up.js';
import type { LogFields } from './log-drafts.js';

/** As the API has it: a tag has so many letters at most. */
export const longestTag = 60;

export interface WrapUpFormParts {
  readonly draft: LogFields;
  /** Tags of the contact, offered while one types. */
  readonly knownTags: readonly string[];
  /** A tag that is being typed. */
  readonly tag: string;
  /** A time of one's own is being chosen, none of the quick ones. */
  readonly choosesTime: boolean;
  readonly change: (change: Partial<LogFields>) => void;
  readonly onSubmit: (event: Event) => void;
  readonly onTag: (text: string) => void;
  readonly onTagKey: (event: KeyboardEvent) => void;
  readonly onTagDone: () => void;
  readonly onFollowUp: (event: Event) => void;
}

/** The log of a call: outcome, note, tags and when to call again. */
export function wrapUpForm(locale: LocaleController, parts: WrapUpFormParts): TemplateResult {
  const { t } = locale;
  const { draft, change } = parts;
  return html`<form id="log" aria-label=${t('log.title')} @submit=${parts.onSubmit}>
    <label class="field">
      <span class="field__label">${t('log.disposition')}</span>
      <select
        class="input"
        part="disposition"
        .value=${live(draft.disposition)}
        @change=${(event: Event) => change({ disposition: (event.target as HTMLSelectElement).value })}
      >
        <option value="">${t('log.disposition-none')}</option>
        ${dispositions.map((each) => {
          const key: MessageKey = `disposition.${each}`;
          return html`<option value=${each} ?selected=${each === draft.disposition}>${t(key)}</option>`;
        })}
      </select>
    </label>
    <label class="field note">
      <span class="field__label">${t('log.note')}</span>
      <textarea
        class="input"
        part="note"
        rows="3"
        .value=${live(draft.note)}
        @input=${(event: Event) => change({ note: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
    </label>
    ${tagsField(locale, parts)} ${followUpField(locale, parts)}
  </form>`;
}

function tagsField({ t }: LocaleController, parts: WrapUpFormParts): TemplateResult {
  const { change } = parts;
  const { tags } = parts.draft;
  const known = parts.knownTags.filter((tag) => !tags.includes(tag));
  return html`<div>
    <label class="field">
      <span class="field__label">${t('log.tags')}</span>
      <input
        class="input"
        part="tags"
        type="text"
        list="known-tags"
        autocomplete="off"
        maxlength=${longestTag}
        placeholder=${t('log.tags-how')}
        .value=${live(parts.tag)}
        @input=${(event: Event) => parts.onTag((event.target as HTMLInputElement).value)}
        @keydown=${parts.onTagKey}
        @change=${parts.onTagDone}
      />
    </label>
    <div class="tags">
      ${tags.map(
        (tag) =>
          html`<button
            type="button"
            class="button tag"
            part="tag"
            aria-label=${t('log.tag-remove', { tag })}
            @click=${() => change({ tags: tags.filter((each) => each !== tag) })}
          >
            <bdi>${tag}</bdi>${closeIcon()}
          </button>`,
      )}
    </div>
    <datalist id="known-tags">${known.map((tag) => html`<option value=${tag}></option>`)}</datalist>
  </div>`;
}

function followUpField({ t }: LocaleController, parts: WrapUpFormParts): TemplateResult {
  const { change } = parts;
  const { followUp } = parts.draft;
  const quick = parts.choosesTime ? undefined : quickOf(followUp, now());
  const value = followUp === '' ? '' : (quick ?? 'time');
  return html`<div class="follow-up">
    <label class="field">
      <span class="field__label">${t('log.follow-up')}</span>
      <select class="input" part="follow-up" .value=${live(value)} @change=${parts.onFollowUp}>
        <option value="" ?selected=${value === ''}>${t('log.follow-up-none')}</option>
        ${quickFollowUps.map(
          (each) => html`<option value=${each} ?selected=${value === each}>${t(`log.follow-up-${each}`)}</option>`,
        )}
        <option value="time" ?selected=${value === 'time'}>${t('log.follow-up-time')}</option>
      </select>
    </label>
    ${
      value === 'time'
        ? html`<input
            class="input"
            part="follow-up-time"
            type="datetime-local"
            aria-label=${t('log.follow-up-time')}
            min=${localTime(new Date(now()))}
            .value=${live(followUp)}
            @change=${(event: Event) => change({ followUp: (event.target as HTMLInputElement).value })}
          />`
        : nothing
    }
  </div>`;
}
