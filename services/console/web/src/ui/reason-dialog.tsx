import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { modals } from '@mantine/modals';
import i18next from 'i18next';
import { useState, type SubmitEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from './problem-notice.js';

export const REASON_CHARACTERS_MAX = 500;

export interface ReasonDialogOptions {
  readonly title: string;
  /** What will happen, in a sentence or two. */
  readonly children?: ReactNode;
  readonly confirm: string;
  readonly isDangerous?: boolean;
  /** The dialog stays open, with the problem, when it throws. */
  onConfirm(reason: string): Promise<unknown>;
}

interface ReasonFormProps extends ReasonDialogOptions {
  readonly onDone: () => void;
}

function ReasonForm({ children, confirm, isDangerous = false, onConfirm, onDone }: ReasonFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const [isMissing, setMissing] = useState(false);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    setBusy(true);
    setProblem(undefined);
    try {
      await onConfirm(reason.trim());
      onDone();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        {children && <Text size="sm">{children}</Text>}
        <Textarea
          label={t('reason')}
          description={t('reasonWhy')}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          error={isMissing ? t('reasonMissing') : undefined}
          maxLength={REASON_CHARACTERS_MAX}
          autosize
          minRows={2}
          required
          data-autofocus
        />
        {problem !== undefined && <ProblemNotice error={problem} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isBusy} {...(isDangerous && { color: 'red' })}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Asks for a reason and confirms in one step. */
export function askForReason(options: ReasonDialogOptions): void {
  const id = modals.open({
    title: options.title,
    closeButtonProps: { 'aria-label': i18next.t('close') },
    children: <ReasonForm {...options} onDone={() => modals.close(id)} />,
  });
}
