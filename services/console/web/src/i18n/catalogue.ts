/** The same keys as the English catalogue, with other words: a missing or misspelled one is a type error. */
export type Catalogue<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Catalogue<English[Key]>;
};
