import type { PrivacyRequestKind, RightsRequest } from '@dialora/core';

export const rightKinds = [
  'access',
  'correction',
  'portability',
  'erasure',
  'restriction',
  'withdrawal',
  'nomination',
  'grievance',
] as const satisfies readonly PrivacyRequestKind[];

export const relations = ['self', 'agent', 'nominee'] as const;

/** The form as it stands, before anything is checked. */
export interface RequestDraft {
  readonly kind: PrivacyRequestKind | '';
  readonly format: 'csv' | 'json';
  readonly details: string;
  readonly nomineeName: string;
  readonly nomineeRelation: string;
  readonly nomineeEmail: string;
  readonly name: string;
  readonly relation: (typeof relations)[number];
  readonly reach: 'email' | 'phone';
  readonly email: string;
  readonly phone: string;
}

export const emptyDraft: RequestDraft = {
  kind: '',
  format: 'csv',
  details: '',
  nomineeName: '',
  nomineeRelation: '',
  nomineeEmail: '',
  name: '',
  relation: 'self',
  reach: 'email',
  email: '',
  phone: '',
};

export type DraftError = 'required' | 'choose' | 'email' | 'number';

export type DraftErrors = Readonly<Partial<Record<keyof RequestDraft, DraftError>>>;

/** What each field may hold at most; the API's own limits. */
export const longest = { name: 200, details: 4000, relation: 100, email: 254 } as const;

export function isRightKind(text: string | undefined): text is PrivacyRequestKind {
  return rightKinds.some((kind) => kind === text);
}

/** The kinds that end with a copy of the data. */
export function hasCopy(kind: RequestDraft['kind']): boolean {
  return kind === 'access' || kind === 'portability';
}

/** Where nothing can be done without words. */
export function needsDetails(kind: RequestDraft['kind']): boolean {
  return kind === 'correction' || kind === 'grievance';
}

/** Everything that is wrong, field by field in the order of the form; empty when it can be sent. */
export function checkDraft(draft: RequestDraft, toE164: (text: string) => string | undefined): DraftErrors {
  const errors: Partial<Record<keyof RequestDraft, DraftError>> = {};
  const require = (field: keyof RequestDraft): void => {
    if (draft[field].trim() === '') errors[field] = 'required';
  };
  if (draft.kind === '') errors.kind = 'choose';
  if (needsDetails(draft.kind)) require('details');
  if (draft.kind === 'nomination') {
    require('nomineeName');
    require('nomineeRelation');
    if (draft.nomineeEmail.trim() !== '' && !isEmail(draft.nomineeEmail)) errors.nomineeEmail = 'email';
  }
  require('name');
  if (draft.reach === 'email') {
    require('email');
    if (errors.email === undefined && !isEmail(draft.email)) errors.email = 'email';
  } else {
    require('phone');
    if (errors.phone === undefined && toE164(draft.phone) === undefined) errors.phone = 'number';
  }
  return errors;
}

/** The request of a draft without errors. Fields of another kind or way of being reached are left out. */
export function requestOf(
  draft: RequestDraft,
  more: { readonly siteId: string; readonly language: string; readonly toE164: (text: string) => string | undefined },
): RightsRequest {
  const { kind } = draft;
  if (kind === '') throw new TypeError('A request needs its kind.');
  const details = draft.details.trim();
  const nomineeEmail = draft.nomineeEmail.trim();
  const reach =
    draft.reach === 'email' ? { email: draft.email.trim() } : { number: more.toE164(draft.phone) ?? draft.phone };
  return {
    siteId: more.siteId,
    kind,
    requester: { name: draft.name.trim(), relation: draft.relation, ...reach },
    ...(details === '' ? {} : { details }),
    ...(hasCopy(kind) ? { format: draft.format } : {}),
    ...(kind === 'nomination'
      ? {
          nominee: {
            name: draft.nomineeName.trim(),
            relation: draft.nomineeRelation.trim(),
            ...(nomineeEmail === '' ? {} : { email: nomineeEmail }),
          },
        }
      : {}),
    language: more.language,
  };
}

/** The shape that HTML's `<input type="email">` accepts, as the API checks it. */
function isEmail(text: string): boolean {
  return text.trim().length <= longest.email && /^[^\s@<>"]+@[^\s@<>".]+(?:\.[^\s@<>".]+)*$/.test(text.trim());
}

/** Digits of any script (Unicode Nd) as ASCII ones; everything else is dropped. For codes that people type. */
export function digitsOf(text: string): string {
  return Array.from(text.normalize('NFKC'), (character) => {
    if (!/\p{Nd}/u.test(character)) return '';
    // Digits stand in runs of ten, each starting at a zero (Unicode Standard, section 4.6).
    const at = character.codePointAt(0) ?? 0;
    let zero = at;
    while (at - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String((at - zero) % 10);
  }).join('');
}
