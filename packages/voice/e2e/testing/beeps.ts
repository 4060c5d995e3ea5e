/**
 * How often to look at a level of the last 200 ms. Chromium's fake microphone beeps twice a second: who looks once a second
 * may look between two beeps each time.
 */
export const betweenBeeps = { intervals: [110] };
