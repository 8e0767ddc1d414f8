import type { StockEvent } from '@throughline/contracts';
import type { Decider, Decision } from '@throughline/kernel';
import { allocateItem, issueAllocation, returnAllocation, shortAllocation } from './allocation.decider.js';
import { adjustStock, receiveStock } from './quantity.decider.js';
import { releaseItem, reserveItem, serveQueue } from './reservation-entry.decider.js';
import type { StockCommand } from './stock.commands.js';
import { evolve } from './stock.evolve.js';
import { emptyItem, type StockItem } from './stock-item.js';

function decide(command: StockCommand, item: StockItem): Decision<StockEvent> {
  switch (command.type) {
    case 'ReserveItem':
      return reserveItem(command, item);
    case 'ReleaseItem':
      return releaseItem(command, item);
    case 'AllocateItem':
      return allocateItem(command, item);
    case 'ReturnAllocation':
      return returnAllocation(command, item);
    case 'ShortAllocation':
      return shortAllocation(command, item);
    case 'IssueAllocation':
      return issueAllocation(command, item);
    case 'ReceiveStock':
      return receiveStock(command, item);
    case 'AdjustStock':
      return adjustStock(command, item);
    case 'ServeQueue':
      return serveQueue(command, item);
  }
}

/** One stock item: no oversell follows from its stream's expected revision alone. */
export const stockDecider: Decider<StockItem, StockCommand, StockEvent> = {
  initial: emptyItem,
  evolve,
  decide,
};
