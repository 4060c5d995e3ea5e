import { expect } from '@open-wc/testing';
import { createDeviceMemory } from './device-memory.js';

describe('what an agent’s desk keeps on this device', () => {
  beforeEach(() => localStorage.clear());

  it('comes back after a reload, for the same agent only', () => {
    const before = createDeviceMemory();
    before.attach('acc', 'maya');
    before.put('draft:call_1', 'Wants Thursday');
    const after = createDeviceMemory();
    after.attach('acc', 'maya');
    expect(after.get()).to.deep.equal({ 'draft:call_1': 'Wants Thursday' });
    const other = createDeviceMemory();
    other.attach('acc', 'sam');
    expect(other.get()).to.deep.equal({});
  });

  it('keeps what was put before it was known whose it is', () => {
    const early = createDeviceMemory();
    early.put('favourites', '[]');
    early.attach('acc', 'maya');
    const after = createDeviceMemory();
    after.attach('acc', 'maya');
    expect(after.get()['favourites']).to.equal('[]');
  });

  it('forgets what is put as undefined', () => {
    const memory = createDeviceMemory();
    memory.attach('acc', 'maya');
    memory.put('draft', 'x');
    memory.put('draft', undefined);
    expect(memory.get()).to.deep.equal({});
    expect(localStorage.length).to.equal(0);
  });

  it('follows what another tab keeps', () => {
    const memory = createDeviceMemory();
    memory.attach('acc', 'maya');
    const seen: string[] = [];
    memory.subscribe((values) => seen.push(JSON.stringify(values)));
    const key = 'dialora:acc:maya:desk:v1:favourites';
    dispatchEvent(new StorageEvent('storage', { key, newValue: '["con_1"]' }));
    dispatchEvent(new StorageEvent('storage', { key: 'another:key', newValue: 'x' }));
    expect(seen).to.deep.equal(['{"favourites":"[\\"con_1\\"]"}']);
    memory.close();
  });
});
