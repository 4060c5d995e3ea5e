import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createSseParser, type SseFrame } from './sse-parser.js';

interface Told {
  readonly frames: SseFrame[];
  readonly ids: string[];
  readonly retries: number[];
}

function parse(pieces: readonly string[]): Told {
  const told: Told = { frames: [], ids: [], retries: [] };
  const parser = createSseParser({
    onFrame: (frame) => told.frames.push(frame),
    onId: (id) => told.ids.push(id),
    onRetry: (ms) => told.retries.push(ms),
  });
  pieces.forEach((piece) => parser.push(piece));
  return told;
}

describe('the event stream parser', () => {
  test('reads name, data and id', () => {
    assert.deepEqual(parse(['id: 7\nevent: call.updated\ndata: {"a":1}\n\n']), {
      frames: [{ event: 'call.updated', data: '{"a":1}' }],
      ids: ['7'],
      retries: [],
    });
  });

  test('joins lines of data, takes one space off, and calls a nameless event "message"', () => {
    assert.deepEqual(parse(['data: one\ndata:  two\ndata\n\n']).frames, [{ event: 'message', data: 'one\n two\n' }]);
  });

  test('ignores comments, unknown fields and an event that never ended', () => {
    assert.deepEqual(parse([': alive\nfoo: bar\n\n', 'data: half']).frames, []);
  });

  test('tells of an id without data and leaves the frame before it untouched', () => {
    assert.deepEqual(parse(['id: 9\n\n']), { frames: [], ids: ['9'], retries: [] });
  });

  test('forgets the name when an event had no data', () => {
    assert.deepEqual(parse(['event: a\n\ndata: x\n\n']).frames, [{ event: 'message', data: 'x' }]);
  });

  test('takes a retry of digits only, and no id with a NUL in it', () => {
    const told = parse(['retry: 2500\nretry: 1e3\nid: a\0b\ndata: x\n\n']);
    assert.deepEqual([told.retries, told.ids], [[2500], []]);
  });

  test('skips the byte order mark, even when it comes alone', () => {
    assert.deepEqual(parse(['', '\uFEFF', 'data: x\n\n']).frames, [{ event: 'message', data: 'x' }]);
  });

  const line = fc.stringMatching(/^[^\r\n\0]{0,12}$/);
  const frame = fc.record({
    event: fc.stringMatching(/^[a-z.]{1,10}$/),
    lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    id: fc.stringMatching(/^[a-z0-9]{1,6}$/),
    eol: fc.constantFrom('\n', '\r', '\r\n'),
  });

  test('reads the same wherever the stream is cut and whatever ends its lines', () => {
    fc.assert(
      fc.property(
        fc.array(frame, { maxLength: 6 }),
        fc.array(fc.nat({ max: 400 }), { maxLength: 30 }),
        (frames, cuts) => {
          const text = frames
            .map(({ event, lines, id, eol }) =>
              [`id: ${id}`, `event: ${event}`, ...lines.map((each) => `data: ${each}`), '', ''].join(eol),
            )
            .join('');
          const places = [...new Set([0, ...cuts.filter((cut) => cut < text.length), text.length])].sort(
            (a, b) => a - b,
          );
          const pieces = places.slice(1).map((end, index) => text.slice(places[index], end));
          // A stream that ends in CR may still get its LF; the parser dispatches at the CR all the same.
          const told = parse(pieces);
          assert.deepEqual(
            told.frames,
            frames.map(({ event, lines }) => ({ event, data: lines.join('\n') })),
          );
          assert.deepEqual(
            told.ids,
            frames.map(({ id }) => id),
          );
        },
      ),
    );
  });

  test('never throws on noise', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary' })), (pieces) => void parse(pieces)));
  });
});
