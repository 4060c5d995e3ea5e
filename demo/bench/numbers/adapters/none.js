// The page alone: its cost is taken off the others'.
globalThis.__bench = { start() {}, idle: () => true, count: () => 0, stop() {} };
