import { TransientFault } from '@throughline/kernel';
import { faultOf, sqlStateOf } from './faults.js';

const failure = (message: string, code?: string): Error =>
  Object.assign(new Error(message), code && { code });

describe('a failure of the database', () => {
  it.each([
    ['connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED'],
    ['read ECONNRESET', 'ECONNRESET'],
    ['write EPIPE', 'EPIPE'],
    ['getaddrinfo EAI_AGAIN database', 'EAI_AGAIN'],
    ['Connection terminated unexpectedly', undefined],
    ['Connection terminated due to connection timeout', undefined],
    ['timeout exceeded when trying to connect', undefined],
    ['Query read timeout', undefined],
    ['Client has encountered a connection error and is not queryable', undefined],
    ['Cannot use a pool after calling end on the pool', undefined],
    ['terminating connection due to administrator command', '57P01'],
    ['the database system is starting up', '57P03'],
    ['canceling statement due to statement timeout', '57014'],
    ['could not serialize access due to concurrent update', '40001'],
    ['deadlock detected', '40P01'],
    ['sorry, too many clients already', '53300'],
    ['could not extend file: No space left on device', '53100'],
    ['connection failure', '08006'],
    ['cannot execute INSERT in a read-only transaction', '25006'],
  ])('may pass: %s', (message, code) => {
    const cause = failure(message, code);
    const fault = faultOf(cause, 'PostgreSQL at db');
    expect(fault).toBeInstanceOf(TransientFault);
    expect(fault).toMatchObject({ message: `PostgreSQL at db: ${message}`, cause });
  });

  it.each([
    ['duplicate key value violates unique constraint', '23505'],
    ['password authentication failed', '28P01'],
    ['database "missing" does not exist', '3D000'],
    ['syntax error', '42601'],
    ['events are never changed', '23001'],
    ['what our own code threw', undefined],
  ])('will not pass, and stays what it is: %s', (message, code) => {
    const error = failure(message, code);
    expect(faultOf(error, 'PostgreSQL')).toBe(error);
  });

  it('is told by its code where it has no message, as for a host with several addresses', () => {
    const refused = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' });
    expect(faultOf(refused, 'PostgreSQL')).toMatchObject({ message: 'PostgreSQL: ECONNREFUSED' });
  });

  it('is not wrapped twice', () => {
    const fault = new TransientFault('away');
    expect(faultOf(fault, 'PostgreSQL')).toBe(fault);
  });

  it('is the word of the server only if it has an SQLSTATE', () => {
    expect(sqlStateOf(failure('duplicate key', '23505'))).toBe('23505');
    expect(sqlStateOf(failure('broken pipe', 'EPIPE'))).toBeUndefined();
    expect(sqlStateOf(failure('Query read timeout'))).toBeUndefined();
  });
});
