import { css } from 'lit';

/** Short lists: calls, people, voicemail. */
export const rowsStyles = css`
  .rows {
    display: grid;
    gap: 8px;
  }
  .row {
    display: flex;
    align-items: center;
    gap: 8px;
    inline-size: 100%;
    padding: 4px 4px 4px 12px;
    padding-inline: 12px 4px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_canvas);
    font-size: 0.875rem;
    text-align: start;
  }
  .row > .icon {
    color: var(--_muted);
  }
  .row__text {
    flex: 1;
    min-inline-size: 0;
    padding-block: 4px;
    overflow-wrap: anywhere;
  }
  .row__name {
    font-weight: 550;
  }
  .row__state {
    display: inline-block;
  }
  .row--button {
    min-block-size: var(--_target);
    padding-inline-end: 12px;
  }
  .row--button:hover {
    background: color-mix(in srgb, var(--_text) 6%, var(--_canvas));
  }
  .row--stuck {
    border-color: color-mix(in srgb, var(--_danger) 35%, var(--_surface));
  }
  .row--stuck > .icon {
    color: var(--_danger);
  }
  .row__actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding-block: 6px 2px;
  }
  .row--call {
    padding: 0;
  }
  .row__main {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    min-block-size: var(--_target);
    padding: 4px 8px 4px 12px;
    padding-inline: 12px 8px;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    text-align: start;
  }
  .row--call .button {
    padding-inline: 8px;
    color: var(--_accent);
  }
  .row__main:hover {
    background: var(--_hover);
  }
  .row__main > .icon {
    color: var(--_warning);
  }
  .row__verb {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--_accent);
    font-weight: 550;
  }
  .clip {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .row .avatar {
    display: grid;
    place-content: center;
    flex: none;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: 0.8125rem;
    font-weight: 600;
  }
`;
