import { ProblemAnswer, ServerAway } from '../api/problem.js';
import { fieldProblemsOf, isBeyondFields } from './field-problems.js';

const refused = new ProblemAnswer(422, 'validation-failed', 'not what it has to be', [
  { field: 'name', message: 'too short' },
  { field: 'name', message: 'no text' },
  { field: 'depth.of', message: 'unknown' },
]);

describe('what a server says of the fields of a form', () => {
  it('stands at each field, together', () =>
    expect(fieldProblemsOf(refused)).toEqual({ name: 'too short; no text', 'depth.of': 'unknown' }));

  it.each([
    [refused, ['name'], true],
    [refused, ['name', 'depth.of'], false],
    [new ProblemAnswer(409, 'setting-moved-on', 'it has moved on'), ['name'], true],
    [new ServerAway('gone'), ['name'], true],
    [null, ['name'], false],
  ])('is told apart from what no field can show (%#)', (error, fields, isBeyond) =>
    expect(isBeyondFields(error, fields)).toBe(isBeyond),
  );
});
