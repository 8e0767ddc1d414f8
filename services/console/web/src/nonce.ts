import { setNonce } from 'get-nonce';

/** The server's word, new with each page, that style elements need under its Content-Security-Policy. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

// What locks scrolling behind a dialog makes its style element by itself, and asks here.
if (nonce !== '') setNonce(nonce);

export const styleNonce = (): string => nonce;
