import type { PageNumber, PageScanner } from './model.js';

/** Scanners for the frames of a document that have its origin; each shows its chip in its own frame. */
export interface Frames {
  start(): void;
  stop(): void;
  idle(): boolean;
  count(): number;
  list(): readonly PageNumber[];
  show(id: string): boolean;
  next(direction: 1 | -1): boolean;
  each(run: (scanner: PageScanner) => void): void;
}

export function createFrames(document: Document, create: (frame: Document) => PageScanner): Frames {
  const scanners = new Map<HTMLIFrameElement, { readonly document: Document; readonly scanner: PageScanner }>();

  function enter(frame: HTMLIFrameElement): void {
    const inner = readable(frame);
    const known = scanners.get(frame);
    if (known?.document === inner) return;
    known?.scanner.stop();
    scanners.delete(frame);
    if (inner === undefined) return;
    const scanner = create(inner);
    scanners.set(frame, { document: inner, scanner });
    scanner.start();
  }

  // `load` of a frame does not bubble, but it can be caught on its way down.
  function loaded(event: Event): void {
    if ((event.target as Node | null)?.nodeName === 'IFRAME') enter(event.target as HTMLIFrameElement);
  }

  function alive(): readonly PageScanner[] {
    for (const [frame, { scanner }] of scanners) {
      if (frame.isConnected) continue;
      scanner.stop();
      scanners.delete(frame);
    }
    return [...scanners.values()].map(({ scanner }) => scanner);
  }

  return {
    start() {
      document.addEventListener('load', loaded, true);
      for (const frame of document.querySelectorAll('iframe')) enter(frame);
    },
    stop() {
      document.removeEventListener('load', loaded, true);
      for (const { scanner } of scanners.values()) scanner.stop();
      scanners.clear();
    },
    idle: () => alive().every((scanner) => scanner.idle()),
    count: () => alive().reduce((sum, scanner) => sum + scanner.count(), 0),
    list: () => alive().flatMap((scanner) => scanner.list()),
    show: (id) => alive().some((scanner) => scanner.show(id)),
    next: (direction) => alive().some((scanner) => scanner.next(direction)),
    each: (run) => alive().forEach(run),
  };
}

/** The document of a frame of our origin, once it has one with a window. */
function readable(frame: HTMLIFrameElement): Document | undefined {
  try {
    const inner = frame.contentDocument;
    return inner?.defaultView == null || inner.body === null ? undefined : inner;
  } catch {
    return undefined;
  }
}
