import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { configStream, type ConfigEvent } from '@throughline/contracts';
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

@Controller('/api/v1')
export class SettingsController {
  private readonly streams: StreamLedger<SettingsState, ConfigEvent>;

  constructor(
    @Inject(Ledgers) ledgers: Ledgers,
    private readonly settings: SettingsView,
  ) {
    this.streams = ledgers.of(settingsDecider);
  }

  @Get('locations')
  locations() {
    return { items: this.settings.locations() };
  }

  @Get('products')
  products() {
    return { items: this.settings.products() };
  }

  @Get('channels')
  channels() {
    return { items: this.settings.channels() };
  }

  @Put('locations/:id')
  putLocation(@Param('id') id: string, @Body() { reason, ...settings }: LocationDto, @Actor() actor: string) {
    const data = { settings: { locationId: checkedId(id), ...settings }, reason };
    return this.set('location', id, { type: 'SetLocation', data }, actor);
  }

  @Put('products/:sku')
  putProduct(@Param('sku') sku: string, @Body() { reason, ...settings }: ProductDto, @Actor() actor: string) {
    const data = { settings: { sku: checkedId(sku), ...settings }, reason };
    return this.set('product', sku, { type: 'SetProduct', data }, actor);
  }

  @Put('channels/:id')
  putChannel(@Param('id') id: string, @Body() { reason, ...settings }: ChannelDto, @Actor() actor: string) {
    const { webhookSecretName = null, ...rest } = settings;
    const data = { settings: { channelId: checkedId(id), ...rest, webhookSecretName }, reason };
    return this.set('channel', id, { type: 'SetChannel', data }, actor);
  }

  private async set(kind: string, id: string, command: SettingsCommand, actor: string) {
    const stream = configStream(kind, id);
    const handled = await this.streams.handle(settingsDecider, stream, command, {
      causationId: uuidv7(),
      correlationId: `${kind}/${id}`,
      actor,
    });
    const outcome = handled.outcome === 'accept' ? 'changed' : 'unchanged';
    return { outcome, revision: handled.revision, settings: handled.state };
  }
}
