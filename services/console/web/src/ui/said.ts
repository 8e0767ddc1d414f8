import type { en } from '../i18n/en/index.js';

export type SaidCode = keyof typeof en.said.codes;
type Form = keyof typeof en.said.forms;

/** What a service said, taken apart: which of its sentences it is, and what stands in it. */
export interface Said {
  readonly form: Form;
  readonly words: Readonly<Record<string, string>>;
}

/**
 * The sentences that services form by rule where they give a reason and no code for it. The first that fits counts:
 * what is about a sum of money looks like what is about units.
 */
const FORMS: readonly (readonly [Form, RegExp])[] = [
  ['notCovered', /^not covered in time$/],
  ['beyond', /^(?<units>\d+) (?<sku>\S+) promised beyond what there is$/],
  ['fraudScore', /^fraud score (?<score>\d+)$/],
  ['outOfStock', /^out of stock$/],
  ['everyLineDone', /^every line is done$/],
  ['takenByChannel', /^the channel took the money$/],
  ['otherContent', /^other content under a known version was refused$/],
  ['cancelledByChannel', /^the channel has cancelled this order$/],
  ['changedByChannel', /^the channel has changed this order$/],
  ['cardNumber', /^card number removed from a note$/],
  ['lineWithoutSku', /^line (?<line>\S+) has no SKU$/],
  ['lineUnknown', /^line (?<line>\S+): no product has the SKU (?<sku>\S+)$/],
  ['lineOddKit', /^line (?<line>\S+): a component of the kit (?<sku>\S+) is no product, or a kit$/],
  ['noLocation', /^no (?:active )?location$/],
  ['covered', /^(?<covered>\d+) of (?<total>\d+) covered$/],
  ['foundOf', /^(?<found>\d+) of (?<wanted>\d+) (?<sku>\S+)$/],
  ['hasOf', /^has (?<found>\d+) of (?<wanted>\d+) (?<sku>\S+)$/],
  ['turnedOutShort', /^turned out short of (?<sku>\S+)$/],
  ['more', /^and (?<count>\d+) more$/],
  ['notNearerThanAny', /^not nearer than any other$/],
  ['notNearer', /^not nearer than (?<location>\S+)$/],
  ['notAtShelf', /^nothing of it was found at the shelf$/],
  ['noAddress', /^no e-mail address$/],
  ['noAcknowledgement', /^no acknowledgement of (?<requests>\d+) requests$/],
  ['warehouseSilent', /^the warehouse is silent$/],
  ['carrierSilent', /^nothing was heard of (?<carrier>\S+) (?<tracking>\S+) since (?<since>\S+)$/],
];

function oneSaid(text: string): Said | undefined {
  for (const [form, pattern] of FORMS) {
    const found = pattern.exec(text);
    if (found) return { form, words: { ...found.groups } };
  }
  return undefined;
}

/** Several reasons stand in one text, with commas or semicolons between; nothing where one of them is not known. */
export function saidIn(text: string): readonly Said[] {
  const whole = oneSaid(text);
  if (whole) return [whole];
  const parts = text.split(/[,;] /).map(oneSaid);
  return parts.every((part) => part !== undefined) ? parts : [];
}
