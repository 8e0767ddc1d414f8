import { Injectable } from '@nestjs/common';
import type { ProductSettings } from '@throughline/contracts';
import { Rejection } from '@throughline/service-kit';
import { CurrentSettings } from './current-settings.js';
import { componentSkusOf, kitProblemOf } from './kit-rules.js';
import { SettingsBooks } from './settings-books.js';

/** Looks at a kit before it is set. Its components are read from their own streams: a new one is known at once. */
@Injectable()
export class Kits {
  constructor(
    private readonly settings: CurrentSettings,
    private readonly books: SettingsBooks,
  ) {}

  /** @throws Rejection 422 for components that no kit can have */
  async check(product: ProductSettings): Promise<void> {
    if (product.components === undefined) return;
    const within = await this.productsWithin(product);
    const problem = kitProblemOf(product, {
      find: (sku) => within.get(sku),
      kitsWith: (sku) => this.settings.kitsWith(sku),
    });
    if (problem) throw new Rejection(422, problem.code, problem.detail);
  }

  /** Its components, and theirs, until there are no others. */
  private async productsWithin(kit: ProductSettings): Promise<ReadonlyMap<string, ProductSettings>> {
    const found = new Map<string, ProductSettings>();
    const asked = new Set([kit.sku]);
    for (let wanted = componentSkusOf(kit); wanted.length > 0;) {
      const fresh = [...new Set(wanted)].filter((sku) => !asked.has(sku));
      fresh.forEach((sku) => asked.add(sku));
      const products = await Promise.all(
        fresh.map((sku) => this.books.find<ProductSettings>('product', sku)),
      );
      const known = products.filter((product) => product !== undefined);
      known.forEach((product) => found.set(product.sku, product));
      wanted = known.flatMap(componentSkusOf);
    }
    return found;
  }
}
