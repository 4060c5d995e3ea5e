/** An extension behind a number: ITU-T E.123 and RFC 3966 forms, and what people write in several languages. */
export interface ExtensionFound {
  /** UTF-16 units from the end of the number to the end of the extension. */
  readonly length: number;
  readonly ext: string;
}

const gap = '[ \\u200b,]{0,5}';
const words =
  'extension|extensi[oó]n|extensão|extn|ext|xtn|xt|ramal|interno|anexo|poste|durchwahl|dw|dahili|wewn?|toestel|доб(?:авочный)?|вн(?:утр)?|分机|分機|转|轉|内线|內線|内線|내선|داخلی|تحويلة';
const behind = new RegExp(
  `^(?:;ext=([0-9]{1,15})` +
    `|${gap}(?:${words})\\.?[:=]?[ \\u200b,-]{0,3}([0-9]{1,15})` +
    `|${gap}(?:x|#|int|~)\\.?:?[ \\u200b,-]{0,3}([0-9]{1,9})` +
    `|[ \\u200b]?,,[ \\u200b]?([0-9]{1,9})` +
    `|[- ]{1,3}([0-9]{1,6})(?=#))#?(?![0-9A-Za-z])(?![-.][0-9])`,
  'i',
);

const anyDigit = /[0-9]/;

/** The extension that follows position `end` of a folded text, if one does. */
export function extensionAfter(folded: string, end: number): ExtensionFound | undefined {
  const rest = folded.slice(end, end + 40);
  if (!anyDigit.test(rest)) return undefined;
  const match = behind.exec(rest);
  if (match === null) return undefined;
  const ext = match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5];
  return ext === undefined ? undefined : { length: match[0].length, ext };
}
