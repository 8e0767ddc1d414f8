export * from './projections/rebuild-projections.js';
export * from './sample-merchant.js';
export * from './seed-sample-merchant.js';
export * from './standalone.js';
export * from './story/tell-story.js';
