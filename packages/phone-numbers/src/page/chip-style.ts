/** Styles of the chip: a closed root of our own, so nothing of the page leaks in and nothing leaks out. */
export const chipStyle = `
:host {
  all: initial;
  position: fixed;
  inset: auto;
  margin: 0;
  border: 0;
  padding: 6px;
  background: none;
  overflow: visible;
  inline-size: max-content;
  max-inline-size: calc(100vw - 4px);
  box-sizing: border-box;
  z-index: 2147483647;
  color-scheme: light dark;
  --_text: light-dark(#0f172a, #e5e9f2);
  --_muted: light-dark(#475569, #9aa7bd);
  --_line: light-dark(#e2e8f0, #2a3447);
  --_surface: light-dark(#ffffff, #131a2b);
  --_hover: light-dark(#f1f5f9, #1e293f);
  --_accent: light-dark(#4f46e5, #8b8cf8);
  --_go: light-dark(#15803d, #4ade80);
  --_on-go: light-dark(#ffffff, #052e16);
}
.card {
  display: flex;
  align-items: center;
  flex-wrap: wrap;
  gap: 2px;
  box-sizing: border-box;
  padding-block: 5px;
  padding-inline: 14px 5px;
  border: 1px solid var(--_line);
  border-radius: 14px;
  background: var(--_surface);
  color: var(--_text);
  font: 14px/1.25 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  box-shadow: 0 1px 2px rgb(15 23 42 / 0.08), 0 8px 24px -6px rgb(15 23 42 / 0.22);
  animation: appear 110ms ease-out;
}
@keyframes appear { from { opacity: 0; transform: translateY(3px); } }
@media (prefers-reduced-motion: reduce) { .card { animation: none; } }
.about { display: grid; gap: 1px; margin-inline-end: 10px; min-inline-size: 0; }
@media (max-width: 420px) {
  .card { justify-content: space-between; padding: 8px; row-gap: 6px; }
  .about { flex: 1 0 100%; padding-inline: 6px; margin: 0; }
}
.number {
  font-weight: 600;
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
  user-select: text;
  cursor: text;
  direction: ltr;
  unicode-bidi: isolate;
  text-align: start;
}
.country { display: flex; align-items: center; min-block-size: 24px; font-size: 12px; color: var(--_muted); position: relative; }
.country svg { inline-size: 12px; block-size: 12px; margin-inline-start: 2px; flex: none; }
select {
  position: absolute;
  inset: 0;
  inline-size: 100%;
  opacity: 0;
  font: inherit;
  cursor: pointer;
}
.country:has(select:focus-visible) { outline: 2px solid var(--_accent); outline-offset: 2px; border-radius: 4px; }
.country:has(select:hover) { color: var(--_text); }
.name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-inline-size: 180px; }
button {
  all: unset;
  box-sizing: border-box;
  display: inline-grid;
  place-items: center;
  inline-size: 44px;
  block-size: 44px;
  border-radius: 10px;
  color: var(--_muted);
  cursor: pointer;
}
button svg { inline-size: 20px; block-size: 20px; }
button:hover { background: var(--_hover); color: var(--_text); }
button:active { transform: scale(0.96); }
button:focus-visible { outline: 2px solid var(--_accent); outline-offset: -2px; }
button.call { border-radius: 999px; background: var(--_go); color: var(--_on-go); margin-inline-end: 2px; }
button.call:hover { background: color-mix(in srgb, var(--_go) 88%, black); color: var(--_on-go); }
button.call:focus-visible { outline-offset: 2px; }
button.done { color: var(--_go); }
.told { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.told.shown {
  position: static; inline-size: 100%; block-size: auto; clip-path: none; white-space: normal;
  padding: 2px 8px 6px 0; font-size: 12px; color: var(--_muted);
}
@media (forced-colors: active) {
  .card { border-color: CanvasText; }
  button.call { border: 1px solid ButtonText; }
  button:focus-visible { outline-color: Highlight; }
}
@media print { :host { display: none; } }
`;
