import { Catch, type RpcExceptionFilter } from '@nestjs/common';
import { throwError, type Observable } from 'rxjs';

/**
 * Nest turns what a handler throws into `{ status: 'error', message: 'Internal server error' }`. With this as a
 * global filter of the microservice, the transport is told the error itself and can tell a `TransientFault` from a
 * `PoisonMessage`.
 */
@Catch()
export class RethrowFilter implements RpcExceptionFilter {
  catch(exception: unknown): Observable<never> {
    return throwError(() => exception);
  }
}
