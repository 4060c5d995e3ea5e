import { css } from 'lit';

/** Search, print and what is written besides notes. */
export const composeStyles = css`
  .kind {
    min-block-size: 32px;
    max-inline-size: 100%;
    padding: 0 6px;
    border: 1px solid var(--_border);
    border-radius: 8px;
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: 0.8125rem;
    font-weight: 550;
  }
  .composer__top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
  .composer [role='alert']:not(:has(*)) {
    display: none;
  }
  .composer__missing {
    color: light-dark(#b91c1c, #f87171);
    font-size: 0.8125rem;
    font-weight: 550;
  }
  .composer__times {
    display: grid;
    gap: 8px;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 190px), 1fr));
  }
  .composer {
    max-block-size: 70%;
    overflow: auto;
  }
  .head__row {
    display: flex;
    align-items: center;
    min-inline-size: 0;
  }
  .head__row .filters {
    flex: 1;
    min-inline-size: 0;
  }
  .tools-button {
    flex: none;
    color: var(--_muted);
  }
  .tools {
    display: grid;
    gap: 4px;
    padding: 4px 12px 10px;
    border-block-start: 1px solid var(--_line);
  }
  .tools__row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
  }
  .tools__row .input[type='search'] {
    flex: 1 1 140px;
    min-inline-size: 0;
  }
  .tools__row--more {
    gap: 8px;
  }
  .tools__count {
    min-block-size: 1.4em;
    font-size: 0.8125rem;
  }
  .tools__date {
    display: flex;
    flex: 1 1 200px;
    align-items: center;
    gap: 8px;
    font-size: 0.8125rem;
  }
  .tools__date .input {
    inline-size: auto;
    flex: 1;
    min-inline-size: 0;
  }
  ::highlight(dialora-search) {
    background-color: #fde047;
    color: #1c1917;
  }
  .entry[data-match] {
    box-shadow: inset 3px 0 0 var(--_accent);
  }
  .entry[data-match]:dir(rtl) {
    box-shadow: inset -3px 0 0 var(--_accent);
  }
  .unread {
    grid-column: 1 / -1;
    display: flex;
    align-items: center;
    gap: 8px;
    margin-block-end: 8px;
    color: light-dark(#b91c1c, #f87171);
    font-size: 0.75rem;
    font-weight: 650;
  }
  .unread::before,
  .unread::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid currentColor;
  }
  .mention {
    padding: 0 4px;
    border-radius: 6px;
    background: var(--_accent-soft);
    font-weight: 550;
  }
  .people {
    display: grid;
    max-block-size: 176px;
    overflow: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .person {
    min-block-size: 44px;
    padding: 0 12px;
    border: 0;
    background: none;
    text-align: start;
  }
  .person[aria-selected='true'],
  .person:hover {
    background: var(--_accent-soft);
  }
`;
