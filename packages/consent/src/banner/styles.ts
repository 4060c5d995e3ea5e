const tokens = `color-scheme:var(--dialora-color-scheme,light dark);
--_text:var(--dialora-color-text,light-dark(#0f172a,#e5e9f2));
--_muted:var(--dialora-color-muted,light-dark(#475569,#9aa7bd));
--_surface:var(--dialora-color-surface,light-dark(#fff,#131a2b));
--_line:var(--dialora-color-line,light-dark(#e2e8f0,#2a3447));
--_accent:var(--dialora-color-accent,light-dark(#4f46e5,#8b8cf8));
`;

/**
 * One sheet for both layers. Declarations on slotted nodes are `!important` on purpose: among important rules those of
 * the shadow tree win over the page's (CSS Scoping 1, section 3.3.1), so a page cannot change them even with `!important`.
 * The host itself is the box that floats: tools that decide for people look for one among the nodes that they can see.
 */
export const styleText = `
:host{all:initial!important;direction:ltr!important;unicode-bidi:isolate!important;position:fixed!important;z-index:2147483000!important;inset-block-end:max(16px,env(safe-area-inset-bottom))!important;inset-inline-start:16px!important;inline-size:min(30rem,100vw - 32px)!important}
:host([dir=rtl]){direction:rtl!important}
.layer,dialog{
${tokens}box-sizing:border-box;background:var(--_surface);color:var(--_text);
font:400 15px/1.5 var(--dialora-font,system-ui,sans-serif);
border:1px solid var(--_line);border-radius:16px;box-shadow:0 8px 40px #0f172a2e}
.layer{max-block-size:calc(100dvh - 32px);overflow:auto;padding:20px;display:grid;grid-template-columns:1fr auto auto;column-gap:8px}
.layer>*,::slotted(p){grid-column:1/-1!important}
.layer>h2{grid-area:1/1!important}.layer>select{grid-area:1/2!important}.layer>.x{grid-area:1/3!important}
.links{display:flex;flex-wrap:wrap;gap:0 16px}
h2,h3,p,ul,dl,dd{margin:0;padding:0}
h2{font-size:17px;line-height:1.35}
.signal{margin-block-start:8px;padding:8px 12px;border-radius:8px;border:1px solid var(--_line);font-size:14px}
a{color:var(--_accent);text-underline-offset:.2em}
.actions{display:flex;flex-wrap:wrap;gap:8px;margin-block-start:12px}
::slotted(*){all:revert!important;box-sizing:border-box!important;font:inherit!important;color:inherit!important;direction:inherit!important;unicode-bidi:isolate!important}
::slotted(*)::before,::slotted(*)::after{content:none!important}
::slotted(p){margin:8px 0 0!important;color:var(--_muted)!important}
button,::slotted(button){appearance:none!important;box-sizing:border-box!important;min-block-size:44px!important;min-inline-size:min-content!important;padding:8px 14px!important;
border:1.5px solid var(--_text)!important;border-radius:10px!important;background:transparent!important;color:var(--_text)!important;font:inherit!important;
font-weight:600!important;text-align:center!important;cursor:pointer!important;flex:none!important}
.actions>button,::slotted(button){flex:1 1 7.5rem!important}
.links a{display:inline-flex;align-items:center;min-block-size:44px}
select{max-inline-size:9rem;block-size:44px;margin-block-start:-10px;border:0;padding:0 4px;background:transparent;color:var(--_muted);font:inherit;font-size:14px;cursor:pointer}
option{background:var(--_surface);color:var(--_text)}
button:hover,::slotted(button:hover){background:var(--_text)!important;color:var(--_surface)!important}
.links button{border:0!important;padding:0!important;font-weight:400!important;color:var(--_accent)!important;background:none!important;text-align:start!important;text-decoration:underline;text-underline-offset:.2em}
button:focus-visible,::slotted(button:focus-visible),a:focus-visible,input:focus-visible,select:focus-visible{outline:2px solid var(--_accent)!important;outline-offset:2px!important}
.x{border-color:transparent!important;padding:0!important;min-inline-size:44px!important;margin-block-start:-10px;margin-inline-end:-10px;position:relative}
.x::before,.x::after{content:'';position:absolute;inset:50% auto auto 50%;inline-size:17px;border-block-start:2px solid;transform:translate(-50%,-50%) rotate(45deg)}
.x::after{transform:translate(-50%,-50%) rotate(-45deg)}
@media (max-width:30rem){:host{inset-block-end:0!important;inset-inline-start:0!important;inline-size:100%!important}.layer{border-radius:16px 16px 0 0;max-block-size:100dvh;padding:16px}::slotted([data-consent-action=settings]){flex-basis:100%!important}}
`;

