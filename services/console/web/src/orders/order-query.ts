import type { OrderStatus } from '../ui/status-badge.js';

/** What the list is narrowed to: the parameters of `GET /api/v1/orders`, and the page's own address. */
export interface OrderFilters {
  readonly q?: string;
  /** One or several, with commas. */
  readonly status?: string;
  readonly channelId?: string;
  readonly externalId?: string;
  readonly exception?: 'true' | 'false';
  readonly waitsFor?: string;
  readonly locationId?: string;
  readonly sku?: string;
  readonly placedFrom?: string;
  readonly placedTo?: string;
}

export type FilterName = keyof OrderFilters;

export const FILTER_NAMES = [
  'q',
  'status',
  'channelId',
  'externalId',
  'exception',
  'waitsFor',
  'locationId',
  'sku',
  'placedFrom',
  'placedTo',
] as const satisfies readonly FilterName[];

export const SORTS = [
  '-placedAt',
  'placedAt',
  '-updatedAt',
  'updatedAt',
  '-totalMinor',
  'totalMinor',
] as const;

export type Sort = (typeof SORTS)[number];

export const DEFAULT_SORT: Sort = '-placedAt';

export interface OrderQuery {
  readonly filters: OrderFilters;
  readonly sort: Sort;
}

const isSort = (text: string | null): text is Sort => SORTS.includes(text as Sort);

/** Reads an address; what it does not know it leaves out. */
export function queryOf(parameters: URLSearchParams): OrderQuery {
  const filters: Partial<Record<FilterName, string>> = {};
  for (const name of FILTER_NAMES) {
    const value = parameters.get(name)?.trim();
    if (value) filters[name] = value;
  }
  const sort = parameters.get('sort');
  return { filters: filters as OrderFilters, sort: isSort(sort) ? sort : DEFAULT_SORT };
}

/** The other way; the default order is not written. */
export function parametersOf({ filters, sort }: OrderQuery): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const name of FILTER_NAMES) {
    const value = filters[name];
    if (value) parameters.set(name, value);
  }
  if (sort !== DEFAULT_SORT) parameters.set('sort', sort);
  return parameters;
}

/** With the filter set, or taken away. */
export function withFilter(query: OrderQuery, name: FilterName, value: string | undefined): OrderQuery {
  const filters = Object.fromEntries(Object.entries(query.filters).filter(([key]) => key !== name));
  return { ...query, filters: value ? { ...filters, [name]: value } : filters };
}

export const statusesOf = ({ status = '' }: { readonly status?: string }): OrderStatus[] =>
  status.split(',').filter(Boolean) as OrderStatus[];

export const hasFilters = ({ filters }: OrderQuery): boolean => Object.keys(filters).length > 0;

/** The next order of a column: first downwards, as one looks for the newest and the dearest. */
export const nextSort = (current: Sort, column: 'placedAt' | 'updatedAt' | 'totalMinor'): Sort =>
  current === `-${column}` ? column : `-${column}`;
