import { csvCell } from './order-export.js';

describe('a cell of an export', () => {
  it.each<[string | number | null, string]>([
    ['plain', 'plain'],
    ['with, comma', '"with, comma"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
    ['+1 555', "'+1 555"],
    ['@SUM(1)', "'@SUM(1)"],
    ['-1', "'-1"],
    ['\tx', "'\tx"],
    [-1, '-1'],
    [null, ''],
    ['Ünïcödé 🎉', 'Ünïcödé 🎉'],
  ])('holds %j as %j', (value, cell) => expect(csvCell(value)).toBe(cell));
});
