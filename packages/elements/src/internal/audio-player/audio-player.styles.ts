import { css } from 'lit';

export const audioPlayerStyles = css`
  :host {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 2px 8px;
  }
  .play {
    border-radius: 50%;
    background-color: var(--_accent-fill);
    color: var(--_on-accent);
  }
  .track {
    position: relative;
    block-size: var(--_target);
  }
  .wave {
    position: absolute;
    inset: 4px 0;
    inline-size: 100%;
    block-size: calc(100% - 8px);
    stroke: var(--_border);
    stroke-width: 0.55;
    fill: none;
  }
  .wave:dir(rtl) {
    transform: scaleX(-1);
  }
  .wave--played {
    stroke: var(--_accent);
    clip-path: inset(0 calc(100% - var(--_played, 0%)) 0 0);
  }
  input[type='range'] {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    appearance: none;
    background: none;
    cursor: pointer;
  }
  input[type='range']::-webkit-slider-thumb {
    appearance: none;
    inline-size: 4px;
    block-size: 32px;
    border-radius: 2px;
    background: var(--_text);
  }
  input[type='range']::-moz-range-thumb {
    inline-size: 4px;
    block-size: 32px;
    border: 0;
    border-radius: 2px;
    background: var(--_text);
  }
  .speed {
    min-inline-size: 52px;
    padding: 0 6px;
    font-variant-numeric: tabular-nums;
  }
  .times {
    grid-column: 2;
    display: flex;
    justify-content: space-between;
    font-size: 0.75rem;
  }
  .problem {
    grid-column: 1 / -1;
  }
  @media (forced-colors: active) {
    .wave {
      stroke: CanvasText;
    }
    .wave--played {
      stroke: Highlight;
    }
    input[type='range']::-webkit-slider-thumb {
      background: Highlight;
    }
    input[type='range']::-moz-range-thumb {
      background: Highlight;
    }
  }
`;
