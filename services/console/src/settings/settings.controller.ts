import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import type { ChannelSettings, LocationSettings, ProductSettings } from '@throughline/contracts';
import { Actor, PageQuery, Rejection, type Page } from '@throughline/service-kit';
import {
  CurrentSettings,
  type CurrentChannel,
  type CurrentLocation,
  type CurrentProduct,
} from './current-settings.js';
import { channelSettingsOf, locationSettingsOf, productSettingsOf } from './given-settings.js';
import { Kits } from './kits.js';
import { ID } from './setting-fields.js';
import { SettingsBooks, type Change, type PastChange } from './settings-books.js';
import { ChannelDto, LocationDto, ProductDto } from './settings.dto.js';

const checkedId = (id: string): string => {
  if (ID.test(id)) return id;
  throw new Rejection(422, 'bad-id', 'an id has 1 to 64 letters, digits, dots, dashes and underscores');
};

export interface List<Item> {
  readonly items: readonly Item[];
}

/**
 * Locations, products and channels.
 * @tag Settings
 */
@Controller('/api/v1')
export class SettingsController {
  constructor(
    private readonly settings: CurrentSettings,
    private readonly books: SettingsBooks,
    private readonly kits: Kits,
  ) {}

  /**
   * List all locations, each with its last change. A read model: a change may show a moment later.
   *
   * @operation listLocations
   * @returns 200 all of them
   */
  @Get('locations')
  locations(): List<CurrentLocation> {
    return { items: this.settings.list<LocationSettings>('location') };
  }

  /**
   * Show one location, with its last change. Read from its own stream: never behind the store.
   *
   * @operation getLocation
   * @param id the location's id
   * @returns 200 as it is now
   * @throws 404 setting-not-found: it was never set
   */
  @Get('locations/:id')
  location(@Param('id') id: string): Promise<CurrentLocation> {
    return this.books.current<LocationSettings>('location', id);
  }

  /**
   * List every change of a location. The newest comes first; each holds the whole setting as of then.
   *
   * @operation getLocationHistory
   * @param id the location's id
   * @returns 200 one page
   * @throws 404 setting-not-found: it was never set
   */
  @Get('locations/:id/history')
  locationHistory(
    @Param('id') id: string,
    @Query() page: PageQuery,
  ): Promise<Page<PastChange<LocationSettings>>> {
    return this.books.history('location', id, page);
  }

  /**
   * Set a location. The whole setting is given each time, with the reason of the change. Safe to repeat: what changes nothing is no fact.
   *
   * @operation setLocation
   * @param id 1 to 64 letters, digits, dots, dashes and underscores
   * @returns 200 `changed`, or `unchanged`
   * @throws 409 setting-moved-on: it is at another revision than the caller expects
   * @throws 422 bad-id: the id has other characters, or too many
   */
  @Put('locations/:id')
  putLocation(
    @Param('id') id: string,
    @Body() { reason, expectedRevision, ...settings }: LocationDto,
    @Actor() actor: string,
  ): Promise<Change<LocationSettings>> {
    const data = {
      settings: locationSettingsOf(checkedId(id), settings),
      reason,
      expectedRevision: expectedRevision ?? undefined,
    };
    return this.books.set('location', id, { type: 'SetLocation', data }, actor);
  }

  /**
   * List all products, each with its last change. A read model: a change may show a moment later.
   *
   * @operation listProducts
   * @returns 200 all of them
   */
  @Get('products')
  products(): List<CurrentProduct> {
    return { items: this.settings.list<ProductSettings>('product') };
  }

  /**
   * Show one product, with its last change. Read from its own stream: never behind the store.
   *
   * @operation getProduct
   * @param sku the product's SKU
   * @returns 200 as it is now
   * @throws 404 setting-not-found: it was never set
   */
  @Get('products/:sku')
  product(@Param('sku') sku: string): Promise<CurrentProduct> {
    return this.books.current<ProductSettings>('product', sku);
  }

  /**
   * List every change of a product. The newest comes first; each holds the whole setting as of then.
   *
   * @operation getProductHistory
   * @param sku the product's SKU
   * @returns 200 one page
   * @throws 404 setting-not-found: it was never set
   */
  @Get('products/:sku/history')
  productHistory(
    @Param('sku') sku: string,
    @Query() page: PageQuery,
  ): Promise<Page<PastChange<ProductSettings>>> {
    return this.books.history('product', sku, page);
  }

  /**
   * Set a product. The whole setting is given each time, with the reason of the change. Safe to repeat: what changes nothing is no fact.
   *
   * @operation setProduct
   * @param sku 1 to 64 letters, digits, dots, dashes and underscores
   * @returns 200 `changed`, or `unchanged`
   * @throws 409 setting-moved-on: it is at another revision than the caller expects
   * @throws 422 bad-id: the id has other characters, or too many
   * @throws 422 kit-contains-itself: a component is the kit itself, or contains it
   * @throws 422 kit-of-kits: a component is a kit, or the kit is a component of another one
   * @throws 422 unknown-component: no product has the SKU of a component
   */
  @Put('products/:sku')
  async putProduct(
    @Param('sku') sku: string,
    @Body() { reason, expectedRevision, ...settings }: ProductDto,
    @Actor() actor: string,
  ): Promise<Change<ProductSettings>> {
    const wanted = productSettingsOf(checkedId(sku), settings);
    await this.kits.check(wanted);
    const data = { settings: wanted, reason, expectedRevision: expectedRevision ?? undefined };
    return this.books.set('product', sku, { type: 'SetProduct', data }, actor);
  }

  /**
   * List all channels, each with its last change. A read model: a change may show a moment later.
   *
   * @operation listChannels
   * @returns 200 all of them
   */
  @Get('channels')
  channels(): List<CurrentChannel> {
    return { items: this.settings.list<ChannelSettings>('channel') };
  }

  /**
   * Show one channel, with its last change. Read from its own stream: never behind the store.
   *
   * @operation getChannel
   * @param id the channel's id
   * @returns 200 as it is now
   * @throws 404 setting-not-found: it was never set
   */
  @Get('channels/:id')
  channel(@Param('id') id: string): Promise<CurrentChannel> {
    return this.books.current<ChannelSettings>('channel', id);
  }

  /**
   * List every change of a channel. The newest comes first; each holds the whole setting as of then.
   *
   * @operation getChannelHistory
   * @param id the channel's id
   * @returns 200 one page
   * @throws 404 setting-not-found: it was never set
   */
  @Get('channels/:id/history')
  channelHistory(
    @Param('id') id: string,
    @Query() page: PageQuery,
  ): Promise<Page<PastChange<ChannelSettings>>> {
    return this.books.history('channel', id, page);
  }

  /**
   * Set a channel. The whole setting is given each time, with the reason of the change. Safe to repeat: what changes nothing is no fact.
   *
   * @operation setChannel
   * @param id 1 to 64 letters, digits, dots, dashes and underscores
   * @returns 200 `changed`, or `unchanged`
   * @throws 409 setting-moved-on: it is at another revision than the caller expects
   * @throws 422 bad-id: the id has other characters, or too many
   */
  @Put('channels/:id')
  putChannel(
    @Param('id') id: string,
    @Body() { reason, expectedRevision, ...settings }: ChannelDto,
    @Actor() actor: string,
  ): Promise<Change<ChannelSettings>> {
    const wanted = channelSettingsOf(checkedId(id), settings);
    const data = { settings: wanted, reason, expectedRevision: expectedRevision ?? undefined };
    return this.books.set('channel', id, { type: 'SetChannel', data }, actor);
  }
}
