type Json = Record<string, unknown>;

interface MemberSchema {
  readonly type?: string | readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A body with one member changed to a value at the edge of what its schema takes, or just beyond it. */
export interface Edge {
  readonly what: string;
  readonly body: Json;
}

const OF_OTHER_TYPES: readonly unknown[] = ['', '  ', 'nonsense', 7, 1.5, -1, 0, true, null, [], {}];

const numbersAround = (limit: number | undefined): number[] =>
  limit === undefined ? [] : [limit - 1, limit, limit + 1];

/** Texts are as long as they may be, or one character longer. */
const textsAround = (charactersMax: number | undefined): string[] =>
  charactersMax === undefined ? [] : [charactersMax, charactersMax + 1].map((length) => 'x'.repeat(length));

const valuesFor = ({ minimum, maximum, maxLength }: MemberSchema): unknown[] => [
  ...OF_OTHER_TYPES,
  ...numbersAround(minimum),
  ...numbersAround(maximum),
  ...textsAround(maxLength),
];

const shown = (value: unknown): string => JSON.stringify(value).slice(0, 20);

/** @param body that is taken as it is */
export function edgesOf(properties: Readonly<Record<string, unknown>>, body: Json): Edge[] {
  const changed = Object.entries(properties).flatMap(([member, schema]) =>
    valuesFor(schema as MemberSchema).map((value) => ({
      what: `${member}: ${shown(value)}`,
      body: { ...body, [member]: value },
    })),
  );
  const without = Object.keys(properties).map((member) => {
    const { [member]: _, ...rest } = body;
    return { what: `no ${member}`, body: rest };
  });
  return [...changed, ...without];
}
