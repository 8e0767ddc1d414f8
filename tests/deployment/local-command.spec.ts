import { readCommandLine } from '../../infra/local/command-line.mjs';
import { LogLines } from '../../infra/local/log-lines.mjs';

describe('the command line of the stack', () => {
  it('asks for one of each service, a merchant and partners', () => {
    expect(readCommandLine([])).toMatchObject({
      dataDir: '.local',
      port: 3000,
      services: { capture: 1, inventory: 1, relay: 1 },
      isEmpty: false,
      hasPartners: true,
      isHelp: false,
    });
  });

  it('scales services one by one', () => {
    const { services } = readCommandLine(['--scale', 'inventory=3', '--scale=payment=2']);
    expect(services).toMatchObject({ capture: 1, inventory: 3, payment: 2 });
  });

  it.each([
    [['--scale', 'inventory=4'], 'a service has 1 to 3 instances'],
    [['--scale', 'inventory'], 'a service has 1 to 3 instances'],
    [['--scale', 'warehouse=1'], '--scale warehouse=1: there is capture'],
    [['--port', '70000'], '--port 70000: expected a port'],
    [['--colour'], "Unknown option '--colour'"],
  ])('refuses %j', (args, why) => {
    expect(() => readCommandLine(args)).toThrow(why);
  });
});

describe('the log of the stack', () => {
  const linesOf = (hasColours: boolean, ...entries: [string, number, string][]): string[] => {
    const written: string[] = [];
    const now = () => new Date('2026-01-05T10:15:00.000Z');
    const log = new LogLines((text) => written.push(text), { hasColours, now });
    for (const [name, instance, line] of entries) log.add({ name, instance }, line);
    return written;
  };

  it('says of each line when, whose and how grave', () => {
    const line =
      '{"level":"info","time":"2026-01-05T10:00:00.123Z","service":"capture","orderId":"o1","msg":"took an order"}';
    expect(linesOf(false, ['capture', 2, line], ['kafka', 1, 'started'], ['kafka', 1, ' '])).toEqual([
      '10:00:00.123 capture 2       info  took an order orderId=o1\n',
      '10:15:00.000 kafka                 started\n',
    ]);
  });

  it('shows the stack of an error below its line', () => {
    const line =
      '{"level":"error","time":"2026-01-05T10:00:00.123Z","err":{"message":"x","stack":"Error: x\\n at y"},"msg":"failed"}';
    expect(linesOf(false, ['relay', 1, line])).toEqual([
      '10:00:00.123 relay           error failed\n',
      'Error: x\n at y\n',
    ]);
  });

  it('takes what only begins like JSON as it is', () => {
    expect(linesOf(false, ['relay', 1, '{oops'])).toEqual(['10:15:00.000 relay                 {oops\n']);
  });

  it('has a colour for each process where the terminal does', () => {
    const [first, second] = linesOf(true, ['capture', 1, 'a'], ['payment', 1, 'a']);
    expect(first).toContain('\u001b[36mcapture');
    expect(second).toContain('\u001b[33mpayment');
  });
});
