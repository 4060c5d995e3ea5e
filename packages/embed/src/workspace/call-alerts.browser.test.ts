import { expect } from '@open-wc/testing';
import { createCallAlerts } from './call-alerts.js';

class FakeNotification {
  static permission: NotificationPermission = 'default';
  static answer: NotificationPermission = 'granted';
  static readonly shown: FakeNotification[] = [];
  static requestPermission(): Promise<NotificationPermission> {
    FakeNotification.permission = FakeNotification.answer;
    return Promise.resolve(FakeNotification.answer);
  }
  onclick: (() => void) | undefined;
  closed = false;
  readonly title: string;
  readonly options: NotificationOptions;
  constructor(title: string, options: NotificationOptions) {
    this.title = title;
    this.options = options;
    FakeNotification.shown.push(this);
  }
  close(): void {
    this.closed = true;
  }
}

describe('notifications of calls in a page', () => {
  let lookedAt: boolean;
  let inFront: number;
  const alerts = () =>
    createCallAlerts({
      Notification: FakeNotification as unknown as typeof Notification,
      isLookedAt: () => lookedAt,
      toFront: () => (inFront += 1),
    });
  beforeEach(() => {
    lookedAt = false;
    inFront = 0;
    FakeNotification.permission = 'default';
    FakeNotification.answer = 'granted';
    FakeNotification.shown.length = 0;
  });
  const alert = (opened: string[] = []) => ({
    id: 'call_1',
    title: 'Incoming call, Ana',
    onOpen: () => opened.push('x'),
  });

  it('are not shown before somebody allowed them, and nobody is asked without a click', () => {
    const own = alerts();
    expect(own.get()).to.equal('ask');
    own.show(alert());
    expect(FakeNotification.shown).to.have.lengthOf(0);
  });

  it('are shown once allowed, one for all tabs, and bring the page to the front', async () => {
    const own = alerts();
    await own.enable();
    expect(own.get()).to.equal('on');
    const opened: string[] = [];
    const close = own.show(alert(opened));
    const [shown] = FakeNotification.shown;
    expect(shown?.title).to.equal('Incoming call, Ana');
    expect(shown?.options).to.deep.include({ tag: 'dialora:call_1', silent: true });
    shown?.onclick?.();
    expect([inFront, opened.length, shown?.closed]).to.deep.equal([1, 1, true]);
    close();
  });

  it('are not shown over a page that somebody looks at, nor after a refusal', async () => {
    const own = alerts();
    FakeNotification.answer = 'denied';
    await own.enable();
    expect(own.get()).to.equal('blocked');
    own.show(alert());
    FakeNotification.permission = 'granted';
    lookedAt = true;
    own.show(alert());
    expect(FakeNotification.shown).to.have.lengthOf(0);
  });

  it('do not exist where the browser has none', async () => {
    const own = createCallAlerts({ Notification: undefined, isLookedAt: () => false, toFront: () => undefined });
    await own.enable();
    expect(own.get()).to.equal('unsupported');
    own.show(alert())();
  });
});
