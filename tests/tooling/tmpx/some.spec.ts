it.skip('a', () => {});
it.todo('b');
it('c', () => { expect(1).toBe(2); });
it('d', () => {});
