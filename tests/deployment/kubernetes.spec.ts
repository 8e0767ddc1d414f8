import * as contracts from '@throughline/contracts';
import { HEALTH_PATHS } from '@throughline/service-kit';
import { parse } from 'yaml';
import { manifestTexts } from '../../infra/kubernetes/manifests/texts.mjs';
import { ADDRESS_SECONDS } from '../../infra/gateway/nginx-routes.mjs';
import {
  composeFile,
  configOf,
  constantIn,
  exists,
  filesBelow,
  resourcesIn,
  textOf,
  unknownVariables,
  type Environment,
  type Resource,
} from './deployment-files.js';

const FOLDER = 'infra/kubernetes';
const BASE = `${FOLDER}/base`;
const OURS = [...contracts.SERVICES, 'relay'];

interface Kustomization {
  readonly resources: readonly string[];
  readonly configMapGenerator?: readonly { readonly name: string; readonly literals: readonly string[] }[];
}

const kustomization = (folder: string): Kustomization =>
  parse(textOf(`${folder}/kustomization.yaml`)) as Kustomization;

const settingsOf = (folder: string): Environment =>
  Object.fromEntries(
    kustomization(folder)
      .configMapGenerator!.find(({ name }) => name === 'throughline-settings')!
      .literals.map((literal) => [
        literal.slice(0, literal.indexOf('=')),
        literal.slice(literal.indexOf('=') + 1),
      ]),
  );

const resourceOf = (file: string, kind: string): Resource =>
  resourcesIn(file).find((resource) => resource.kind === kind)!;

const fileOf = (name: string): string =>
  name === 'gateway' ? `${BASE}/gateway.yaml` : `${BASE}/services/${name}.yaml`;

const deploymentOf = (name: string): Resource => resourceOf(fileOf(name), 'Deployment');
const podOf = (name: string) => deploymentOf(name)['spec'].template.spec;
const containerOf = (name: string) => podOf(name).containers[0];

const secrets = resourceOf(`${FOLDER}/overlays/example/secrets.yaml`, 'Secret')['stringData'] as Environment;
const ALL = [...OURS, 'gateway'];

describe('the generated manifests', () => {
  it('are up to date: else run `node infra/kubernetes/write-manifests.mjs`', async () => {
    const texts = await manifestTexts(contracts);
    for (const [file, text] of Object.entries(texts)) expect([file, textOf(file)]).toEqual([file, text]);
    const written = ['base/services', 'components/autoscaling'].flatMap((folder) =>
      filesBelow(`${FOLDER}/${folder}`, '.yaml').filter((file) => !file.endsWith('/kustomization.yaml')),
    );
    expect(written.toSorted()).toEqual(Object.keys(texts).toSorted());
  });

  it('would be out of date, were topics cut into other numbers of partitions', async () => {
    const other = {
      ...contracts,
      SERVICES: ['payment'],
      TOPIC_PARTITIONS: 24,
    } as unknown as typeof contracts;
    const file = `${FOLDER}/components/autoscaling/payment.yaml`;
    expect((await manifestTexts(other))[file]).toBe(
      textOf(file).replace('maxReplicaCount: 12', 'maxReplicaCount: 24'),
    );
  });

  it('are all named by the kustomization, whose every resource is there', () => {
    const { resources } = kustomization(BASE);
    for (const name of OURS) expect(resources).toContain(`services/${name}.yaml`);
    for (const resource of resources)
      expect([resource, exists(`${BASE}/${resource}`)]).toEqual([resource, true]);
  });

  it('scale every service by its lag, but not the relay', () =>
    expect(kustomization(`${FOLDER}/components/autoscaling`).resources.toSorted()).toEqual(
      contracts.SERVICES.map((name) => `${name}.yaml`).toSorted(),
    ));
});

