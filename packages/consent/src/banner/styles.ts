/**
 * One sheet for both layers. Declarations on slotted nodes are `!important` on purpose: among important rules those of
 * the shadow tree win over the page's (CSS Scoping 1, section 3.3.1), so a page cannot change them even with `!important`.
 */
export const styleText = `
:host{all:initial!important;display:contents!important}
.layer,dialog{
color-scheme:var(--dialora-color-scheme,light dark);
--_text:var(--dialora-color-text,light-dark(#0f172a,#e5e9f2));
--_muted:var(--dialora-color-muted,light-dark(#475569,#9aa7bd));
--_surface:var(--dialora-color-surface,light-dark(#fff,#131a2b));
--_line:var(--dialora-color-line,light-dark(#e2e8f0,#2a3447));
--_accent:var(--dialora-color-accent,light-dark(#4f46e5,#8b8cf8));
box-sizing:border-box;background:var(--_surface);color:var(--_text);
font:400 15px/1.5 var(--dialora-font,system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif);
border:1px solid var(--_line);border-radius:16px;box-shadow:0 8px 40px #0f172a2e}
.layer{position:fixed;inset-block-end:max(16px,env(safe-area-inset-bottom));inset-inline-start:16px;z-index:2147483000;
inline-size:min(30rem,100vw - 32px);max-block-size:calc(100dvh - 32px);overflow:auto;padding:20px}
.head{display:flex;gap:12px;align-items:start;justify-content:space-between}
h2,h3,p,ul,dl,dd{margin:0;padding:0}
h2{font-size:17px;line-height:1.35;font-weight:650;letter-spacing:-.01em}
h3{font-size:15px;font-weight:600}
.signal{margin-block-start:8px;padding:8px 12px;border-radius:8px;border:1px solid var(--_line);font-size:14px}
a{color:var(--_accent);text-underline-offset:.2em}
.actions{display:grid;grid-template-columns:repeat(auto-fit,minmax(7.5rem,1fr));gap:8px;margin-block-start:16px}
::slotted(*){all:revert!important;box-sizing:border-box!important;font:inherit!important;color:inherit!important;direction:inherit!important}
::slotted(p){margin:8px 0 0!important;color:var(--_muted)!important}
button,::slotted(button){appearance:none!important;box-sizing:border-box!important;min-block-size:44px!important;min-inline-size:44px!important;padding:8px 14px!important;
border:1.5px solid var(--_text)!important;border-radius:10px!important;background:transparent!important;color:var(--_text)!important;font:inherit!important;
font-weight:600!important;text-align:center!important;cursor:pointer!important}
button:hover,::slotted(button:hover){background:var(--_text)!important;color:var(--_surface)!important}
button:focus-visible,::slotted(button:focus-visible),a:focus-visible,input:focus-visible,summary:focus-visible{outline:2px solid var(--_accent)!important;outline-offset:2px!important}
.x{border-color:transparent!important;padding:0!important;margin:-10px -10px 0 0;flex:none}
.x svg{display:block;margin:auto;inline-size:18px;block-size:18px;fill:none;stroke:currentColor;stroke-width:1.75;stroke-linecap:round}
dialog{inline-size:min(36rem,100vw - 24px);max-block-size:calc(100dvh - 24px);padding:0;overflow:hidden}
dialog[open]{display:flex;flex-direction:column}
dialog::backdrop{background:#0b102080}
.scroll{overflow:auto;padding:20px 24px;outline:none}
.head+.muted{margin-block-end:14px}
.foot{padding:12px 24px 20px;border-block-start:1px solid var(--_line)}
.foot .actions{margin:0}
.muted{color:var(--_muted)}
.row{display:grid;grid-template-columns:1fr auto;gap:2px 16px;align-items:center;padding-block:14px;border-block-start:1px solid var(--_line)}
.row p{grid-column:1/-1;color:var(--_muted);font-size:14px}
.service label{font-weight:400}
.service{padding-block:6px;padding-inline-start:16px;border:0}
label{font-weight:600;display:flex;align-items:center;gap:16px;justify-content:space-between;grid-column:1/-1;min-block-size:44px;cursor:pointer}
input{appearance:none;flex:none;position:relative;inline-size:44px;block-size:26px;margin:0;border:1.5px solid var(--_muted);border-radius:13px;background:transparent;cursor:pointer}
input::before{content:'';position:absolute;inset-block-start:3.5px;inset-inline-start:4px;inline-size:16px;block-size:16px;border-radius:50%;background:var(--_muted)}
input:checked{background:var(--_accent);border-color:var(--_accent)}
input:checked::before{inset-inline-start:21px;background:var(--_surface)}
input:disabled{opacity:.6;cursor:default}
dl{display:grid;grid-template-columns:auto 1fr;gap:2px 16px;font-size:14px;margin-block:4px 10px;font-variant-numeric:tabular-nums}
dt{color:var(--_muted)}dd{overflow-wrap:anywhere}
@media (max-width:30rem){.layer{inset-inline:0;inset-block-end:0;inline-size:100%;border-radius:16px 16px 0 0;max-block-size:100dvh;padding:16px}.scroll,.foot{padding-inline:16px}}
@media (prefers-reduced-motion:no-preference){input::before{transition:inset-inline-start .12s}}
@media (forced-colors:active){input:checked{background:Highlight}input::before{background:CanvasText}}
`;
