import type { ChannelSettings, ConfigEvent, LocationSettings, ProductSettings } from '@throughline/contracts';
import { accept, contentHashOf, ignore, type Decider } from '@throughline/kernel';

export type SettingsCommand =
  | {
      readonly type: 'SetLocation';
      readonly data: { readonly settings: LocationSettings; readonly reason: string };
    }
  | {
      readonly type: 'SetProduct';
      readonly data: { readonly settings: ProductSettings; readonly reason: string };
    }
  | {
      readonly type: 'SetChannel';
      readonly data: { readonly settings: ChannelSettings; readonly reason: string };
    };

/** The latest settings of one thing; undefined before the first. */
export type SettingsState = ConfigEvent['data']['settings'] | undefined;

const eventOf = (command: SettingsCommand): ConfigEvent => {
  switch (command.type) {
    case 'SetLocation':
      return { type: 'LocationSet', data: command.data };
    case 'SetProduct':
      return { type: 'ProductSet', data: command.data };
    case 'SetChannel':
      return { type: 'ChannelSet', data: command.data };
  }
};

/** Every change of a setting is a fact with its author and reason; what changes nothing is none. */
export const settingsDecider: Decider<SettingsState, SettingsCommand, ConfigEvent> = {
  initial: undefined,
  evolve: (_settings, event) => event.data.settings,
  decide: (command, settings) =>
    settings && contentHashOf(settings) === contentHashOf(command.data.settings)
      ? ignore('nothing changes')
      : accept(eventOf(command)),
};
