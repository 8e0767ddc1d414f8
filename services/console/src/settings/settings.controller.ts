import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import {
  configStream,
  type ChannelSettings,
  type ConfigEvent,
  type LocationSettings,
  type ProductSettings,
} from '@throughline/contracts';
import { uuidv7 } from '@throughline/kernel';
import { Actor, Ledgers, Rejection, SettingsView, type StreamLedger } from '@throughline/service-kit';
import { settingsDecider, type SettingsCommand, type SettingsState } from './settings.decider.js';
import { ChannelDto, LocationDto, ProductDto } from './settings.dto.js';

/** Ids that end up in stream names, keys and addresses. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const checkedId = (id: string): string => {
  if (ID.test(id)) return id;
  throw new Rejection(422, 'bad-id', 'an id has 1 to 64 letters, digits, dots, dashes and underscores');
};

export interface List<Item> {
  readonly items: readonly Item[];
}

/** What became of a setting. */
export interface Change<Settings> {
  readonly outcome: 'changed' | 'unchanged';
  /** Of the setting's stream. */
  readonly revision: number;
  readonly settings: Settings;
}

/**
 * Locations, products and channels.
 * @tag Settings
 */
@Controller('/api/v1')
export class SettingsController {
  private readonly streams: StreamLedger<SettingsState, ConfigEvent>;

  constructor(
    @Inject(Ledgers) ledgers: Ledgers,
    private readonly settings: SettingsView,
  ) {
    this.streams = ledgers.of(settingsDecider);
  }

  /**
   * List all locations. A read model: a change may show a moment later.
   *
   * @operation listLocations
   * @returns 200 all of them
   */
  @Get('locations')
  locations(): List<LocationSettings> {
    return { items: this.settings.locations() };
  }

  /**
   * List all products. A read model: a change may show a moment later.
   *
   * @operation listProducts
   * @returns 200 all of them
   */
  @Get('products')
  products(): List<ProductSettings> {
    return { items: this.settings.products() };
  }

  /**
   * List all channels. A read model: a change may show a moment later.
   *
   * @operation listChannels
   * @returns 200 all of them
   */
  @Get('channels')
  channels(): List<ChannelSettings> {
    return { items: this.settings.channels() };
  }

  /**
   * Set a location. The whole setting is given each time, with the reason of the change. Safe to repeat: what changes nothing is no fact.
   *
   * @operation setLocation
   * @param id 1 to 64 letters, digits, dots, dashes and underscores
   * @returns 200 `changed`, or `unchanged`
   * @throws 422 bad-id: the id has other characters, or too many
   */
  @Put('locations/:id')
  putLocation(
    @Param('id') id: string,
    @Body() { reason, ...settings }: LocationDto,
    @Actor() actor: string,
  ): Promise<Change<LocationSettings>> {
    const data = { settings: { locationId: checkedId(id), ...settings }, reason };
    return this.set('location', id, { type: 'SetLocation', data }, actor);
  }

  /**
   * Set a product. The whole setting is given each time, with the reason of the change. Safe to repeat: what changes nothing is no fact.
   *
   * @operation setProduct
   * @param sku 1 to 64 letters, digits, dots, dashes and underscores
   * @returns 200 `changed`, or `unchanged`
   * @throws 422 bad-id: the id has other characters, or too many
   */
  @Put('products/:sku')
  putProduct(
    @Param('sku') sku: string,
    @Body() { reason, ...settings }: ProductDto,
    @Actor() actor: string,
  ): Promise<Change<ProductSettings>> {
    const data = { settings: { sku: checkedId(sku), ...settings }, reason };
    return this.set('product', sku, { type: 'SetProduct', data }, actor);
  }

  /**
   * Set a channel. The whole setting is given each time, with the reason of the change. Safe to repeat: what changes nothing is no fact.
   *
   * @operation setChannel
   * @param id 1 to 64 letters, digits, dots, dashes and underscores
   * @returns 200 `changed`, or `unchanged`
   * @throws 422 bad-id: the id has other characters, or too many
   */
  @Put('channels/:id')
  putChannel(
    @Param('id') id: string,
    @Body() { reason, ...settings }: ChannelDto,
    @Actor() actor: string,
  ): Promise<Change<ChannelSettings>> {
    const { webhookSecretName = null, ...rest } = settings;
    const data = { settings: { channelId: checkedId(id), ...rest, webhookSecretName }, reason };
    return this.set('channel', id, { type: 'SetChannel', data }, actor);
  }

  private async set<Settings extends NonNullable<SettingsState>>(
    kind: string,
    id: string,
    command: SettingsCommand,
    actor: string,
  ): Promise<Change<Settings>> {
    const stream = configStream(kind, id);
    const handled = await this.streams.handle(settingsDecider, stream, command, {
      causationId: uuidv7(),
      correlationId: `${kind}/${id}`,
      actor,
    });
    const outcome = handled.outcome === 'accept' ? 'changed' : 'unchanged';
    return { outcome, revision: handled.revision, settings: handled.state as Settings };
  }
}
