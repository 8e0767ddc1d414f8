import {
  OperationNodeTransformer,
  type IdentifierNode,
  type KyselyPlugin,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryResult,
  type RawNode,
  type RootOperationNode,
  type UnknownRow,
} from 'kysely';

/** What a table is called while it is built beside the one that is read; a follower's position likewise. */
export const stagedName = (name: string, generation: number): string => `${name}__${generation}`;

export const isStagedName = (name: string): boolean => /__\d+$/.test(name);

const escaped = (text: string): string => text.replaceAll(/[^\w]/g, '\\$&');

/** Gives tables their staged names, and what is named after them (indexes, constraints) too, wherever a statement has them. */
class Renaming extends OperationNodeTransformer {
  private readonly names: RegExp;

  constructor(
    tables: readonly string[],
    private readonly generation: number,
  ) {
    super();
    this.names = new RegExp(`\\b(?:${tables.map(escaped).join('|')})(?:_\\w+)?\\b`, 'g');
  }

  protected override transformIdentifier(node: IdentifierNode): IdentifierNode {
    return { ...node, name: this.renamed(node.name) };
  }

  /** A text that is SQL as it stands: values are never in it. */
  protected override transformRaw(node: RawNode): RawNode {
    const raw = super.transformRaw(node);
    return { ...raw, sqlFragments: raw.sqlFragments.map((text) => this.renamed(text)) };
  }

  private renamed(text: string): string {
    return text.replaceAll(this.names, (name) => stagedName(name, this.generation));
  }
}

/** Makes every statement of a projection work on the set of tables that is built beside those that are read. */
export class StagedNames implements KyselyPlugin {
  private readonly renaming: Renaming;

  constructor(tables: readonly string[], generation: number) {
    this.renaming = new Renaming(tables, generation);
  }

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    return this.renaming.transformNode(node);
  }

  transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return Promise.resolve(result);
  }
}
