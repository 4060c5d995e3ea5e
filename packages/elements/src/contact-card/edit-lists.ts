import type { TemplateResult } from 'lit';
import { regionNames } from '../internal/intl.js';
import { emptyAddress, emptyEmail, emptyPhone } from './draft.js';
import type { EditFormOptions } from './edit-form.js';
import { group, primaryChoice, rowInput, rowSelect } from './edit-rows.js';
import type { EditState } from './editing.js';

/* What a contact may have several of. */

export function phones(options: EditFormOptions, state: EditState): TemplateResult {
  const { t } = options.locale;
  const types = ['mobile', 'work', 'home', 'other'] as const;
  return group(options, 'phones', t('edit.phones'), emptyPhone, state.draft.phones, (phone, at) => [
    rowInput(options, state, {
      list: 'phones',
      at,
      name: 'number',
      label: t('edit.phone'),
      pointer: `/phones/${at}/number`,
      value: phone.number,
      kind: 'tel',
    }),
    rowSelect(
      options,
      'phones',
      at,
      phone.type,
      t('edit.type'),
      types.map((type) => [type, t(`shared.number-${type}`)]),
    ),
    primaryChoice(options, 'phones', at, phone.primary, t('edit.primary-phone')),
  ]);
}

export function emails(options: EditFormOptions, state: EditState): TemplateResult {
  const { t } = options.locale;
  const types = ['work', 'personal', 'other'] as const;
  return group(options, 'emails', t('edit.emails'), emptyEmail, state.draft.emails, (email, at) => [
    rowInput(options, state, {
      list: 'emails',
      at,
      name: 'address',
      label: t('edit.email'),
      pointer: `/emails/${at}/address`,
      value: email.address,
      kind: 'email',
    }),
    rowSelect(
      options,
      'emails',
      at,
      email.type,
      t('edit.type'),
      types.map((type) => [type, t(`card.email-${type}`)]),
    ),
    primaryChoice(options, 'emails', at, email.primary, t('edit.primary-email')),
  ]);
}

export function addresses(options: EditFormOptions, state: EditState): TemplateResult {
  const { t, lang } = options.locale;
  const types = ['work', 'home', 'other'] as const;
  const names = regionNames(lang);
  const countries = options.countries.map((code) => [code, names.of(code) ?? code] as const);
  return group(options, 'addresses', t('card.addresses'), emptyAddress, state.draft.addresses, (address, at) => {
    const part = (name: 'street' | 'postalCode' | 'city' | 'region') =>
      rowInput(options, state, {
        list: 'addresses',
        at,
        name,
        label: t(`edit.${name === 'postalCode' ? 'postal-code' : name}`),
        pointer: `/addresses/${at}/${name === 'postalCode' ? 'postal_code' : name}`,
        value: address[name],
        kind: 'text',
      });
    const own =
      countries.some(([code]) => code === address.country) || address.country === ''
        ? []
        : [[address.country, address.country] as const];
    return [
      part('street'),
      part('postalCode'),
      part('city'),
      part('region'),
      rowSelect(
        options,
        'addresses',
        at,
        address.country,
        t('edit.country'),
        [['', t('edit.no-country')], ...own, ...countries],
        'country',
      ),
      rowSelect(
        options,
        'addresses',
        at,
        address.type,
        t('edit.type'),
        types.map((type) => [type, t(`card.address-${type}`)]),
      ),
    ];
  });
}

export function customFields(options: EditFormOptions, state: EditState): TemplateResult {
  const { t } = options.locale;
  return group(options, 'fields', t('card.details'), { name: '', value: '' }, state.draft.fields, (field, at) =>
    (['name', 'value'] as const).map((name) =>
      rowInput(options, state, {
        list: 'fields',
        at,
        name,
        label: t(`edit.field-${name}`),
        pointer: `/custom_fields/${at}/${name}`,
        value: field[name],
        kind: 'text',
      }),
    ),
  );
}