describe('the settings of a service in Kubernetes', () => {
  const ofExample = { ...settingsOf(BASE), ...settingsOf(`${FOLDER}/overlays/example`), ...secrets };

  it('are known and acceptable, in the base and in the example', () => {
    const nodes = Object.fromEntries(
      (containerOf('capture').env as { name: string; value: string }[]).map(({ name, value }) => [
        name,
        value,
      ]),
    );
    for (const environment of [settingsOf(BASE), { ...ofExample, ...nodes }]) {
      expect(unknownVariables(environment)).toEqual([]);
      expect(configOf(environment)).toMatchObject({ profile: 'distributed' });
    }
  });

  it('would be told of, were one misspelt or of another kind', () => {
    expect(unknownVariables({ ...ofExample, DATABSE_URL: 'x' })).toEqual(['DATABSE_URL']);
    expect(() => configOf({ ...ofExample, KAFKA_SSL: 'yes' })).toThrow('KAFKA_SSL');
  });

  it('hold nothing secret in the example', () => {
    for (const text of Object.values(secrets)) expect(text).toMatch(/change-me|^throughline$|^$/);
  });

  it.each(OURS)('reach %s from the one map and the one secret', (name) =>
    expect(containerOf(name).envFrom).toEqual([
      { configMapRef: { name: 'throughline-settings' } },
      { secretRef: { name: 'throughline-secrets' } },
    ]),
  );
});

describe.each(OURS)('%s in Kubernetes', (name) => {
  it('is started like under Compose, in the same image', () => {
    expect(containerOf(name).args).toEqual(composeFile().services[name]!.command);
    expect(containerOf(name).image).toBe(containerOf('capture').image);
  });

  it('is asked how it is where it says so', () => {
    const { startupProbe, readinessProbe, livenessProbe, ports } = containerOf(name);
    expect([startupProbe.httpGet.path, readinessProbe.httpGet.path, livenessProbe.httpGet.path]).toEqual([
      HEALTH_PATHS.alive,
      HEALTH_PATHS.ready,
      HEALTH_PATHS.alive,
    ]);
    expect(ports).toEqual([{ name: 'http', containerPort: 3000 }]);
    const storeTimeoutMs = constantIn('libs/service-kit/src/health', 'STORE_TIMEOUT_MS');
    expect(readinessProbe.timeoutSeconds * 1_000).toBeGreaterThan(storeTimeoutMs);
  });

  it('has its name in the DNS, for the pods that are ready', () =>
    expect(resourceOf(fileOf(name), 'Service')['spec']).toEqual({
      clusterIP: 'None',
      selector: deploymentOf(name)['spec'].selector.matchLabels,
      ports: [{ name: 'http', port: 3000, targetPort: 'http' }],
    }));
});

