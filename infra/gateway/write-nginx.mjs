// Writes the generated half of the gateway's configuration, or with --check only tells what is out of date.
// `node infra/gateway/write-nginx.mjs [--check]`.
import { build } from '../../tools/build.mjs';
import { writeGenerated } from '../write-generated.mjs';
import { routesConf, upstreamsConf } from './nginx-routes.mjs';

await build();
const { httpRoutes } = await import('@throughline/contracts');
await writeGenerated({
  'infra/gateway/templates/routes.conf.template': routesConf(httpRoutes),
  'infra/gateway/templates/upstreams.conf.template': upstreamsConf(httpRoutes),
});
