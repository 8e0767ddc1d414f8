import { Controller, Get, Header } from '@nestjs/common';

/**
 * What a browser finds at the address that `npm start` prints.
 * @tag Documentation
 */
@Controller()
export class FrontPageController {
  /**
   * Say what there is. A few lines of text for who opens the address in a browser.
   *
   * @operation frontPage
   * @produces text/plain
   * @returns 200 the paths to begin with
   */
  @Get('/')
  @Header('content-type', 'text/plain; charset=utf-8')
  page(): string {
    return [
      'Throughline: every order from click to doorstep and back.',
      '',
      'GET  /api/v1/orders             all orders, newest first',
      'GET  /api/v1/orders/:id         one order, and what happens next with it',
      'GET  /api/v1/orders/:id/events  its ledger: every fact, with who and why',
      'GET  /api/v1/exceptions         what waits for a person',
      'GET  /api/v1/dead-letters       messages that were set aside',
      'POST /api/v1/orders             place one',
      'GET  /docs                     the whole HTTP interface, to read and to try',
      'GET  /healthz /readyz /metrics',
      '',
    ].join('\n');
  }
}
