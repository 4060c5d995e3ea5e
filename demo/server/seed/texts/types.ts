/** What is said in one language. `{day}` becomes a weekday, `{time}` a time of day, `{name}` the contact's name. */
export interface Texts {
  /** First words of a customer, and what the business answers. */
  readonly hello: readonly string[];
  readonly reply: readonly string[];
  /** A visit is offered, accepted, and brought to mind. */
  readonly offer: readonly string[];
  readonly accept: readonly string[];
  readonly remind: readonly string[];
  readonly question: readonly string[];
  readonly answer: readonly string[];
  readonly thanks: readonly string[];
  readonly mail: readonly { readonly subject: string; readonly fromUs: string; readonly fromThem: string }[];
  readonly voicemail: readonly string[];
}
