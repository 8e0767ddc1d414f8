import { faultKindOf, NotServing } from './faults.js';

const failure = (code: string, syscall?: string): Error => Object.assign(new Error(code), { code, syscall });

describe('what a failed request is taken for', () => {
  it.each([
    ['unreachable', failure('ECONNREFUSED', 'connect')],
    ['unreachable', failure('UND_ERR_CONNECT_TIMEOUT')],
    ['unreachable', new NotServing('it waits for its broker')],
    // Between being taken up and being accepted, its process died: nothing was sent.
    ['unreachable', failure('ECONNRESET', 'connect')],
    ['broken', failure('ECONNRESET', 'read')],
    ['broken', failure('EPIPE', 'write')],
    ['broken', failure('UND_ERR_SOCKET')],
    ['silent', failure('UND_ERR_HEADERS_TIMEOUT')],
    ['malformed', failure('HPE_INVALID_CONSTANT')],
    ['malformed', undefined],
  ])('%s: %s', (kind, error) => {
    expect(faultKindOf(error)).toBe(kind);
  });
});
