/** Every word a visitor reads, in one language. `{company}` and `{policy}` style places are filled by `fill`. */
export interface ConsentTexts {
  /** BCP 47. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** Name of the first layer's landmark. */
  readonly region: string;
  readonly title: string;
  readonly intro: string;
  /** Says that closing is refusing. */
  readonly closing: string;
  readonly policyLink: string;
  readonly accept: string;
  readonly reject: string;
  readonly choose: string;
  readonly close: string;
  readonly save: string;
  readonly panelTitle: string;
  readonly panelIntro: string;
  readonly alwaysOn: string;
  readonly signalHonoured: string;
  readonly noticeTitle: string;
  readonly noticeIntro: string;
  readonly acknowledge: string;
  readonly receiptTitle: string;
  readonly receiptNone: string;
  readonly receiptDownload: string;
  readonly reload: string;
  readonly reloadButton: string;
  readonly categories: Readonly<Record<string, { readonly label: string; readonly purpose: string }>>;
}

/** Fills `{name}` places of a text. An unknown place stays, so that a missing value is seen. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