/** The panel's part, adopted when it opens. */
export const panelStyle = `
.head{display:flex;gap:12px;align-items:start;justify-content:space-between}
h3{font-size:15px;font-weight:600}
dialog{inline-size:min(36rem,100vw - 24px);max-block-size:calc(100dvh - 24px);padding:0;overflow:hidden}
dialog[open]{display:flex;flex-direction:column}
dialog::backdrop{background:#0b102080}
.scroll{overflow:auto;padding:20px 24px;outline:none}
.scroll>.signal{margin-block:4px 16px}
.scroll>.links{padding-block-end:6px}
.foot{padding:12px 24px 20px;border-block-start:1px solid var(--_line)}
.foot .actions{margin:0}
.row>button{justify-self:start;grid-column:1/-1;margin-block-start:8px}
.muted{color:var(--_muted)}
.row{display:grid;grid-template-columns:1fr auto;gap:2px 16px;align-items:center;padding-block:14px;border-block-start:1px solid var(--_line)}
.row p{grid-column:1/-1;color:var(--_muted);font-size:14px}
.service label{font-weight:400}
.service{grid-column:1/-1;padding-block:0;padding-inline-start:16px;border:0}
label{font-weight:600;display:flex;align-items:center;gap:16px;justify-content:space-between;grid-column:1/-1;min-block-size:44px;cursor:pointer}
input{appearance:none;flex:none;position:relative;inline-size:44px;block-size:26px;margin:0;border:1.5px solid var(--_muted);border-radius:13px;background:transparent;cursor:pointer}
input::before{content:'';position:absolute;inset-block:0;margin-block:auto;inset-inline-start:4px;inline-size:16px;block-size:16px;border-radius:50%;background:var(--_muted)}
input:checked{background:var(--_accent);border-color:var(--_accent)}
input:checked::before{inset-inline-start:21px;background:var(--_surface)}
input:disabled{opacity:.6;cursor:default}
dl{margin-block-end:8px}dt{font-weight:600;margin-block-start:8px}dd{color:var(--_muted);overflow-wrap:anywhere}
dl~p{margin-block-start:10px}
bdi{overflow-wrap:anywhere}
@media (max-width:30rem){.scroll,.foot{padding-inline:16px}.actions>[data-consent-action=save]{flex-basis:100%!important}}
@media (prefers-reduced-motion:no-preference){input::before{transition:inset-inline-start .12s}}
@media (forced-colors:active){input:checked{background:Highlight}input::before{background:CanvasText}}
`;

/** The look of a placeholder. Its size is the frame's own. */
export const placeholderStyle = `
:host{all:initial!important;display:block!important;direction:inherit!important;unicode-bidi:isolate!important}
section{${tokens}box-sizing:border-box;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:8px;padding:16px;text-align:center;
background:var(--_surface);color:var(--_text);border:1px solid var(--_line);border-radius:12px;
font:400 15px/1.5 var(--dialora-font,system-ui,sans-serif)}
p{margin:0;color:var(--_muted)}
.actions{display:flex;flex-wrap:wrap;gap:8px;justify-content:center;margin-block-start:8px}
button{min-block-size:44px;padding:8px 14px;border:1.5px solid var(--_text);border-radius:10px;background:transparent;color:inherit;font:inherit;font-weight:600;cursor:pointer}
button:hover{background:var(--_text);color:var(--_surface)}
button:focus-visible{outline:2px solid var(--_accent);outline-offset:2px}
`;

/** Adds a sheet to a shadow tree. Constructed sheets need no nonce and are no concern of a page's policy. */
export function adopt(root: ShadowRoot, text: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
