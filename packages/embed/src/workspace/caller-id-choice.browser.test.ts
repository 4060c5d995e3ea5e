import { expect } from '@open-wc/testing';
import { createCallerIdChoice } from './caller-id-choice.js';

describe('the chosen caller id', () => {
  afterEach(() => localStorage.clear());

  it('comes back with the next page, for the same agent only', () => {
    const first = createCallerIdChoice();
    first.attach('acc_1', 'agt_1');
    first.set('+442079460958');
    const again = createCallerIdChoice();
    again.attach('acc_1', 'agt_1');
    expect(again.get()).to.equal('+442079460958');
    const other = createCallerIdChoice();
    other.attach('acc_1', 'agt_2');
    expect(other.get()).to.equal(undefined);
  });

  it('does not believe what is no number', () => {
    localStorage.setItem('dialora:acc_1:agt_1:caller-id:v1', 'javascript:alert(1)');
    const choice = createCallerIdChoice();
    choice.attach('acc_1', 'agt_1');
    expect(choice.get()).to.equal(undefined);
  });
});
