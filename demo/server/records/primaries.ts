import type { WireContact } from '@dialora/api/schemas';

/** Of several phones or addresses exactly one is primary: the first that says so, else the first. */
export function withPrimaries<T extends Pick<WireContact, 'phones' | 'emails'>>(content: T): T {
  return { ...content, phones: onePrimary(content.phones), emails: onePrimary(content.emails) };
}

function onePrimary<T extends { readonly primary: boolean }>(list: readonly T[]): T[] {
  const chosen = Math.max(
    0,
    list.findIndex((item) => item.primary),
  );
  return list.map((item, at) => ({ ...item, primary: at === chosen }));
}
