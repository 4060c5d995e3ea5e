import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialledBy } from './links.js';

test('a link tells the number it would dial', () => {
  assert.deepEqual(dialledBy('tel:+1-415-555-0132'), { number: '+1-415-555-0132' });
  assert.deepEqual(dialledBy('TEL:+14155550132;ext=12'), { number: '+14155550132', ext: '12' });
  assert.deepEqual(dialledBy('tel:0044%2020%207946%200018'), { number: '+44 20 7946 0018' });
  assert.deepEqual(dialledBy('callto://+442079460018'), { number: '+442079460018' });
  assert.deepEqual(dialledBy('sms:+442079460018?body=Hi'), { number: '+442079460018' });
  assert.deepEqual(dialledBy('https://wa.me/442079460018?text=Hi'), { number: '+442079460018' });
  assert.deepEqual(dialledBy('https://api.whatsapp.com/send?text=a&phone=442079460018'), { number: '+442079460018' });
});

test('other links tell none', () => {
  for (const href of ['https://example.com/tel:5', 'https://example.com/wa.me', 'mailto:a@example.com', 'tel:', '#']) {
    assert.equal(dialledBy(href), undefined, href);
  }
});
