import {
  PostgresDialect,
  PostgresQueryCompiler,
  type DataTypeNode,
  type PostgresPool,
  type PostgresPoolClient,
} from 'kysely';
import { faultOf, sqlStateOf, type Postgres } from '@throughline/postgres';
import { TransientFault } from '@throughline/kernel';

/** What is used of the driver's connection. */
interface DriverClient {
  query(text: string, values: unknown[]): Promise<unknown>;
  release(isToBeClosed: boolean): void;
}

/** PostgreSQL's text has no place for this character, which SQLite's takes. */
const NUL = '\u0000';
const REPLACEMENT = '\uFFFD';

const storable = (value: unknown): unknown =>
  typeof value === 'string' && value.includes(NUL) ? value.replaceAll(NUL, REPLACEMENT) : value;

/** A connection on loan to Kysely. One that failed to answer is asked nothing more, and is not lent again. */
class LentClient implements PostgresPoolClient {
  private isSound = true;

  constructor(
    private readonly client: DriverClient,
    private readonly address: string,
  ) {}

  // Kysely also declares a cursor's form of this method, which needs a package that is not given to it.
  query = (async (text: string, parameters: readonly unknown[] = []) => {
    if (!this.isSound) throw new TransientFault(`${this.address}: the connection was lost`);
    try {
      return await this.client.query(text, parameters.map(storable));
    } catch (error) {
      this.isSound = sqlStateOf(error) !== undefined;
      throw faultOf(error, this.address);
    }
  }) as unknown as PostgresPoolClient['query'];

  release(): void {
    this.client.release(!this.isSound);
  }
}

const lendingPool = ({ pool, address }: Postgres): PostgresPool => ({
  async connect() {
    try {
      return new LentClient(await pool.connect(), address);
    } catch (error) {
      throw faultOf(error, address);
    }
  },
  // The pool is its opener's to close.
  end: () => Promise.resolve(),
});

/** Text compares by its bytes, as in SQLite, whatever collation the database has: pages and orders are then the same. */
class BytewiseCompiler extends PostgresQueryCompiler {
  protected override visitDataType(node: DataTypeNode): void {
    super.visitDataType(node);
    if (node.dataType === 'text' && this.parentNode?.kind === 'ColumnDefinitionNode') {
      this.append(' collate "C"');
    }
  }
}

class BytewiseDialect extends PostgresDialect {
  override createQueryCompiler(): PostgresQueryCompiler {
    return new BytewiseCompiler();
  }
}

/** Kysely over the pool of libs/postgres, with its errors: `TransientFault` where trying again may help. */
export const postgresDialectOver = (postgres: Postgres): PostgresDialect =>
  new BytewiseDialect({ pool: lendingPool(postgres) });
