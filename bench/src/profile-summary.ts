import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
}

interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

export interface ProfileShare {
  readonly where: string;
  readonly share: number;
}

const LIBRARY = /node_modules\/(@[^/]+\/[^/]+|[^/]+)/;
const OURS = /\/(libs|services)\/([^/]+)\/dist\//;

function placeOf({ callFrame: { functionName, url } }: ProfileNode): string {
  if (functionName === '(idle)') return 'idle';
  if (functionName === '(garbage collector)') return 'garbage collector';
  if (functionName === '(program)' || url === '')
    return functionName === '(program)' ? 'native code' : `built in: ${functionName || 'anonymous'}`;
  const ours = OURS.exec(url);
  if (ours) return `${ours[1]}/${ours[2]}`;
  const library = LIBRARY.exec(url);
  if (library) return library[1] ?? 'a library';
  return url.startsWith('node:') ? `node: ${url.slice(5).split('/')[0]}` : 'other';
}

/** Self time by package, as shares of the time that the process was not idle. */
export async function summarizeProfile(folder: string, rows = 16): Promise<ProfileShare[]> {
  const [file] = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile'));
  if (file === undefined) return [];
  const profile = JSON.parse(await readFile(join(folder, file), 'utf8')) as CpuProfile;
  const places = new Map(profile.nodes.map((node) => [node.id, placeOf(node)]));
  const times = new Map<string, number>();
  for (const [index, id] of profile.samples.entries()) {
    const place = places.get(id) ?? 'other';
    times.set(place, (times.get(place) ?? 0) + (profile.timeDeltas[index] ?? 0));
  }
  times.delete('idle');
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  return [...times]
    .sort(([, a], [, b]) => b - a)
    .slice(0, rows)
    .map(([where, time]) => ({ where, share: time / total }));
}
