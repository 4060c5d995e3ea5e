import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ConsentState } from '../gate/gate.js';
import type { ConsentTexts } from '../texts/texts.js';
import type { BannerConfig, CategoryConfig } from './config.js';

/** All that the settings panel draws and reports. */
export interface PanelView {
  readonly texts: ConsentTexts;
  readonly config: BannerConfig;
  readonly state: ConsentState;
  readonly minor: boolean;
  readonly reloadAdvised: boolean;
  readonly allowed: (category: string, service?: string) => boolean;
  readonly onToggle: (key: string, on: boolean) => void;
  readonly onAll: (granted: boolean) => void;
  readonly onSave: () => void;
  readonly onClosed: () => void;
  readonly closeButton: TemplateResult;
}

/** The settings: a real modal `<dialog>`. Esc and the cross close it and record nothing. */
export function panel(view: PanelView): TemplateResult {
  const { texts, state } = view;
  return html`<dialog
    part="panel"
    aria-labelledby="title"
    dir=${texts.direction}
    lang=${texts.language}
    @close=${view.onClosed}
  >
    <div class="scroll" tabindex="-1">
      <div class="head">
        <h2 id="title" part="title">${texts.panelTitle}</h2>
        ${view.closeButton}
      </div>
      <p class="muted">${texts.panelIntro}</p>
      ${state.signal ? html`<p class="signal">${texts.signalHonoured}</p>` : nothing}
      <div class="row">
        <h3>${texts.categories['essential']?.label}</h3>
        <span class="muted">${texts.alwaysOn}</span>
        <p>${texts.categories['essential']?.purpose}</p>
      </div>
      ${view.config.categories.map((category) => categoryRow(view, category))} ${receipt(view)}
    </div>
    <div class="foot">
      <div class="actions">
        <button type="button" data-consent-action="reject" @click=${() => view.onAll(false)}>${texts.reject}</button>
        <button type="button" data-consent-action="accept" @click=${() => view.onAll(true)}>${texts.accept}</button>
        <button type="button" data-consent-action="save" @click=${view.onSave}>${texts.save}</button>
      </div>
    </div>
  </dialog>`;
}

function categoryRow(view: PanelView, category: CategoryConfig): TemplateResult {
  const words = view.texts.categories[category.name];
  const locked = view.minor && (category.name === 'analytics' || category.name === 'advertising');
  return html`<div class="row">
    ${toggle(view, category.name, category.label ?? words?.label ?? category.name, view.allowed(category.name), locked)}
    <p>${category.purpose ?? words?.purpose}</p>
    ${category.services.map((service) => {
      const key = `${category.name}/${service.name}`;
      return html`<div class="service row">
        ${toggle(view, key, service.label, view.allowed(category.name, service.name), locked)}
      </div>`;
    })}
  </div>`;
}

function toggle(view: PanelView, key: string, label: string, on: boolean, locked: boolean): TemplateResult {
  const change = (event: Event): void => view.onToggle(key, (event.target as HTMLInputElement).checked);
  return html`<label
    ><span>${label}</span> <input type="checkbox" role="switch" .checked=${on} ?disabled=${locked} @change=${change}
  /></label>`;
}

function receipt(view: PanelView): TemplateResult {
  const { texts, state, config } = view;
  const { record } = state;
  if (record === undefined)
    return html`<div class="row">
      <h3>${texts.receiptTitle}</h3>
      <p>${texts.receiptNone}</p>
    </div>`;
  const when = new Date(record.at * 1000);
  const shown = new Intl.DateTimeFormat(texts.language, { dateStyle: 'long', timeStyle: 'short' }).format(when);
  return html`<div class="row">
    <h3>${texts.receiptTitle}</h3>
    <p><time datetime=${when.toISOString()}>${shown}</time> · ${record.id}</p>
    ${
      view.reloadAdvised
        ? html`<p>${texts.reload}</p>
            <button type="button" @click=${() => location.reload()}>${texts.reloadButton}</button>`
        : nothing
    }
    <button type="button" @click=${() => download(record, config)}>${texts.receiptDownload}</button>
  </div>`;
}

function download(record: NonNullable<ConsentState['record']>, config: BannerConfig): void {
  const body = {
    ...record,
    given_at: new Date(record.at * 1000).toISOString(),
    company: config.company,
    policy_url: config.policyUrl,
  };
  const url = URL.createObjectURL(new Blob([JSON.stringify(body, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `consent-${record.id.slice(0, 8)}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