describe.each(ALL)('a pod of %s', (name) => {
  it('goes on until nobody knows its address any more, and is given the time to stop', () => {
    const afterMs = containerOf(name).lifecycle.preStop.sleep.seconds * 1_000;
    // The gateway asks again after so long, and the DNS of a cluster keeps an answer as long.
    expect(afterMs).toBeGreaterThan(2 * ADDRESS_SECONDS * 1_000);
    const { shutdownGraceMs } = configOf(settingsOf(BASE));
    const restMs = constantIn('libs/service-kit/src/bootstrap', 'SHUTDOWN_REST_MS');
    expect(podOf(name).terminationGracePeriodSeconds * 1_000).toBeGreaterThan(
      afterMs + shutdownGraceMs + restMs,
    );
  });

  it('can do nothing but its work', () => {
    const pod = podOf(name);
    expect(pod).toMatchObject({ automountServiceAccountToken: false, enableServiceLinks: false });
    expect(pod.securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(containerOf(name).securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  });

  it('says what it needs, and writes only where there is room', () => {
    const { resources, volumeMounts } = containerOf(name);
    expect(resources).toMatchObject({ requests: {}, limits: { memory: expect.stringMatching(/^\d+Mi$/) } });
    const volumes = (podOf(name).volumes as { name: string }[]).map((volume) => volume.name);
    expect((volumeMounts as { name: string }[]).map((mount) => mount.name).toSorted()).toEqual(
      volumes.toSorted(),
    );
  });

  it('stands on another node than its like, and is replaced before it goes', () => {
    const { spec } = deploymentOf(name);
    const { matchLabels } = spec.selector;
    expect(spec.replicas).toBeGreaterThanOrEqual(2);
    expect(spec.strategy.rollingUpdate).toEqual({ maxUnavailable: 0, maxSurge: 1 });
    expect(spec.template.metadata.labels).toMatchObject(matchLabels);
    for (const constraint of podOf(name).topologySpreadConstraints) {
      expect(constraint.labelSelector.matchLabels).toEqual(matchLabels);
    }
    expect(resourceOf(fileOf(name), 'PodDisruptionBudget')['spec']).toEqual({
      maxUnavailable: 1,
      selector: { matchLabels },
    });
  });
});

/** Where each value of a resource stands, members of a list taken together: `spec.template.spec.containers[].image`. */
function placesIn(value: unknown, place = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((member) => placesIn(member, `${place}[]`));
  if (typeof value !== 'object' || value === null) return [place];
  return Object.entries(value).flatMap(([key, member]) =>
    placesIn(member, place === '' ? key : `${place}.${key}`),
  );
}

describe('the Deployment of the gateway, which is written by hand', () => {
  const usual = new Set(placesIn(deploymentOf('capture')));
  const own = [
    'env[].valueFrom.fieldRef.fieldPath',
    'env[].valueFrom.configMapKeyRef.name',
    'env[].valueFrom.configMapKeyRef.key',
    'volumeMounts[].readOnly',
  ].map((place) => `spec.template.spec.containers[].${place}`);
  const allowed = [...own, 'spec.template.spec.volumes[].configMap.name'];
  const unusual = (resource: Resource): string[] =>
    [...new Set(placesIn(resource))].filter((place) => !usual.has(place)).toSorted();

  it('has no key that the others do not have, but for where its configuration comes from', () =>
    expect(unusual(deploymentOf('gateway'))).toEqual(allowed.toSorted()));

  it('would be found out with a misspelt one, that Kubernetes drops', () => {
    const misspelt = JSON.stringify(deploymentOf('gateway')).replace('"readinessProbe"', '"readinesProbe"');
    expect(unusual(JSON.parse(misspelt) as Resource)).toContain(
      'spec.template.spec.containers[].readinesProbe.httpGet.path',
    );
  });
});

describe('who reaches whom', () => {
  const policies = resourcesIn(`${BASE}/network-policies.yaml`);
  const labels = (name: string) => deploymentOf(name)['spec'].template.metadata.labels as Environment;
  const selects = (selector: { matchLabels?: Environment }, name: string): boolean =>
    Object.entries(selector.matchLabels ?? {}).every(([label, value]) => labels(name)[label] === value);

  it('is nobody, unless a policy says so', () =>
    expect(policies[0]!['spec']).toEqual({ podSelector: {}, policyTypes: ['Ingress'] }));

  it('lets the gateway, and no other pod, ask the services', () => {
    const [, toServices] = policies;
    const [{ from }] = toServices!['spec'].ingress;
    for (const name of OURS) expect(selects(toServices!['spec'].podSelector, name)).toBe(true);
    expect(ALL.filter((name) => selects(from[0].podSelector, name))).toEqual(['gateway']);
  });

  it('lets the outside ask the gateway alone', () => {
    const toGateway = policies.find(({ metadata }) => metadata.name === 'ingress-to-gateway')!;
    expect(ALL.filter((name) => selects(toGateway['spec'].podSelector, name))).toEqual(['gateway']);
  });

  it('shows the metrics to what watches over the cluster', () => {
    const monitor = resourceOf(`${FOLDER}/components/monitoring/service-monitor.yaml`, 'ServiceMonitor');
    expect(monitor['spec'].endpoints[0]).toMatchObject({ port: 'http', path: HEALTH_PATHS.metrics });
    for (const name of OURS) {
      const service = resourceOf(fileOf(name), 'Service');
      expect(service['metadata']['labels' as 'name']).toMatchObject(monitor['spec'].selector.matchLabels);
    }
  });

  it('runs the gateway in the image that Compose has', () =>
    expect(containerOf('gateway').image).toBe(composeFile().services['gateway']!.image));
});
