// Runs on the audio thread of the browser: says once when it hears the far end's tone (Goertzel's filter, 1031 Hz).
const hertz = 1031.25;
const length = 512; // 11 ms at 48 kHz
const loud = 0.03;

class Ear extends AudioWorkletProcessor {
  #at = 0;
  #one = 0;
  #two = 0;
  #heard = false;

  process([[samples] = []]) {
    if (this.#heard) return false;
    const turn = 2 * Math.cos((2 * Math.PI * hertz) / sampleRate);
    for (const sample of samples ?? []) {
      const now = sample + turn * this.#one - this.#two;
      this.#two = this.#one;
      this.#one = now;
      this.#at += 1;
      if (this.#at === length) this.#judge(turn);
    }
    return true;
  }

  #judge(turn) {
    const power = this.#one ** 2 + this.#two ** 2 - turn * this.#one * this.#two;
    if ((2 * Math.sqrt(Math.max(0, power))) / length > loud) {
      this.#heard = true;
      this.port.postMessage('heard');
    }
    this.#at = this.#one = this.#two = 0;
  }
}

registerProcessor('ear', Ear);
