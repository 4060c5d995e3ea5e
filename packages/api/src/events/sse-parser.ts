/** One dispatched server-sent event. */
export interface SseFrame {
  /** Its name; `message` when the server gave none. */
  readonly event: string;
  readonly data: string;
}

export interface SseListener {
  onFrame(frame: SseFrame): void;
  /** The last event id changed; it holds from the frame that carries it, with or without data. */
  onId?(id: string): void;
  /** The server's wish for the pause before a reconnection, in milliseconds. */
  onRetry?(ms: number): void;
}

export interface SseParser {
  /** Takes the next piece of decoded text, cut anywhere. */
  push(text: string): void;
}

/**
 * Reads the event stream format (WHATWG HTML §9.2.6) from text that arrives in pieces. It stays right wherever a piece
 * ends: inside a name, between CR and LF, after the byte order mark.
 */
export function createSseParser(listener: SseListener): SseParser {
  let rest = '';
  let started = false;
  let afterCarriageReturn = false;
  let event = '';
  let data: string[] = [];
  let id: string | undefined;

  function line(text: string): void {
    if (text === '') {
      dispatch();
      return;
    }
    const colon = text.indexOf(':');
    if (colon === 0) return; // a comment: the server's sign of life
    const field = colon === -1 ? text : text.slice(0, colon);
    const value = colon === -1 ? '' : text.slice(text[colon + 1] === ' ' ? colon + 2 : colon + 1);
    switch (field) {
      case 'event':
        event = value;
        return;
      case 'data':
        data.push(value);
        return;
      case 'id':
        if (!value.includes('\0')) id = value;
        return;
      case 'retry':
        if (/^\d{1,9}$/.test(value)) listener.onRetry?.(Number(value));
    }
  }

  function dispatch(): void {
    const frame = { event: event === '' ? 'message' : event, data: data.join('\n') };
    const full = data.length > 0;
    const newId = id;
    event = '';
    data = [];
    id = undefined;
    // The frame first: who is told the id may count on having seen everything up to it.
    if (full) listener.onFrame(frame);
    if (newId !== undefined) listener.onId?.(newId);
  }

  return {
    push(text) {
      let piece = text;
      if (!started && piece !== '') {
        started = true;
        if (piece.startsWith('\uFEFF')) piece = piece.slice(1);
      }
      if (afterCarriageReturn && piece !== '') {
        afterCarriageReturn = false;
        if (piece.startsWith('\n')) piece = piece.slice(1);
      }
      const buffer = rest + piece;
      let from = 0;
      for (let at = rest.length; at < buffer.length; at += 1) {
        const char = buffer[at];
        if (char !== '\n' && char !== '\r') continue;
        const text = buffer.slice(from, at);
        if (char === '\r') {
          if (at + 1 === buffer.length) afterCarriageReturn = true;
          else if (buffer[at + 1] === '\n') at += 1;
        }
        from = at + 1;
        line(text);
      }
      rest = buffer.slice(from);
    },
  };
}
