import { Button, FileInput, Group, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, type Schemas } from '../api/client.js';
import { keys } from '../api/keys.js';
import { useFormat } from '../shell/preferences.js';
import { ProblemNotice, useRefusal } from '../ui/problem-notice.js';
import { DataTable } from './data-table.js';

type Summary = Schemas['StockImportSummary'];
type ImportedRow = Summary['results'][number];

/** Rows that are shown: a file may have thousands. */
const ROWS_SHOWN_MAX = 200;

const sendFile = async (file: File): Promise<Summary> =>
  answerOf(
    api.POST('/api/v1/stock/import', {
      body: await file.text(),
      bodySerializer: (text) => text,
      headers: { 'Content-Type': 'text/csv' },
    }),
  );

function useImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: sendFile,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.stock }),
  });
}

function Row({ row: { line, outcome, code, message } }: { readonly row: ImportedRow }) {
  const { t } = useTranslation('inventory');
  const refusalOf = useRefusal();
  const { number } = useFormat();
  const isInvalid = code === 'validation-failed' && message !== undefined;
  const why = isInvalid ? t('import.invalid', { message }) : code && refusalOf(code, message);
  return (
    <Table.Tr>
      <Table.Td ta="right">{number(line)}</Table.Td>
      <Table.Td className="nowrap" {...(outcome === 'refused' && { c: 'red' })}>
        {t(`import.outcomes.${outcome}`)}
      </Table.Td>
      <Table.Td>{why}</Table.Td>
    </Table.Tr>
  );
}

/** What became of every row, those that were refused first of all. */
function Results({ summary }: { readonly summary: Summary }) {
  const { t } = useTranslation('inventory');
  const [shown, setShown] = useState<'refusedOnly' | 'all'>('refusedOnly');
  const { results } = summary;
  const rows = shown === 'all' ? results : results.filter(({ outcome }) => outcome === 'refused');
  const headings = [
    { name: t('import.line'), isNumber: true },
    { name: t('import.outcome') },
    { name: t('import.why') },
  ];
  return (
    <>
      <Text size="sm" role="status">
        {t('import.summary', { ...summary })}
      </Text>
      <SegmentedControl
        size="xs"
        aria-label={t('import.shown')}
        data={(['refusedOnly', 'all'] as const).map((value) => ({ value, label: t(`import.${value}`) }))}
        value={shown}
        onChange={(value) => setShown(value)}
      />
      {rows.length === 0 && <Text size="sm">{t('import.none')}</Text>}
      {rows.length > 0 && (
        <DataTable label={t('import.results')} headings={headings} minWidth={360}>
          {rows.slice(0, ROWS_SHOWN_MAX).map((row) => (
            <Row key={row.line} row={row} />
          ))}
        </DataTable>
      )}
      {rows.length > ROWS_SHOWN_MAX && (
        <Text size="xs" c="dimmed">
          {t('import.first', { shown: ROWS_SHOWN_MAX, count: rows.length })}
        </Text>
      )}
    </>
  );
}

function ImportForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation(['inventory', 'common', 'pages']);
  const [file, setFile] = useState<File | null>(null);
  const [isChecked, setChecked] = useState(false);
  const sending = useImport();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (file) sending.mutate(file);
  };
  const choose = (next: File | null) => {
    sending.reset();
    setFile(next);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">{t('import.text')}</Text>
        <FileInput
          label={t('import.file')}
          placeholder={t('import.choose')}
          accept=".csv,text/csv"
          value={file}
          onChange={choose}
          error={isChecked && !file ? t('pages:missing') : undefined}
          required
          data-autofocus
        />
        {sending.error && <ProblemNotice error={sending.error} />}
        {sending.data && <Results summary={sending.data} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t(sending.data ? 'common:close' : 'common:cancel')}
          </Button>
          {!sending.data && (
            <Button type="submit" loading={sending.isPending}>
              {t('import.confirm')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

/** Takes a file of movements, and shows what became of every row. */
export function openImport(): void {
  const id = modals.open({
    title: i18next.t('inventory:import.title'),
    size: 'lg',
    closeButtonProps: { 'aria-label': i18next.t('close') },
    children: <ImportForm onDone={() => modals.close(id)} />,
  });
}
