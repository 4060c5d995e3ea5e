/** The sign-in page's style. It travels inside the page and is allowed by its hash, so that nothing else can. */
export const pageStyle = `
:root { color-scheme: light dark; --canvas: light-dark(#f8fafc, #0b1020); --surface: light-dark(#fff, #131a2b);
  --text: light-dark(#0f172a, #e5e9f2); --muted: light-dark(#475569, #9aa7bd); --line: light-dark(#e2e8f0, #2a3447);
  --edge: light-dark(#94a3b8, #64748b); --accent: light-dark(#4f46e5, #8b8cf8); --on-accent: light-dark(#fff, #0b1020);
  --danger: light-dark(#dc2626, #f87171); }
* { box-sizing: border-box; }
body { margin: 0; min-block-size: 100dvh; display: grid; place-items: center; padding: 24px 16px;
  background: var(--canvas); color: var(--text);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main { inline-size: min(100%, 440px); background: var(--surface); border: 1px solid var(--line); border-radius: 16px;
  padding: clamp(20px, 6vw, 36px); }
.brand { display: flex; align-items: center; gap: 8px; margin: 0 0 24px; font-weight: 650; letter-spacing: -.01em;
  color: var(--accent); }
svg { inline-size: 22px; block-size: 22px; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round;
  stroke-linejoin: round; flex: none; }
h1 { font-size: 24px; line-height: 1.2; letter-spacing: -.02em; margin: 0 0 8px; }
h2 { font-size: 14px; font-weight: 600; margin: 24px 0 8px; }
.lead { margin: 0; color: var(--muted); }
.lead strong { color: var(--text); font-weight: 600; }
ul { list-style: none; margin: 0; padding: 0; }
.agents { border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
.agents li + li { border-block-start: 1px solid var(--line); }
.agents button { inline-size: 100%; display: flex; align-items: center; gap: 12px; padding: 10px 12px; border: 0;
  background: none; text-align: start; border-radius: 0; }
.agents button:hover { background: var(--canvas); }
.agents button:focus-visible { outline-offset: -3px; }
.face { inline-size: 40px; block-size: 40px; border-radius: 50%; display: grid; place-items: center; flex: none;
  background: color-mix(in srgb, var(--accent) 14%, transparent); color: var(--accent); font-size: 14px; font-weight: 600; }
.who { min-inline-size: 0; flex: 1; display: grid; }
.who b { font-weight: 600; }
.who span { color: var(--muted); font-size: 14px; }
.arrow { color: var(--muted); inline-size: 18px; block-size: 18px; }
:dir(rtl) .arrow { scale: -1 1; }
.or { display: flex; align-items: center; gap: 12px; margin: 24px 0 8px; color: var(--muted); font-size: 14px; }
.or::before, .or::after { content: ""; flex: 1; border-block-start: 1px solid var(--line); }
label { display: block; font-size: 14px; font-weight: 600; margin: 12px 0 4px; }
input { inline-size: 100%; min-block-size: 44px; padding: 8px 12px; font: inherit; color: inherit;
  background: var(--surface); border: 1px solid var(--edge); border-radius: 10px; }
input[aria-invalid] { border-color: var(--danger); }
button { font: inherit; color: inherit; min-block-size: 44px; cursor: pointer; border-radius: 10px; }
.primary { inline-size: 100%; margin-block-start: 16px; border: 1px solid transparent; font-weight: 600;
  background: var(--accent); color: var(--on-accent); }
.primary:hover { filter: brightness(1.08); }
.quiet { inline-size: 100%; border: 1px solid var(--line); background: none; margin-block-start: 12px; }
.quiet:hover { background: var(--canvas); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.hint, .foot { font-size: 14px; color: var(--muted); margin: 8px 0 0; }
.foot { margin-block-start: 20px; overflow-wrap: anywhere; }
kbd { font: inherit; font-weight: 600; color: var(--text); overflow-wrap: anywhere; }
.whole { white-space: nowrap; }
.problem { margin: 12px 0 0; padding: 10px 12px; border-radius: 10px; border: 1px solid var(--danger);
  color: var(--danger); }
details { margin-block-start: 16px; border-block-start: 1px solid var(--line); padding-block-start: 4px; }
summary { min-block-size: 44px; display: flex; align-items: center; cursor: pointer; font-size: 14px; font-weight: 600;
  border-radius: 8px; }
summary::before { content: ""; inline-size: 8px; block-size: 8px; margin-inline: 4px 10px;
  border: solid var(--muted); border-width: 0 1.75px 1.75px 0; rotate: -45deg; }
[open] summary::before { rotate: 45deg; }
.scopes { font-size: 14px; color: var(--muted); display: grid; gap: 4px; padding-inline-start: 24px; }
`;
