import { contrastOver, type Layer } from './contrast.js';

/** WCAG 2.2, 1.4.3 (text, large text) and 1.4.11 (what shows a control or its state). */
const least = { text: 4.5, large: 3, part: 3 } as const;

/** The element that it is drawn in: through slots and shadow roots. */
function around(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** The fills from the page's own, which is drawn in the scheme of the element, up to the element. */
function fillsBehind(start: Element | null, page: string): readonly Layer[] {
  const fills: Layer[] = [];
  for (let element = start; element !== null; element = around(element)) {
    const { backgroundColor } = getComputedStyle(element);
    fills.unshift({ colour: backgroundColor, opacity: opacityOf(element) });
  }
  return [{ colour: page }, ...fills];
}

function opacityOf(start: Element): number {
  let opacity = 1;
  for (let element: Element | null = start; element !== null; element = around(element)) {
    opacity *= Number(getComputedStyle(element).opacity);
  }
  return opacity;
}

/** A control that cannot be used may be faint (WCAG 2.2, 1.4.3 "Incidental"). */
const isOff = (element: Element): boolean => element.closest(':disabled, [aria-disabled="true"]') !== null;

function isLarge({ fontSize, fontWeight }: CSSStyleDeclaration): boolean {
  const pixels = Number.parseFloat(fontSize);
  return pixels >= 24 || (pixels >= 18.66 && Number(fontWeight) >= 700);
}

function hasText(element: Element): boolean {
  return [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
}

/** Every element that is drawn, through shadow roots. What is only read out, or lies unseen over its picture, is none. */
function* drawn(root: Element | ShadowRoot): Generator<Element> {
  for (const element of root.children) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (element.matches('.visually-hidden, style, option')) continue;
    yield element;
    yield* drawn(element.shadowRoot ?? element);
  }
}

const named = (element: Element): string => {
  const words = element.textContent.replace(/\s+/g, ' ').trim().slice(0, 40);
  const look = element.getAttribute('class') ?? element.getAttribute('part') ?? '';
  return `<${element.localName} ${look}> "${words}"`;
};

/**
 * What stands out too little in an element of ours: texts, placeholders, icons, and the outlines of fields, each as a
 * line with its contrast. Judged by the colours that the browser paints, since axe reads neither `color(xyz-d65 …)` nor
 * colours made of others. Pictures and gradients behind a text are not judged.
 */
export function faintParts(host: Element, scheme: 'light' | 'dark'): readonly string[] {
  const page = scheme === 'dark' ? '#000' : '#fff';
  const faint: string[] = [];
  const judge = (element: Element, what: string, colour: string, behind: Element | null, wanted: number): void => {
    const found = contrastOver({ colour, opacity: opacityOf(element) }, fillsBehind(behind, page));
    if (found < wanted - 0.005) faint.push(`${what} of ${named(element)}: ${found.toFixed(2)}, not ${wanted}`);
  };
  for (const element of drawn(host.shadowRoot ?? host)) {
    if (isOff(element)) continue;
    const style = getComputedStyle(element);
    const wanted = isLarge(style) ? least.large : least.text;
    if (element instanceof SVGSVGElement) judge(element, 'icon', style.color, element, least.part);
    else if (hasText(element)) judge(element, 'text', style.color, element, wanted);
    if (!element.matches('input, textarea, select')) continue;
    if (element.matches('[type="checkbox"], [type="radio"], [type="range"]')) continue;
    judge(element, 'text', style.color, element, wanted);
    if (element.matches(':placeholder-shown')) {
      judge(element, 'placeholder', getComputedStyle(element, '::placeholder').color, element, wanted);
    }
    if (style.borderTopStyle !== 'none' && style.borderTopWidth !== '0px') {
      judge(element, 'outline', style.borderTopColor, around(element), least.part);
    }
  }
  return faint;
}
