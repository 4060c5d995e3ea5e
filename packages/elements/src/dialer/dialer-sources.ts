import type {
  Agent,
  Call,
  CallerId,
  Colleague,
  ConferenceParty,
  Loadable,
  PendingEntry,
  PhoneSnapshot,
  Workspace,
} from '@dialora/core';
import type { PhoneNumbers } from '@dialora/phone-numbers/lazy';
import type { LitElement } from 'lit';
import type { LocaleController } from '../internal/locale-controller.js';
import { NumberPlansController } from '../internal/number-plans.js';
import { StoreController } from '../internal/store-controller.js';
import { WorkspaceController } from '../internal/workspace-controller.js';
import { CallerIdMemory } from './caller-id-memory.js';
import { lineName } from './caller-id-picker.js';
import { PartyController } from './party.js';
import { partyName } from './party-name.js';
import { UnheardController } from './unheard.js';

/** What the dialer reads: the workspace's phone and lists, the numbering plans, and who people are. */
export class DialerSources {
  readonly #host: LitElement & { readonly country: string | undefined };
  readonly #locale: LocaleController;
  readonly #workspace: WorkspaceController;
  readonly #phone: StoreController<PhoneSnapshot>;
  readonly #agent: StoreController<Loadable<Agent>>;
  readonly #colleagues: StoreController<Loadable<readonly Colleague[]>>;
  readonly #pending: StoreController<readonly PendingEntry[]>;
  readonly #callerIds: StoreController<Loadable<readonly CallerId[]>>;
  readonly #plans: NumberPlansController;
  readonly callerId: CallerIdMemory;
  readonly unheard: UnheardController;
  readonly parties: PartyController;

  constructor(host: LitElement & { readonly country: string | undefined }, locale: LocaleController) {
    this.#host = host;
    this.#locale = locale;
    this.#workspace = new WorkspaceController(host);
    this.#phone = new StoreController(host, () => this.workspace?.phone);
    this.#agent = new StoreController(host, () => this.workspace?.agent);
    this.#callerIds = new StoreController(host, () => this.workspace?.callerIds);
    this.#colleagues = new StoreController(host, () => this.workspace?.colleagues);
    this.#pending = new StoreController(host, () => this.workspace?.log.pending);
    // Drafts of other tabs come and go.
    new StoreController(host, () => this.workspace?.memory);
    this.unheard = new UnheardController(host, () => this.workspace?.voicemails);
    this.callerId = new CallerIdMemory(host, () => this.workspace);
    this.#plans = new NumberPlansController(host);
    this.parties = new PartyController(host, () => this.workspace);
  }

  get workspace(): Workspace | undefined {
    return this.#workspace.value;
  }

  get phone(): PhoneSnapshot | undefined {
    return this.#phone.value;
  }

  get callerIds(): Loadable<readonly CallerId[]> | undefined {
    return this.#callerIds.value;
  }

  get pending(): readonly PendingEntry[] {
    return this.#pending.value ?? [];
  }

  get plans(): PhoneNumbers | undefined {
    return this.#plans.value;
  }

  /** Everybody whom a call can be handed to: nobody hands it to themselves. */
  get colleagues(): readonly Colleague[] {
    const agent = this.#agent.value;
    const own = agent?.state === 'ready' ? agent.value.id : undefined;
    return this.#agents.filter(({ id }) => id !== own);
  }

  get #agents(): readonly Colleague[] {
    const agents = this.#colleagues.value;
    return agents?.state === 'ready' ? agents.value : (agents?.stale ?? []);
  }

  /** Country of national numbers: the page's wish, else the account's. */
  get home(): string | undefined {
    const agent = this.#agent.value;
    return this.#host.country ?? (agent?.state === 'ready' ? agent.value.account.country : undefined);
  }

  readonly format = (e164: string): string => this.#plans.format(e164, this.home);

  readonly nameOf = (call: Call): string => partyName(this.#locale, this.parties.of(call), this.format);

  readonly nameOfParty = (party: ConferenceParty): string =>
    this.#agents.find(({ id }) => id === party.agentId)?.name ??
    partyName(this.#locale, this.parties.who(party), this.format);

  /** What a call that rings is told with. */
  readonly wordsOf = (call: Call, keys: string | undefined) => ({
    name: this.nameOf(call),
    line: this.lineOf(call),
    keys,
    format: this.format,
  });

  /** Label of the account's line that a call came to or shows, else its number. */
  readonly lineOf = ({ localNumber }: Call): string | undefined =>
    localNumber === undefined ? undefined : lineName(this.callerIds, localNumber, this.format);

  /** What the drafts of logs are kept and sent with. */
  get log() {
    const { workspace } = this;
    const { t, date } = this.#locale;
    if (!workspace) return undefined;
    return {
      log: workspace.log,
      memory: workspace.memory,
      followUpTitle: (name: string) => t('log.follow-up-title', { name }),
      followUpLine: (at: Date) =>
        t('log.follow-up-line', { time: date(at, { dateStyle: 'medium', timeStyle: 'short' }) }),
    };
  }
}
