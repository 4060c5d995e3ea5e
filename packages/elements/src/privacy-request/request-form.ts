import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../internal/locale-controller.js';
import { choices, fieldNotes, textArea, textField } from './fields.js';
import {
  hasCopy,
  longest,
  needsDetails,
  relations,
  rightKinds,
  type DraftError,
  type DraftErrors,
  type RequestDraft,
} from './request-draft.js';

export interface RequestFormContext {
  readonly locale: LocaleController;
  readonly draft: RequestDraft;
  readonly errors: DraftErrors;
}

/** The fields of a request: which right, what it needs, who asks, and where a code can go. */
export function requestForm(context: RequestFormContext): TemplateResult {
  const { locale, draft, errors } = context;
  const { t } = locale;
  return html`${choices({
    name: 'kind',
    legend: t('privacy.kind'),
    chosen: draft.kind,
    error: say(locale, errors.kind),
    className: 'choices--rights',
    of: rightKinds.map((value) => ({
      value,
      label: t(`privacy.kind.${value}`),
      text: t(`privacy.kind.${value}.text`),
    })),
  })}
  ${draft.kind === '' ? nothing : aboutRight(context)} ${aboutYou(context)} ${reach(context)}`;
}

function say({ t }: LocaleController, error: DraftError | undefined): string | undefined {
  return error === undefined ? undefined : t(`privacy.error.${error}`);
}

function aboutRight({ locale, draft, errors }: RequestFormContext): TemplateResult {
  const { t } = locale;
  const { kind } = draft;
  const ownLabel = kind === 'correction' || kind === 'grievance' || kind === 'withdrawal';
  return html`${
    hasCopy(kind)
      ? choices({
          name: 'format',
          legend: t('privacy.format'),
          chosen: draft.format,
          of: [
            { value: 'csv', label: t('privacy.format.csv') },
            { value: 'json', label: t('privacy.format.json') },
          ],
        })
      : nothing
  }
  ${
    kind === 'nomination'
      ? html`<fieldset class="group">
          <legend class="legend">${t('privacy.nominee')}</legend>
          ${textField({
            name: 'nomineeName',
            label: t('privacy.nominee.name'),
            value: draft.nomineeName,
            error: say(locale, errors.nomineeName),
            maxlength: longest.name,
            required: true,
          })}
          ${textField({
            name: 'nomineeRelation',
            label: t('privacy.nominee.relation'),
            value: draft.nomineeRelation,
            error: say(locale, errors.nomineeRelation),
            maxlength: longest.relation,
            required: true,
          })}
          ${textField({
            name: 'nomineeEmail',
            label: t('privacy.nominee.email'),
            value: draft.nomineeEmail,
            error: say(locale, errors.nomineeEmail),
            type: 'email',
            maxlength: longest.email,
          })}
        </fieldset>`
      : nothing
  }
  ${textArea({
    name: 'details',
    label: t(ownLabel ? `privacy.details.${kind}` : 'privacy.details'),
    value: draft.details,
    error: say(locale, errors.details),
    maxlength: longest.details,
    required: needsDetails(kind),
  })}`;
}

function aboutYou({ locale, draft, errors }: RequestFormContext): TemplateResult {
  const { t } = locale;
  const proof = draft.relation === 'self' ? undefined : t('privacy.relation.proof');
  return html`<fieldset class="group">
    <legend class="legend">${t('privacy.you')}</legend>
    ${textField({
      name: 'name',
      label: t('privacy.name'),
      value: draft.name,
      error: say(locale, errors.name),
      autocomplete: 'name',
      maxlength: longest.name,
      required: true,
    })}
    <div class="row">
      <label class="field__label" for="relation">${t('privacy.relation')}</label>
      <select
        class="input"
        id="relation"
        name="relation"
        aria-describedby=${proof === undefined ? nothing : 'relation-hint'}
      >
        ${relations.map(
          (value) =>
            html`<option value=${value} ?selected=${draft.relation === value}>
              ${t(`privacy.relation.${value}`)}
            </option>`,
        )}
      </select>
      ${fieldNotes({ name: 'relation', hint: proof })}
    </div>
  </fieldset>`;
}

function reach({ locale, draft, errors }: RequestFormContext): TemplateResult {
  const { t } = locale;
  return html`${choices({
    name: 'reach',
    legend: t('privacy.reach'),
    chosen: draft.reach,
    hint: t('privacy.reach.hint'),
    of: [
      { value: 'email', label: t('privacy.reach.email') },
      { value: 'phone', label: t('privacy.reach.phone') },
    ],
  })}
  ${
    draft.reach === 'email'
      ? textField({
          name: 'email',
          label: t('privacy.email'),
          value: draft.email,
          error: say(locale, errors.email),
          type: 'email',
          autocomplete: 'email',
          maxlength: longest.email,
          required: true,
        })
      : textField({
          name: 'phone',
          label: t('privacy.phone'),
          value: draft.phone,
          error: say(locale, errors.phone),
          type: 'tel',
          autocomplete: 'tel',
          maxlength: 40,
          required: true,
        })
  }`;
}
