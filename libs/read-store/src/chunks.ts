/** Rows of one statement: past this a longer one is not faster, and databases bound the values of one. */
export const ROWS_PER_STATEMENT_MAX = 500;

/** `items` in their order, in lists of `size` at most. */
export const chunksOf = <T>(items: readonly T[], size = ROWS_PER_STATEMENT_MAX): T[][] => {
  const chunks: T[][] = [];
  for (let from = 0; from < items.length; from += size) chunks.push(items.slice(from, from + size));
  return chunks;
};
