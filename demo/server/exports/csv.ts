/** RFC 4180, with CRLF. A value that is no text is JSON; an empty field is null, `""` is the empty text. */
export function writeCsv(columns: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]): string {
  return rows.map((row) => `${columns.map((column) => field(row[column])).join(',')}\r\n`).join('');
}

export function csvHeader(columns: readonly string[]): string {
  return `${columns.join(',')}\r\n`;
}

function field(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') {
    // What a spreadsheet would take for a formula is marked as text (OWASP, CSV injection); reading takes it off.
    const guarded = /^[=+\-@\t\r']/.test(value) ? `'${value}` : value;
    return `"${guarded.replaceAll('"', '""')}"`;
  }
  const json = JSON.stringify(value);
  return typeof value === 'object' ? `"${json.replaceAll('"', '""')}"` : json;
}

/** Reads back what `writeCsv` wrote. `json` names the columns whose quoted values are JSON. */
export function readCsv(text: string, json: ReadonlySet<string>): readonly Readonly<Record<string, unknown>>[] {
  const [header, ...lines] = records(text);
  const columns = (header ?? []).map((cell) => cell.text);
  return lines.map((cells) =>
    Object.fromEntries(columns.map((column, at) => [column, valueOf(cells[at], json.has(column))])),
  );
}

interface Cell {
  readonly text: string;
  readonly quoted: boolean;
}

function valueOf(cell: Cell | undefined, isJson: boolean): unknown {
  if (cell === undefined || (!cell.quoted && cell.text === '')) return null;
  if (!cell.quoted || isJson) return JSON.parse(cell.text);
  return cell.text.startsWith("'") ? cell.text.slice(1) : cell.text;
}

function records(text: string): readonly (readonly Cell[])[] {
  const found: Cell[][] = [];
  let at = 0;
  while (at < text.length) {
    const cells: Cell[] = [];
    for (;;) {
      if (text[at] === '"') {
        let value = '';
        at += 1;
        for (;;) {
          const end = text.indexOf('"', at);
          if (end < 0) throw new Error('A quoted field does not end.');
          value += text.slice(at, end);
          at = end + 1;
          if (text[at] !== '"') break;
          value += '"';
          at += 1;
        }
        cells.push({ text: value, quoted: true });
      } else {
        const end = /[,\r\n]/.exec(text.slice(at))?.index ?? text.length - at;
        cells.push({ text: text.slice(at, at + end), quoted: false });
        at += end;
      }
      if (text[at] !== ',') break;
      at += 1;
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    found.push(cells);
  }
  return found;
}
