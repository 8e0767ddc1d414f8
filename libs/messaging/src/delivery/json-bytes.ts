import { PoisonMessage } from '@throughline/kernel';

const decoder = new TextDecoder('utf-8', { fatal: true });

export type ParsedBytes =
  | { readonly value: unknown; readonly defect?: undefined }
  | { readonly value: undefined; readonly defect: PoisonMessage };

/** What partners send is not trusted to be JSON: the defect says why it is none. */
export function parseBytes(bytes: Uint8Array): ParsedBytes {
  try {
    return { value: JSON.parse(decoder.decode(bytes)) as unknown };
  } catch (error) {
    return {
      value: undefined,
      defect: new PoisonMessage('the value is not JSON in UTF-8', { cause: error }),
    };
  }
}
