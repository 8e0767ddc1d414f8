import { useCallback, useEffect, useRef, useState } from 'react';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Turns one round; with `isRange` all between it and the one before become as it is then. */
  toggle(id: string, isRange: boolean): void;
  all(isSelected: boolean): void;
  clear(): void;
}

/** Which of the shown rows are selected. What is no longer shown is not either. */
export function useSelection(shownIds: readonly string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const lastId = useRef<string | undefined>(undefined);
  const shown = useRef(shownIds);
  useEffect(() => {
    shown.current = shownIds;
  });

  const toggle = useCallback((id: string, isRange: boolean) => {
    const from = lastId.current;
    lastId.current = id;
    setChosen((before) => {
      const isSelected = !before.has(id);
      const ends = [shown.current.indexOf(from ?? id), shown.current.indexOf(id)].sort((a, b) => a - b);
      const [first = 0, last = 0] = ends;
      const ids = isRange && first >= 0 ? shown.current.slice(first, last + 1) : [id];
      const after = new Set(before);
      for (const each of ids)
        if (isSelected) after.add(each);
        else after.delete(each);
      return after;
    });
  }, []);

  const ids = new Set(shownIds.filter((id) => chosen.has(id)));
  return {
    ids,
    toggle,
    all: (isSelected) => setChosen(new Set(isSelected ? shownIds : [])),
    clear: useCallback(() => setChosen(new Set()), []),
  };
}
