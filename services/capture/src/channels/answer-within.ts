import { TransientFault } from '@throughline/kernel';

/**
 * The answer, unless it takes longer than `limitMs`. The work goes on all the same: its repeat will find it done.
 * @throws TransientFault at the limit
 */
export async function answerWithin<Answer>(limitMs: number, work: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TransientFault(`no answer within ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
