export const bulk = {
  running: '{{done}} of {{total}} done, {{refused}} refused …',
  over: '{{done}} of {{total}} done, {{refused}} refused.',
  stop: 'Stop here',
  close: 'Close',
} as const;
