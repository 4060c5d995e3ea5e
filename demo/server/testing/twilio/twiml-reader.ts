/** One element of a TwiML document. */
export interface Verb {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Verb[];
  readonly text: string;
}

/** Reads TwiML as strictly as Twilio does: what is no well-formed `<Response>` is an error (Twilio's 12100). */
export function readTwiml(xml: string): readonly Verb[] {
  const tokens = xml.replace(/^<\?xml[^?]*\?>/, '').match(/<[^>]+>|[^<]+/g) ?? [];
  const open: { name: string; attributes: Record<string, string>; children: Verb[]; text: string }[] = [
    { name: '', attributes: {}, children: [], text: '' },
  ];
  for (const token of tokens) {
    const top = open.at(-1);
    if (top === undefined) throw new Error(`12100: ${xml}`);
    const [, closing, name = '', rest = '', empty] = /^<(\/?)(\w+)((?:\s+\w+="[^"<]*")*)\s*(\/?)>$/.exec(token) ?? [];
    if (!token.startsWith('<')) top.text += decode(token);
    else if (name === '') throw new Error(`12100: ${token}`);
    else if (closing === '/') {
      if (top.name !== name) throw new Error(`12100: </${name}> closes <${top.name}>`);
      open.pop();
      open.at(-1)?.children.push(top);
    } else {
      const attributes = Object.fromEntries(
        [...rest.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, decode(value)]),
      );
      const verb = { name, attributes, children: [], text: '' };
      if (empty === '/') top.children.push(verb);
      else open.push(verb);
    }
  }
  const [response] = open[0]?.children ?? [];
  if (open.length !== 1 || response?.name !== 'Response') throw new Error(`12100: no <Response>: ${xml}`);
  return response.children;
}

const decode = (text: string): string =>
  text.replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)));
