import { MediumProblem, mostMediumBytes } from './outside.js';

/**
 * The answer's body, cut off with an error as soon as it is more than a medium may have. What says beforehand that it
 * is too much is not read at all.
 * @throws MediumProblem `too-large`
 */
export function limited(response: Response): {
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly length: number | undefined;
} {
  const { body, headers } = response;
  const length = lengthOf(headers);
  // Of a part, how much the whole has.
  const whole = Number(/\/(\d{1,15})$/.exec(headers.get('content-range') ?? '')?.[1] ?? length ?? 0);
  if (whole > mostMediumBytes) {
    void body?.cancel();
    throw new MediumProblem('too-large', `The medium has ${whole} bytes; ${mostMediumBytes} is the most.`);
  }
  let read = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      read += chunk.byteLength;
      if (read > mostMediumBytes) {
        controller.error(new MediumProblem('too-large', `The medium has more than ${mostMediumBytes} bytes.`));
      } else controller.enqueue(chunk);
    },
  });
  return { body: (body ?? new Blob().stream()).pipeThrough(counted), length };
}

/** Packed bytes are counted otherwise than those that are handed on. */
function lengthOf(headers: Headers): number | undefined {
  const length = headers.get('content-length');
  const packed = headers.has('content-encoding') && headers.get('content-encoding') !== 'identity';
  return length === null || packed || !/^\d{1,15}$/.test(length) ? undefined : Number(length);
}
