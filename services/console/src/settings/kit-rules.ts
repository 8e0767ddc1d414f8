import type { ProductSettings } from '@throughline/contracts';

export type KitProblemCode = 'kit-contains-itself' | 'kit-of-kits' | 'unknown-component';

export interface KitProblem {
  readonly code: KitProblemCode;
  readonly detail: string;
}

/** The products around a kit, as the settings have them. */
export interface KnownProducts {
  /** Undefined for a SKU that no product has. */
  find(sku: string): ProductSettings | undefined;
  /** The kits that have it among their components. */
  kitsWith(sku: string): readonly string[];
}

type KitRule = (kit: ProductSettings, known: KnownProducts) => KitProblem | undefined;

export const componentSkusOf = ({ components = [] }: ProductSettings): string[] =>
  components.map(({ sku }) => sku);

/** Whether it can be reached from `sku`, through however many kits. Each is looked into once: rings end. */
function contains(sku: string, wanted: string, known: KnownProducts, seen = new Set<string>()): boolean {
  if (sku === wanted) return true;
  if (seen.has(sku)) return false;
  seen.add(sku);
  const product = known.find(sku);
  return (
    product !== undefined && componentSkusOf(product).some((each) => contains(each, wanted, known, seen))
  );
}

const containsItself: KitRule = (kit, known) => {
  const ring = componentSkusOf(kit).find((sku) => contains(sku, kit.sku, known));
  return ring === undefined
    ? undefined
    : { code: 'kit-contains-itself', detail: `its component ${ring} is, or contains, the kit itself` };
};

const isMadeOfKits: KitRule = (kit, known) => {
  const inner = componentSkusOf(kit).find((sku) => known.find(sku)?.components !== undefined);
  return inner === undefined
    ? undefined
    : { code: 'kit-of-kits', detail: `its component ${inner} is a kit: kits are one level deep` };
};

const isPartOfKits: KitRule = (kit, known) => {
  const [outer] = known.kitsWith(kit.sku);
  return outer === undefined
    ? undefined
    : { code: 'kit-of-kits', detail: `it is a component of the kit ${outer}: kits are one level deep` };
};

const hasUnknownComponents: KitRule = (kit, known) => {
  const unknown = componentSkusOf(kit).find((sku) => known.find(sku) === undefined);
  return unknown === undefined
    ? undefined
    : { code: 'unknown-component', detail: `no product has the SKU ${unknown}` };
};

const kitRules: readonly KitRule[] = [containsItself, isMadeOfKits, isPartOfKits, hasUnknownComponents];

/** What speaks against a product's components; undefined for a kit that can be, and for what is no kit. */
export function kitProblemOf(product: ProductSettings, known: KnownProducts): KitProblem | undefined {
  if (product.components === undefined) return undefined;
  for (const rule of kitRules) {
    const problem = rule(product, known);
    if (problem) return problem;
  }
  return undefined;
}
