import type { HttpRoute, ServiceName } from '@throughline/contracts';

interface Node {
  readonly fixed: Map<string, Node>;
  parameter: Node | undefined;
  service: ServiceName | undefined;
}

const newNode = (): Node => ({ fixed: new Map(), parameter: undefined, service: undefined });

const segmentsOf = (path: string): string[] => path.split('/').slice(1);

const pathOf = (url: string): string => {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
};

export type RouteMatch =
  | { readonly found: 'service'; readonly service: ServiceName }
  | { readonly found: 'other-methods'; readonly allowed: readonly string[] }
  | { readonly found: 'nothing' };

/** Method and path to service, as `httpRoutes` says: one tree of path segments per method, made once. */
export class RouteTable {
  private readonly roots = new Map<string, Node>();

  constructor(routes: readonly HttpRoute[]) {
    for (const route of routes) this.add(route);
  }

  match(method: string, url: string): RouteMatch {
    const segments = segmentsOf(pathOf(url));
    const service = this.serviceAt(method, segments);
    if (service !== undefined) return { found: 'service', service };
    const allowed = [...this.roots.keys()].filter((other) => this.serviceAt(other, segments) !== undefined);
    return allowed.length > 0 ? { found: 'other-methods', allowed } : { found: 'nothing' };
  }

  private add({ method, path, service }: HttpRoute): void {
    let node = this.roots.get(method) ?? newNode();
    this.roots.set(method, node);
    for (const segment of segmentsOf(path)) {
      if (segment.startsWith(':')) node = node.parameter ??= newNode();
      else {
        const next = node.fixed.get(segment) ?? newNode();
        node.fixed.set(segment, next);
        node = next;
      }
    }
    if (node.service !== undefined) throw new Error(`${method} ${path} is declared twice`);
    node.service = service;
  }

  /** What answers GET answers HEAD. */
  private serviceAt(method: string, segments: readonly string[]): ServiceName | undefined {
    const root = this.roots.get(method === 'HEAD' ? 'GET' : method);
    return root && search(root, segments, 0);
  }
}

/** A fixed segment wins over a parameter, but only if the rest of the path fits. */
function search(node: Node, segments: readonly string[], index: number): ServiceName | undefined {
  const segment = segments[index];
  if (segment === undefined) return node.service;
  const fixed = node.fixed.get(segment);
  const found = fixed && search(fixed, segments, index + 1);
  if (found !== undefined || segment === '' || !node.parameter) return found;
  return search(node.parameter, segments, index + 1);
}
