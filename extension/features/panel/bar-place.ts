/**
 * The dialer is a bar in a place of little height (see its `dialer.md`, "Layouts"), and a bar of two rows is higher than
 * that place: the room around it follows the dialer's own height, so that what stands below begins below.
 */
export function followHeight(room: HTMLElement, dialer: HTMLElement): () => void {
  const observer = new ResizeObserver(() => {
    const { height } = dialer.getBoundingClientRect();
    if (height > 0) room.style.setProperty('--dialer-height', `${Math.ceil(height)}px`);
  });
  observer.observe(dialer);
  return () => observer.disconnect();
}
