/** What topics and groups are called in the cluster: contracts' names, with the installation's prefix if it has one. */
export class ClusterNames {
  constructor(private readonly prefix = '') {}

  topic(name: string): string {
    return this.prefix + name;
  }

  group(name: string): string {
    return this.prefix + name;
  }

  /** The topic as contracts name it. */
  declared(clusterTopic: string): string {
    return clusterTopic.slice(this.prefix.length);
  }
}
