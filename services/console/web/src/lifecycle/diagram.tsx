import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../shell/preferences.js';
import type { OrderStatus } from '../ui/status-badge.js';
import styles from './lifecycle.module.css';
import { BOX_HEIGHT, BOX_WIDTH, DIAGRAM_HEIGHT, DIAGRAM_WIDTH, PLACES } from './places.js';
import { frameOf, lineOf, waysOf, type Frame, type StatusNext, type Way } from './ways.js';

export interface DiagramProps {
  readonly table: readonly (StatusNext & { readonly isEnd: boolean })[];
  readonly counts: Readonly<Partial<Record<OrderStatus, number>>>;
  /** The statuses that one order went through, in their order; empty for none. */
  readonly path: readonly OrderStatus[];
}

/** Longer names are set narrower, to stay in their box. */
const NAME_CHARACTERS_MAX = 15;

/** The early ends are drawn from the frame, which stands for all its members. */
const isInFrame = (frame: Frame | undefined, from: OrderStatus, to: OrderStatus): boolean =>
  frame !== undefined && frame.members.includes(from) && frame.ends.includes(to);

const isStep = (path: readonly OrderStatus[], from: OrderStatus, to: OrderStatus): boolean =>
  path.some((status, index) => status === from && path[index + 1] === to);

function markOf({ from, to }: Way, chosen: OrderStatus | undefined, path: readonly OrderStatus[]) {
  if (chosen !== undefined) return chosen === from || chosen === to ? 'chosen' : 'faded';
  if (path.length === 0) return undefined;
  return isStep(path, from, to) || isStep(path, to, from) ? 'chosen' : 'faded';
}

const Heads = () => (
  <defs>
    {(['plain', 'chosen'] as const).map((kind) => (
      <marker
        key={kind}
        id={`head-${kind}`}
        viewBox="0 0 10 10"
        refX={9}
        refY={5}
        markerWidth={8}
        markerHeight={8}
        orient="auto-start-reverse"
        className={styles[`head-${kind}`]}
      >
        <path d="M 0 1 L 10 5 L 0 9 z" />
      </marker>
    ))}
  </defs>
);

interface LineProps {
  readonly d: string;
  readonly mark: string | undefined;
  readonly isBothWays?: boolean;
}

function Line({ d, mark, isBothWays = false }: LineProps) {
  const head = `url(#head-${mark === 'chosen' ? 'chosen' : 'plain'})`;
  return (
    <path
      d={d}
      className={styles['way']}
      data-mark={mark}
      markerEnd={head}
      {...(isBothWays && { markerStart: head })}
    />
  );
}

function EarlyEnds({ frame, path }: { readonly frame: Frame; readonly path: readonly OrderStatus[] }) {
  const { t } = useTranslation('lifecycle');
  const right = frame.left + frame.width;
  return (
    <g>
      <rect
        x={frame.left}
        y={frame.top}
        width={frame.width}
        height={frame.height}
        rx={14}
        className={styles['frame']}
      />
      <text x={right - 14} y={frame.top + frame.height - 14} textAnchor="end" className={styles['note']}>
        {t('breakOff')}
      </text>
      {frame.ends.map((end) => {
        const { x, y } = PLACES[end];
        const isTaken = path.includes(end);
        const otherwise = path.length > 0 ? 'faded' : undefined;
        return (
          <Line
            key={end}
            d={`M ${right} ${y} L ${x - BOX_WIDTH / 2 - 3} ${y}`}
            mark={isTaken ? 'chosen' : otherwise}
          />
        );
      })}
    </g>
  );
}

interface BoxProps extends Pick<DiagramProps, 'path'> {
  readonly status: OrderStatus;
  readonly isEnd: boolean;
  readonly count: number;
  readonly onPoint: (status: OrderStatus | undefined) => void;
}

function Box({ status, isEnd, count, path, onPoint }: BoxProps) {
  const { t } = useTranslation(['lifecycle', 'status']);
  const { number } = useFormat();
  const { x, y } = PLACES[status];
  const place = path.indexOf(status);
  const name = t(`status:order.${status}`);
  return (
    <Link
      to={`/orders?status=${status}`}
      aria-label={t('box', { name, count })}
      className={styles['box']}
      data-end={isEnd || undefined}
      data-taken={place >= 0 || undefined}
      data-last={(place >= 0 && status === path.at(-1)) || undefined}
      onPointerEnter={() => onPoint(status)}
      onPointerLeave={() => onPoint(undefined)}
      onFocus={() => onPoint(status)}
      onBlur={() => onPoint(undefined)}
    >
      <rect
        x={x - BOX_WIDTH / 2}
        y={y - BOX_HEIGHT / 2}
        width={BOX_WIDTH}
        height={BOX_HEIGHT}
        rx={isEnd ? 23 : 8}
      />
      <text
        x={x}
        y={y - 3}
        textAnchor="middle"
        className={styles['name']}
        {...(name.length > NAME_CHARACTERS_MAX && {
          textLength: BOX_WIDTH - 10,
          lengthAdjust: 'spacingAndGlyphs',
        })}
      >
        {name}
      </text>
      <text x={x} y={y + 14} textAnchor="middle" className={styles['count']}>
        {number(count)}
      </text>
    </Link>
  );
}

/** The lifecycle as a picture; the table below it says the same in words. */
export function Diagram({ table, counts, path }: DiagramProps) {
  const { t } = useTranslation('lifecycle');
  const [chosen, setChosen] = useState<OrderStatus>();
  const frame = frameOf(table);
  const ways = waysOf(table, (from, to) => isInFrame(frame, from, to));
  return (
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label={t('diagram')}>
      <svg viewBox={`0 0 ${DIAGRAM_WIDTH} ${DIAGRAM_HEIGHT}`} className={styles['diagram']}>
        <Heads />
        {frame && <EarlyEnds frame={frame} path={path} />}
        {ways.map((way) => (
          <Line
            key={`${way.from} ${way.to}`}
            d={lineOf(way)}
            mark={markOf(way, chosen, path)}
            isBothWays={way.isBothWays}
          />
        ))}
        {table.map(({ status, isEnd }) => (
          <Box
            key={status}
            status={status}
            isEnd={isEnd}
            count={counts[status] ?? 0}
            path={path}
            onPoint={setChosen}
          />
        ))}
      </svg>
    </div>
  );
}
