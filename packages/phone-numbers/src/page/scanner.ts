import type { CountryGuess } from '../country/infer.js';
import type { Chip } from './chip.js';
import type { createFrames } from './frames.js';
import { isLeftAlone } from './leave-alone.js';
import { createMarks, textOf, type Mark } from './marks.js';
import type { NumberAction, PageEngine, PageNumber, PageScanner, PageScannerOptions } from './model.js';
import type { AdoptRule, Painter } from './painter.js';
import type { Pointer } from './pointer.js';
import { createScan } from './scan.js';

const allActions: readonly NumberAction[] = ['call', 'message', 'copy', 'save'];

/** What only pages need, not extensions: their script comes with a rule of its own and runs in every frame by itself. */
export interface PageParts {
  readonly createFrames: typeof createFrames;
  readonly adoptRule: AdoptRule;
}

/** As `createPageScanner`, for callers that bring the engine themselves, so that none is bundled with this. */
export function createScannerWith(
  options: PageScannerOptions & { readonly engine: () => Promise<PageEngine> },
  parts?: PageParts,
): PageScanner {
  const document = options.document ?? globalThis.document;
  const view = document.defaultView;
  if (view === null) throw new Error('This document is shown in no window.');

  let guess: CountryGuess | undefined =
    options.country === undefined || options.country === 'auto' ? undefined : certain(options.country);
  let engine: PageEngine | undefined;
  let running = false;
  let changed = false;
  const ids = new WeakMap<Mark, string>();
  const about = (mark: Mark): Omit<PageNumber, 'id'> => {
    const { e164, ext } = mark;
    const text = textOf(mark);
    return ext === undefined ? { e164, text } : { e164, ext, text };
  };
  const idOf = (mark: Mark): string => {
    const id = ids.get(mark) ?? newId();
    ids.set(mark, id);
    return id;
  };
  const { within } = options;
  const marks = createMarks(
    {
      added(mark) {
        changed = true;
        painter?.watch(mark);
        options.onNumber({ ...about(mark), action: 'found' });
      },
      removed(mark) {
        changed = true;
        painter?.unwatch(mark);
        if (chip?.mark === mark) chip.hide();
      },
    },
    (mark) => within === undefined || mark.host.closest(within) !== null,
  );
  // They come with the engine: before it there is no number to paint or to point at.
  let painter: Painter | undefined;
  let chip: Chip | undefined;
  let pointer: Pointer | undefined;
  const scan = createScan({
    view,
    marks,
    root: options.root ?? document,
    async loadEngine() {
      engine = await options.engine();
      if (pointer === undefined) reachWith(engine);
      if (options.country === 'auto') {
        const { home } = options;
        guess ??= engine.inferCountry({ ...engine.readCountryHints(document), ...(home !== undefined && { home }) });
      }
      return engine;
    },
    country: () => guess?.country,
    openShadowRoot: options.openShadowRoot,
    isOwn: (element) => chip?.isIn([element]) ?? false,
    onSlice(isLast) {
      painter?.flush(isLast ? 'now' : 'soon');
      painter?.assert();
      if (!changed) return;
      changed = false;
      options.onChange?.();
    },
  });
  const reachWith = ({ boxOf, createChip, createHits, createPainter, createPointer }: PageEngine): void => {
    const paint = (painter = createPainter(view, options.highlightName, parts?.adoptRule));
    chip = createChip({
      document,
      words: options.words,
      actions: options.actions ?? allActions,
      locale: options.locale,
      onAction: (mark, action) => options.onNumber({ ...about(mark), action, element: mark.host, rect: boxOf(mark) }),
      onCountry(chosen) {
        setCountry(chosen);
        options.onCountry?.(chosen);
      },
      onStep: (direction) => void next(direction),
      onHide: () => undefined,
    });
    pointer = createPointer({
      document,
      chip,
      hits: createHits(view, marks, paint, scan.roots),
      painter: paint,
      markOfLink: (link) => marks.at(link).find((mark) => mark.link),
      isUseful: () => marks.size > 0,
      onActivity: paint.stir,
      onPath(path) {
        for (const target of path) if (target instanceof view.ShadowRoot && !scan.roots.has(target)) scan.meet(target);
      },
    });
    if (running) pointer.start();
  };
  const frames =
    options.frames !== false
      ? parts?.createFrames(document, (frame) => createScannerWith({ ...options, document: frame }, parts))
      : undefined;

  function inOrder(): Mark[] {
    scan.tidy();
    return [...marks.all()].sort((a, b) => {
      if (a.host === b.host) return (a.range?.startOffset ?? 0) - (b.range?.startOffset ?? 0);
      return a.host.compareDocumentPosition(b.host) & 4 ? -1 : 1;
    });
  }

  function reveal(mark: Mark): void {
    mark.host.scrollIntoView({ block: 'center', inline: 'nearest' });
    pointer?.reveal(mark);
  }

  function next(direction: 1 | -1): boolean {
    const all = inOrder().filter((mark) => mark.host.checkVisibility?.());
    const at = chip?.mark === undefined ? -1 : all.indexOf(chip.mark);
    const start = at === -1 && direction === -1 ? 0 : at;
    const mark = all[(start + direction + all.length) % all.length];
    if (mark === undefined) return false;
    reveal(mark);
    return true;
  }

  function setCountry(chosen: string | undefined): void {
    if (chosen === guess?.country) return;
    guess = chosen === undefined ? undefined : certain(chosen);
    frames?.each((frame) => frame.setCountry(chosen));
    if (!running) return;
    for (const mark of [...marks.all()]) if (mark.assumed) marks.remove(mark);
    scan.again();
  }

  return {
    start() {
      if (running) return;
      running = true;
      // A document in design mode is an editor as a whole.
      if (document.designMode === 'on' || isLeftAlone(document.documentElement)) return;
      scan.start();
      pointer?.start();
      frames?.start();
    },
    stop() {
      if (!running) return;
      running = false;
      frames?.stop();
      pointer?.stop();
      scan.stop();
      marks.clear();
      painter?.stop();
    },
    idle: () => scan.idle && (frames?.idle() ?? true),
    count() {
      scan.tidy();
      return marks.size + (frames?.count() ?? 0);
    },
    list: () => [...inOrder().map((mark) => ({ id: idOf(mark), ...about(mark) })), ...(frames?.list() ?? [])],
    show(id) {
      const mark = [...marks.all()].find((one) => ids.get(one) === id);
      if (mark === undefined) return frames?.show(id) ?? false;
      reveal(mark);
      return true;
    },
    next: (direction = 1) => next(direction) || (frames?.next(direction) ?? false),
    read(written) {
      const number = engine?.parseNumber(written, guess?.country);
      return number?.valid === true ? number.e164 : undefined;
    },
    country: () => guess,
    setCountry,
  };
}

let lastId = 0;

function newId(): string {
  lastId++;
  return `n${lastId}`;
}

function certain(country: string): CountryGuess {
  return { country: country.toUpperCase(), confidence: 1, reasons: [] };
}
