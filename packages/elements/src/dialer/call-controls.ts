import { html, nothing, type TemplateResult } from 'lit';

/** One round button with its word under it. `pressed` for what is on or off, `expanded` for what opens something. */
export interface Control {
  readonly name: string;
  readonly icon: TemplateResult;
  readonly label: string;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  /** Asked for, and the line has not said so yet. */
  readonly busy?: boolean;
  readonly disabled?: boolean;
  /** Why it cannot be used now. */
  readonly why?: string;
  readonly shortcut?: string | undefined;
  readonly onPress: () => void;
}

/** Buttons that cannot be used now stay in reach of the keyboard, so that they are found, and do nothing. */
export function callControl(control: Control): TemplateResult {
  const { name, pressed, expanded, disabled = false, shortcut, why } = control;
  return html`<button
    type="button"
    class="control"
    part=${`${name}-button`}
    data-control=${name}
    aria-pressed=${pressed === undefined ? nothing : String(pressed)}
    aria-expanded=${expanded === undefined ? nothing : String(expanded)}
    aria-busy=${control.busy === true ? 'true' : nothing}
    aria-disabled=${disabled ? 'true' : nothing}
    aria-keyshortcuts=${shortcut ?? nothing}
    title=${disabled && why !== undefined ? why : nothing}
    @click=${() => {
      if (!disabled) control.onPress();
    }}
  >
    <span class="control__face">${control.icon}</span><span class="control__label">${control.label}</span>
  </button>`;
}
