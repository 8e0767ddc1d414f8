import pg from 'pg';

const { INT8 } = pg.types.builtins;

const integerFrom = (text: string): number => {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new RangeError(`${text} is beyond the integers that a number holds exactly`);
};

/** Positions, revisions and counts come as numbers; an int8 that is too large for one is refused, never rounded. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === INT8 ? integerFrom : (pg.types.getTypeParser(oid, format) as (text: string) => unknown),
};
