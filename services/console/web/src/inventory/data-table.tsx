import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import list from '../ui/list.module.css';

export interface Heading {
  readonly name: string;
  readonly isNumber?: boolean;
}

interface DataTableProps {
  /** What a screen reader calls it. */
  readonly label: string;
  readonly headings: readonly Heading[];
  /** Narrower than that, it scrolls sideways. */
  readonly minWidth: number;
  readonly children: ReactNode;
}

/** A table of figures that scrolls sideways where there is no room, by keyboard as well. */
export function DataTable({ label, headings, minWidth, children }: DataTableProps) {
  return (
    <Table.ScrollContainer minWidth={minWidth} type="native" tabIndex={0} role="group" aria-label={label}>
      <Table verticalSpacing={4} className={list['table']}>
        <Table.Thead>
          <Table.Tr>
            {headings.map(({ name, isNumber = false }) =>
              name === '' ? (
                <Table.Td key={name} />
              ) : (
                <Table.Th key={name} {...(isNumber && { ta: 'right' })}>
                  {name}
                </Table.Th>
              ),
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
