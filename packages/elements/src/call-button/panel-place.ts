/** Opens a panel towards the side of its button where the page has room: `data-end` and `data-up` tell the styles. */
export function placePanel(host: HTMLElement, panel: HTMLElement): void {
  const box = host.getBoundingClientRect();
  const right = getComputedStyle(host).direction !== 'rtl';
  const room = right ? document.documentElement.clientWidth - box.left : box.right;
  panel.toggleAttribute('data-end', room < panel.offsetWidth + 8);
  panel.toggleAttribute('data-up', box.top + panel.offsetHeight > innerHeight && box.bottom > panel.offsetHeight);
}
