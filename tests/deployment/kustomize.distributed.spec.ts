import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SERVICES } from '@throughline/contracts';
import { parseAllDocuments } from 'yaml';
import type { Resource } from './deployment-files.js';

const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;
const whenInstalled = hasKubectl ? describe : describe.skip;
const folder = fileURLToPath(new URL('../../infra/kubernetes', import.meta.url));

function render(path: string): Resource[] {
  const { status, stdout, stderr } = spawnSync('kubectl', ['kustomize', `${folder}/${path}`], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return parseAllDocuments(stdout).map((document) => document.toJS() as Resource);
}

const named = (resources: readonly Resource[], kind: string): string[] =>
  resources.filter((resource) => resource.kind === kind).map(({ metadata }) => metadata.name);

const deployment = (resources: readonly Resource[], name: string): Resource =>
  resources.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === name)!;

whenInstalled('what kustomize makes of the manifests (skipped where there is no kubectl)', () => {
  const base = hasKubectl ? render('base') : [];
  const example = hasKubectl ? render('overlays/example') : [];

  it('runs every service, the relay and the gateway', () => {
    const wanted = [...SERVICES, 'relay', 'gateway'].toSorted();
    for (const resources of [base, example]) {
      for (const kind of ['Deployment', 'Service', 'PodDisruptionBudget']) {
        expect(named(resources, kind).toSorted()).toEqual(wanted);
      }
    }
  });

  it('gives pods a new map of settings, and of the gateway, whenever one changes', () => {
    const maps = named(example, 'ConfigMap');
    const { envFrom } = deployment(example, 'capture')['spec'].template.spec.containers[0];
    const { volumes } = deployment(example, 'gateway')['spec'].template.spec;
    expect(maps).toContain(envFrom[0].configMapRef.name);
    expect(maps).toContain(volumes[0].configMap.name);
    expect(named(base, 'ConfigMap')).not.toContain(envFrom[0].configMapRef.name);
  });

  it('leaves the number of pods to the autoscaler where there is one', () => {
    expect(named(example, 'ScaledObject').toSorted()).toEqual([...SERVICES].toSorted());
    for (const service of SERVICES) {
      expect(deployment(base, service)['spec'].replicas).toBe(2);
      expect(deployment(example, service)['spec'].replicas).toBeUndefined();
    }
    expect(deployment(example, 'relay')['spec'].replicas).toBe(2);
  });

  it('takes image and brokers from the example', () => {
    const [{ image }] = deployment(example, 'payment')['spec'].template.spec.containers;
    expect(image).toBe('registry.example/throughline:0.1.0');
    const settings = example.find(({ metadata }) => metadata.name.startsWith('throughline-settings'))!;
    expect(settings['data']).toMatchObject({ KAFKA_SSL: 'true', PROFILE: 'distributed' });
  });
});
