import { Button, Menu } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isReasoned } from '../exceptions/use-exceptions.js';
import { useShownOrder } from './order-context.js';
import { useAct, type OrderAction } from './use-act.js';

/** Everything that a person can do to the order; what its state forbids is refused with the reason. */
export function ActionMenu() {
  const { t } = useTranslation(['order', 'status']);
  const { view, asOf } = useShownOrder();
  const act = useAct();
  const [isOpen, setOpen] = useState(false);
  const isOver = view.order.ending !== null;
  useHotkeys([['a', () => !isOver && asOf === null && setOpen(true)]]);

  const ofSteps = view.nextSteps.flatMap((step) =>
    step.kind === 'decision' ? step.actions.filter(isReasoned).map((action) => ({ action, step })) : [],
  );
  const offered = ofSteps.filter(({ action }) => action !== 'cancel');
  const always: readonly OrderAction[] = ['hold', 'cancel'];
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          rightSection={<IconChevronDown size={14} aria-hidden />}
          disabled={isOver || asOf !== null}
        >
          {t('act.menu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map(({ action, step }) => (
          <Menu.Item key={`${action} ${step.key}`} onClick={() => act(action, step.key)}>
            {t(`status:action.${action}`)}: {t(`status:step.${step.name}`)}
          </Menu.Item>
        ))}
        {offered.length > 0 && <Menu.Divider />}
        {always.map((action) => (
          <Menu.Item key={action} {...(action === 'cancel' && { color: 'red' })} onClick={() => act(action)}>
            {t(`status:action.${action}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
