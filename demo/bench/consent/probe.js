// Runs in every measured page before its own scripts: sees the banner's first frame, shifts, and what a click costs.
// Sent as text; `selectors` is put in by the bench.
export function probe({ banner, accept }) {
  const seen = { shift: 0, events: [], frames: 0 };
  globalThis.bench = seen;

  const find = (selector) =>
    selector.split(' >>> ').reduce((root, part) => (root?.shadowRoot ?? root)?.querySelector(part), document);
  const visible = () => {
    const node = banner && find(banner);
    if (!node) return false;
    const box = node.getBoundingClientRect();
    if (box.width < 50 || box.height < 20 || box.top >= innerHeight || box.bottom <= 0) return false;
    let opacity = 1;
    for (let each = node; each; each = each.assignedSlot ?? each.parentElement ?? each.getRootNode().host) {
      const style = getComputedStyle(each);
      if (style.display === 'none' || (each === node && style.visibility !== 'visible')) return false;
      opacity *= Number(style.opacity);
    }
    return opacity > 0.05;
  };

  let drawn = false;
  const look = (now) => {
    // Drawn in the frame before this one: it is on the screen now.
    if (drawn) {
      seen.shown = now;
      performance.mark('bench-shown');
      globalThis.benchShown?.('');
      return;
    }
    drawn = visible();
    requestAnimationFrame(look);
  };
  if (banner) requestAnimationFrame(look);

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.interactionId) seen.events.push(entry.duration);
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });

  /** Where to click; the click's way to the frame without a banner is counted from then on. */
  seen.target = () => {
    const button = find(accept);
    button.scrollIntoView({ block: 'nearest' });
    addEventListener(
      'pointerup',
      ({ timeStamp }) => {
        const next = (now) => {
          seen.frames += 1;
          if (!visible()) seen.gone = now - timeStamp;
          else if (seen.frames < 600) requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
      },
      { capture: true, once: true },
    );
    const { x, y, width, height } = button.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  };
}
