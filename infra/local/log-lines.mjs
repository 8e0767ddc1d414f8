// @ts-check
/** Escapes of a terminal: neighbours in the list are easy to tell apart. */
const COLOURS = [36, 33, 32, 35, 34, 96, 93, 92, 95, 94];
const RED = 31;
const YELLOW = 33;
const NAME_WIDTH = 15;
const LEVEL_WIDTH = 5;
/** Characters of the time of day in an ISO instant: `10:15:00.000`. */
const TIME_OF_DAY = /** @type {const} */ ([11, 23]);

/** @typedef {{ readonly name: string, readonly instance: number }} Source */

/** @param {string} line @returns {Record<string, unknown> | undefined} */
function parsed(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** @param {[string, unknown]} field */
const fieldText = ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`;

/** @param {number} code @param {string} text */
const coloured = (code, text) => `\u001b[${code}m${text}\u001b[0m`;

/** One log of many processes: each line says when, how grave and whose. */
export class LogLines {
  /** @type {Map<string, number>} */
  #colours = new Map();
  #write;
  #hasColours;
  #now;

  /**
   * @param {(text: string) => void} write
   * @param {{ hasColours: boolean, now?: () => Date }} options
   */
  constructor(write, { hasColours, now = () => new Date() }) {
    this.#write = write;
    this.#hasColours = hasColours;
    this.#now = now;
  }

  /** Takes JSON lines of our services, and the plain ones of others. @param {Source} source @param {string} line */
  add(source, line) {
    if (line.trim() === '') return;
    const entry = parsed(line) ?? { msg: line };
    const { time, level = '', msg = '', err, ...fields } = entry;
    // The line begins with it.
    delete fields['service'];
    const at = String(time ?? this.#now().toISOString()).slice(...TIME_OF_DAY);
    const grave = this.#level(String(level).padEnd(LEVEL_WIDTH));
    const text = [msg, ...Object.entries(fields).map(fieldText)].join(' ');
    this.#write(`${at} ${this.#name(source)} ${grave} ${text}\n`);
    const { stack, message } = /** @type {{ stack?: string, message?: string }} */ (err ?? {});
    if (stack ?? message) this.#write(`${stack ?? message}\n`);
  }

  /** @param {Source} source */
  #name({ name, instance }) {
    const text = (instance > 1 ? `${name} ${instance}` : name).padEnd(NAME_WIDTH);
    if (!this.#hasColours) return text;
    const colour = this.#colours.get(name) ?? Number(COLOURS[this.#colours.size % COLOURS.length]);
    this.#colours.set(name, colour);
    return coloured(colour, text);
  }

  /** @param {string} level */
  #level(level) {
    if (!this.#hasColours) return level;
    if (/^(error|fatal)/.test(level)) return coloured(RED, level);
    return level.startsWith('warn') ? coloured(YELLOW, level) : level;
  }
}
