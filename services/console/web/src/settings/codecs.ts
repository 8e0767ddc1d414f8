/** How a member that is more than one value is written in a form. */
export interface Codec {
  /** As one reads it, and writes it. */
  shown(value: unknown): string;
  /** As the server takes it; what cannot be read goes as it stands, for the server to name. */
  sent(text: string): unknown;
}

const piecesOf = (text: string): string[] =>
  text
    .split(',')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');

/** Ids: `berlin, munich`. */
export const listed: Codec = {
  shown: (value) => (value as readonly string[]).join(', '),
  sent: piecesOf,
};

interface Part {
  readonly sku: string;
  readonly quantity: number;
}

const PART = /^(?:(\d+)\s*[×x*]\s*)?(\S+)$/;

const partOf = (piece: string): Part | string => {
  const [, quantity = '1', sku] = PART.exec(piece) ?? [];
  return sku === undefined ? piece : { sku, quantity: Number(quantity) };
};

/** What a kit is made of: `2 × TEA, 1 × CUP`. */
export const parts: Codec = {
  shown: (value) => (value as readonly Part[]).map(({ sku, quantity }) => `${quantity} × ${sku}`).join(', '),
  sent: (text) => piecesOf(text).map(partOf),
};

/** One entry of `berlin: 3, munich: 5`; what stands for the units is empty while nobody has filled it in. */
export interface Entry {
  readonly id: string;
  readonly units: number | '';
}

const entryOf = (piece: string): Entry => {
  const [id = '', units = ''] = piece.split(':', 2).map((part) => part.trim());
  return { id, units: units === '' ? '' : Number(units) };
};

export const entriesOf = (text: string): readonly Entry[] => piecesOf(text).map(entryOf);

export const entriesText = (entries: readonly Entry[]): string =>
  entries.map(({ id, units }) => `${id}: ${units}`).join(', ');

/** Units by the ids of other settings: `berlin: 3, munich: 5`. */
export const unitsById: Codec = {
  shown: (value) =>
    entriesText(
      Object.entries(value as Readonly<Record<string, number>>).map(([id, units]) => ({ id, units })),
    ),
  sent: (text) => Object.fromEntries(entriesOf(text).map(({ id, units }) => [id, units])),
};
