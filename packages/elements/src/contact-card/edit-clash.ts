import type { Contact, ContactField } from '@dialora/core';
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { warningIcon } from '../internal/icons.js';
import type { LocaleController } from '../internal/locale-controller.js';
import type { EditFormOptions } from './edit-form.js';
import type { Clash } from './editing.js';
import { addressLines, shortLine } from './words.js';

/** Two people changed the same: what each of them wrote, field by field, to choose from. Nothing is lost until then. */
export function clashPart(options: EditFormOptions, { mine, theirs, fields, choices }: Clash): TemplateResult {
  const { locale, editing } = options;
  const { t } = locale;
  return html`<div class="notice notice--warning" part="conflict" role="status">
      ${warningIcon()}
      <p class="notice__title">${t('edit.clash')}</p>
      <p>${t('edit.clash.next')}</p>
    </div>
    ${fields.map(
      (field) =>
        html`<fieldset class="edit__group" data-clash=${field}>
          <legend class="field__label">${fieldLabel(locale, field)}</legend>
          ${(['mine', 'theirs'] as const).map(
            (side) =>
              html`<label class="edit__choice"
                ><input
                  type="radio"
                  name="clash-${field}"
                  .checked=${live((choices.get(field) ?? 'mine') === side)}
                  @change=${() => editing.choose(field, side)}
                /><span
                  ><span class="edit__side">${t(`edit.clash-${side}`)}</span>
                  <bdi>${fieldText(options, side === 'mine' ? mine : theirs, field)}</bdi></span
                ></label
              >`,
          )}
        </fieldset>`,
    )}`;
}

function fieldText({ locale, owners, format }: EditFormOptions, contact: Contact, field: ContactField): string {
  const { t } = locale;
  return text() || t('edit.clash-empty');

  function text(): string {
    switch (field) {
      case 'phones':
        return list(
          locale,
          contact.phones.map(({ number }) => format(number)),
        );
      case 'emails':
        return list(
          locale,
          contact.emails.map(({ address }) => address),
        );
      case 'addresses':
        return list(
          locale,
          contact.addresses.map((address) => addressLines(locale.lang, address).join(', ')),
        );
      case 'tags':
        return list(locale, contact.tags);
      case 'customFields':
        return list(
          locale,
          Object.entries(contact.customFields).map(([name, value]) => `${name}: ${value}`),
        );
      case 'ownerId':
        return owners.find(({ id }) => id === contact.owner?.id)?.name ?? contact.owner?.name ?? '';
      case 'doNotCall':
        return t(contact.doNotCall ? 'edit.yes' : 'edit.no');
      default:
        return shortLine(contact[field] ?? '');
    }
  }
}

function list({ lang }: LocaleController, items: readonly string[]): string {
  return new Intl.ListFormat(lang, { type: 'unit' }).format(items.map(shortLine));
}

/** The name of a part of a contact, as the form calls it. */
function fieldLabel({ t }: LocaleController, field: ContactField): string {
  switch (field) {
    case 'phones':
      return t('edit.phones');
    case 'emails':
      return t('edit.emails');
    case 'addresses':
      return t('card.addresses');
    case 'customFields':
      return t('card.details');
    case 'ownerId':
      return t('card.owner');
    case 'doNotCall':
      return t('card.do-not-call');
    case 'timeZone':
      return t('edit.zone');
    default:
      return t(`edit.${field}`);
  }
}
