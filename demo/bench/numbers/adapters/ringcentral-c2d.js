// ringcentral-c2d 2.0.3 in its default configuration; its own bundle is put in front of this file and defines the global.
const lib = globalThis.RingCentralC2D;
const Clicker = lib.RingCentralC2D ?? lib.default ?? lib;

let clicker;
globalThis.__bench = {
  start({ onFound }) {
    clicker = new Clicker();
    const observer = clicker.observer._observer;
    const addMatch = observer.addMatch.bind(observer);
    observer.addMatch = (match) => {
      const result = addMatch(match);
      if (match.dataContext) onFound(match.dataContext.phoneNumber);
      return result;
    };
  },
  idle() {
    const { _nodeQueue: queue, _nodeConsumer: consumer } = clicker.observer;
    return !queue.length() && !consumer._timer && consumer.current.length === 0;
  },
  count() {
    let count = 0;
    for (const matches of clicker.observer._observer._matchesMap.values()) count += matches.length;
    return count;
  },
  stop: () => clicker.dispose(),
};
