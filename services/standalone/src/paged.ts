interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** @throws Error with the code that the interface answers */
export async function answerOf<Body>(url: string, init: RequestInit = {}): Promise<Body> {
  const response = await fetch(url, init);
  const body = (await response.json()) as { code?: string; detail?: string };
  if (!response.ok) throw new Error(`${body.code ?? response.status}: ${body.detail ?? response.statusText}`);
  return body as Body;
}

/** Every item of a list, page by page. @param url with a query */
export async function* everyItem<Item>(url: string): AsyncGenerator<Item> {
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Page<Item> = await answerOf(cursor === '' ? url : `${url}&cursor=${cursor}`);
    yield* page.items;
    cursor = page.nextCursor;
  }
}
