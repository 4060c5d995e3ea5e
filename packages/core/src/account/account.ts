/** The signed-in person. */
export interface Agent {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly account: { readonly id: string; readonly name: string; readonly country: string };
  readonly scopes: readonly string[];
}

/** One of the account's verified numbers: the only values that a call's caller id may take. */
export interface CallerId {
  readonly id: string;
  readonly number: string; // E.164
  readonly label: string;
  readonly isDefault: boolean;
}
