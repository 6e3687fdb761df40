import type { TrackTrail, TrailAnswer } from '../link/rest';
import type { Screen } from '../screen';
import { idText } from '../view/selection';
import type { PastPositions } from './trail';

/** While the map moves, trails of new tracks are asked for no more often. */
const LEAST_PERIOD_MS = 1000;

/** As long as the trails of tracks that are not selected, and of those that persist. */
const SHORT_MINUTES = 12;
const LONG_MINUTES = 60;

/** An answer from further ahead: the replay has jumped back meanwhile. */
const AHEAD_MS = 10_000;

/** Gives tracks the trails they had before this page saw them: short ones in view, whole ones where selected. */
export function addPastTrails(screen: Screen): void {
  const { picture, rest, selection } = screen;
  let askedFor = '';
  let askedAtMs = -Infinity;

  function extend(answer: TrailAnswer | null): void {
    if (!answer || answer.time * 1000 - picture.timeMs > AHEAD_MS) return;
    for (const trail of answer.trails)
      picture.get(BigInt(`0x${trail.track_id}`))?.trail.extendBack(pastPositions(trail, answer.time));
    screen.requestDraw();
  }

  async function readLong(id: bigint): Promise<void> {
    extend(await rest.trail(idText(id)));
  }

  screen.framed.on((frame) => {
    if (frame.kind === 'snapshot') askedFor = '';
    const bbox = screen.map.bbox.map((degrees) => Math.round(degrees * 100) / 100);
    const wanted = `${bbox.join(',')} ${picture.persistent}`;
    if (wanted === askedFor || performance.now() - askedAtMs < LEAST_PERIOD_MS) return;
    [askedFor, askedAtMs] = [wanted, performance.now()];
    void rest.trails(bbox, picture.persistent ? LONG_MINUTES : SHORT_MINUTES).then(extend);
    for (const id of selection.ids) void readLong(id);
  });
  screen.drawing.on(() => (screen.testState['trailDots'] = String(screen.selected?.trail.timesMs.length ?? 0)));
  selection.changed.on(() => {
    const before = picture.longTrails;
    picture.longTrails = new Set(selection.ids);
    for (const id of selection.ids) if (!before.has(id)) void readLong(id);
  });
}

export function pastPositions(trail: TrackTrail, timeSeconds: number): PastPositions {
  return {
    timesMs: trail.age_s.map((age) => (timeSeconds - age) * 1000),
    points: trail.lon.flatMap((longitude, i) => [longitude, trail.lat[i]!]),
    altitudesMeters: trail.alt_m.map((altitude) => altitude ?? NaN),
  };
}
