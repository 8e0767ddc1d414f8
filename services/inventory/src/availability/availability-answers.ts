import { Injectable } from '@nestjs/common';
import type { ProductSettings } from '@throughline/contracts';
import { Rejection, SettingsView } from '@throughline/service-kit';
import { StockRules } from '../stock/stock-rules.js';
import {
  itemAvailability,
  kitAvailability,
  type ItemAsOf,
  type SkuAvailability,
} from './item-availability.js';
import { ItemsNow, type ReadItem } from './items-now.js';

/** SKUs that are looked at beside each other. */
const BESIDE_MAX = 32;

export interface AvailabilityAnswer {
  /** In the order of the question; a SKU that was asked for twice is answered once. */
  readonly items: readonly SkuAvailability[];
  /** SKUs that no product has. */
  readonly unknown: readonly string[];
}

/** What can be sold, read from the items' own streams: never behind the store. */
@Injectable()
export class AvailabilityAnswers {
  constructor(
    private readonly items: ItemsNow,
    private readonly rules: StockRules,
    private readonly settings: SettingsView,
  ) {}

  /** @throws Rejection 422 unknown-channel */
  async of(skus: readonly string[], askedBy: string | null): Promise<AvailabilityAnswer> {
    if (askedBy !== null && !this.settings.channel(askedBy)) {
      throw new Rejection(422, 'unknown-channel', `no channel "${askedBy}"`);
    }
    const wanted = [...new Set(skus)];
    const products = wanted.flatMap((sku) => this.settings.product(sku) ?? []);
    const channelIds = askedBy === null ? this.rules.channelIds() : [askedBy];
    const read = this.reader();
    const items = await besides(products, (product) => this.answer(product, channelIds, askedBy, read));
    return { items, unknown: wanted.filter((sku) => !this.settings.product(sku)) };
  }

  /** Each item once, however many kits it is in. */
  private reader(): ReadItem {
    const items = new Map<string, Promise<ItemAsOf>>();
    return (sku) => {
      const known = items.get(sku);
      if (known) return known;
      const item = this.items.read(sku);
      items.set(sku, item);
      return item;
    };
  }

  private async answer(
    { sku, components, isTracked }: ProductSettings,
    channelIds: readonly string[],
    askedBy: string | null,
    read: ReadItem,
  ): Promise<SkuAvailability> {
    if (components) {
      return kitAvailability(sku, await this.items.componentsOf(components, read), channelIds, askedBy);
    }
    const asOf = await read(sku);
    const answer = itemAvailability(asOf, channelIds, askedBy);
    return isTracked ? answer : uncounted(answer);
  }
}

const uncounted = (answer: SkuAvailability): SkuAvailability => ({
  ...answer,
  channels: answer.channels.map(({ channelId }) => ({ channelId, available: null })),
  promisedAt: null,
});

/** The answers in the order of the questions, a few at a time. */
async function besides<Question, Answer>(
  questions: readonly Question[],
  answer: (question: Question) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const entries = questions.entries();
  const lane = async (): Promise<void> => {
    for (const [index, question] of entries) answers[index] = await answer(question);
  };
  await Promise.all(Array.from({ length: BESIDE_MAX }, lane));
  return answers;
}
