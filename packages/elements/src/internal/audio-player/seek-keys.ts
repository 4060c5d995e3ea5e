const smallStep = 5;
const bigStep = 30;

/**
 * How many seconds a key moves a slider of time: forwards, backwards, or to an end (endless). Undefined for any other.
 * After the ARIA Authoring Practices' slider (www.w3.org/WAI/ARIA/apg/patterns/slider).
 */
export function moveOf(key: string, rtl: boolean): number | undefined {
  switch (key) {
    case rtl ? 'ArrowLeft' : 'ArrowRight':
    case 'ArrowUp':
      return smallStep;
    case rtl ? 'ArrowRight' : 'ArrowLeft':
    case 'ArrowDown':
      return -smallStep;
    case 'PageUp':
      return bigStep;
    case 'PageDown':
      return -bigStep;
    case 'Home':
      return -Infinity;
    case 'End':
      return Infinity;
    default:
      return undefined;
  }
}
