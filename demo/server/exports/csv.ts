import { stringify, type Options } from 'csv-stringify/sync';

const options: Options = {
  record_delimiter: 'windows',
  // Texts are always quoted, so that an empty one differs from null.
  quoted_string: true,
  cast: {
    boolean: String,
    object: (value) => ({ value: JSON.stringify(value), quoted: true }),
    // What a spreadsheet would take for a formula is marked as text (OWASP, CSV injection). A text that begins with
    // the mark gets one more, which the library's own `escape_formulas` does not do: so it can be taken off again.
    string: (value) => (/^[=+\-@\t\r']/.test(value) ? `'${value}` : value),
  },
};

/** RFC 4180, with CRLF. A value that is no text is JSON; an empty field is null, `""` is the empty text. */
export function writeCsv(columns: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]): string {
  return stringify([...rows], { ...options, columns: [...columns] });
}

export function csvHeader(columns: readonly string[]): string {
  return `${columns.join(',')}\r\n`;
}
