/** What the queue is narrowed to: the page's own address, and the parameters of `GET /api/v1/exceptions`. */
export const FILTER_NAMES = ['name', 'owner', 'channelId', 'q'] as const;

export type ExceptionFilterName = (typeof FILTER_NAMES)[number];

export type ExceptionFilters = Readonly<Partial<Record<ExceptionFilterName, string>>>;

/** As an owner: nobody. */
export const NOBODY = 'none';

export function filtersOf(parameters: URLSearchParams): ExceptionFilters {
  const entries = FILTER_NAMES.map((name) => [name, parameters.get(name)?.trim()] as const);
  return Object.fromEntries(entries.filter(([, value]) => value));
}

export function withFilter(
  filters: ExceptionFilters,
  name: ExceptionFilterName,
  value: string | undefined,
): ExceptionFilters {
  const rest = Object.fromEntries(Object.entries(filters).filter(([key]) => key !== name));
  return value ? { ...rest, [name]: value } : rest;
}
