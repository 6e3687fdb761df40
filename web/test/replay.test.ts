import { describe, expect, test } from 'vitest';
import { Replay } from '../src/time/replay';
import type { Answer, ReplayRest, ReplayStatus, ReplayWish } from '../src/time/replay-rest';

const STATUS: ReplayStatus = { id: 'r1', state: 'paused', speed: 1, paused: true };

/** A server that answers when it is told to. */
class SlowServer {
  readonly wishes: ReplayWish[] = [];
  readonly #waiting: (() => void)[] = [];

  begin = (wish: ReplayWish) => this.#later(wish);
  change = (_id: string, wish: ReplayWish) => this.#later(wish);
  status = () => Promise.resolve<Answer<ReplayStatus>>({ value: STATUS });
  end = () => Promise.resolve<Answer<null>>({ value: null });

  async answer(): Promise<void> {
    for (const go of this.#waiting.splice(0)) go();
    await new Promise((resolve) => setTimeout(resolve));
  }

  #later(wish: ReplayWish): Promise<Answer<ReplayStatus>> {
    this.wishes.push(wish);
    return new Promise((resolve) => this.#waiting.push(() => resolve({ value: STATUS })));
  }
}

async function begun(): Promise<{ replay: Replay; server: SlowServer }> {
  const server = new SlowServer();
  const replay = new Replay(server as unknown as ReplayRest);
  void replay.goTo(100_000);
  await server.answer();
  server.wishes.length = 0;
  return { replay, server };
}

describe('steps of a replay', () => {
  test('add up before the server has answered', async () => {
    const { replay, server } = await begun();
    for (let i = 0; i < 3; i++) void replay.step(-1, 100_000);
    expect(server.wishes.map((wish) => wish.at)).toEqual([99, 98, 97]);
    await server.answer();
  });

  test('begin from what is shown once it has', async () => {
    const { replay, server } = await begun();
    void replay.step(-1, 100_000);
    await server.answer();
    void replay.step(1, 99_000);
    expect(server.wishes.map((wish) => wish.at)).toEqual([99, 100]);
    await server.answer();
  });
});
