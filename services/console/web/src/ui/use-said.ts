import { useTranslation } from 'react-i18next';
import { en } from '../i18n/en/index.js';
import { useNames } from '../orders/use-names.js';
import { saidIn, type Said, type SaidCode } from './said.js';

const isCode = (text: string): text is SaidCode => Object.hasOwn(en.said.codes, text);

/** A reason that a service gave, in the page's language; as it came where it is a person's, or not known. */
export function useSaid(): (reason: string) => string {
  const { t } = useTranslation('said');
  const { locationName } = useNames();
  const wordsOf = ({ words }: Said) =>
    words['location'] === undefined ? words : { ...words, location: locationName(words['location']) };
  // Each form brings the words that its own sentence needs.
  const translate = t as (key: string, words: object) => string;
  return (reason) => {
    if (isCode(reason)) return t(`codes.${reason}`);
    const said = saidIn(reason).map((each) => translate(`forms.${each.form}`, wordsOf(each)));
    return said.length > 0 ? said.join(', ') : reason;
  };
}
