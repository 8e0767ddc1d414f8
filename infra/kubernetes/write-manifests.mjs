// Writes the manifests that are the same for every service, or with --check only tells what is out of date.
// `node infra/kubernetes/write-manifests.mjs [--check]`.
import { build } from '../../tools/build.mjs';
import { writeGenerated } from '../write-generated.mjs';
import { manifestTexts } from './manifests/texts.mjs';

await build();
await writeGenerated(await manifestTexts(await import('@throughline/contracts')));
