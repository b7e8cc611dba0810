import { parentPort } from 'node:worker_threads';
import type { Order, Reply } from './messages.ts';
import { ShardBuilder } from './shard.ts';

// Reading HTML and talking to Pagefind takes as long as rendering notes does:
// here it keeps nobody waiting. What goes wrong ends the thread, and is told where it was started.
const builders = new Map<number, Promise<ShardBuilder>>();
const reply = (message: Reply) => {
  parentPort!.postMessage(message);
};

async function follow(order: Order): Promise<void> {
  if ('begin' in order) {
    builders.set(order.begin, ShardBuilder.create(order.pages, order.settings));
  } else if ('page' in order) {
    const builder = await builders.get(order.shard)!;
    await builder.add(order.page);
    reply({ taken: order.page.html.length });
  } else {
    const builder = await builders.get(order.end)!;
    builders.delete(order.end);
    reply({ made: order.end, shard: await builder.finish() });
  }
}

parentPort!.on('message', (order: Order) => void follow(order));
