import type { ChannelSettings, ConfigEvent, LocationSettings, ProductSettings } from '@throughline/contracts';
import { accept, contentHashOf, ignore, reject, type Decider } from '@throughline/kernel';

/** What is wanted, why, and which revision of the setting the caller has seen. */
interface Wanted<Settings> {
  readonly settings: Settings;
  readonly reason: string;
  /** Any where it is left out; `NOT_SET` for a setting that the caller takes to be new. */
  readonly expectedRevision?: number | undefined;
}

export type SettingsCommand =
  | { readonly type: 'SetLocation'; readonly data: Wanted<LocationSettings> }
  | { readonly type: 'SetProduct'; readonly data: Wanted<ProductSettings> }
  | { readonly type: 'SetChannel'; readonly data: Wanted<ChannelSettings> };

export type AnySettings = ConfigEvent['data']['settings'];

/** The revision of what was never set. */
export const NOT_SET = -1;

/** The latest settings of one thing. Each fact of its stream is a change, so the revision is counted with them. */
export interface SettingsState {
  readonly revision: number;
  /** Undefined before the first change. */
  readonly settings: AnySettings | undefined;
}

function eventOf(command: SettingsCommand): ConfigEvent {
  const { reason } = command.data;
  switch (command.type) {
    case 'SetLocation':
      return { type: 'LocationSet', data: { settings: command.data.settings, reason } };
    case 'SetProduct':
      return { type: 'ProductSet', data: { settings: command.data.settings, reason } };
    case 'SetChannel':
      return { type: 'ChannelSet', data: { settings: command.data.settings, reason } };
  }
}

/** Every change of a setting is a fact with its author and reason; what changes nothing is none, whoever saw what. */
export const settingsDecider: Decider<SettingsState, SettingsCommand, ConfigEvent> = {
  initial: { revision: NOT_SET, settings: undefined },
  evolve: ({ revision }, event) => ({ revision: revision + 1, settings: event.data.settings }),
  decide: (command, { revision, settings }) => {
    const { expectedRevision, settings: wanted } = command.data;
    if (settings && contentHashOf(settings) === contentHashOf(wanted)) return ignore('nothing changes');
    if (expectedRevision !== undefined && expectedRevision !== revision) {
      return reject('setting-moved-on', `it is at revision ${revision}, not ${expectedRevision}`);
    }
    return accept(eventOf(command));
  },
};
