import { concerns, isInForce, type Alert } from '../alerts/alert';
import { h, setText, show } from '../dom';
import { haloText } from '../map/draw';
import { FieldList } from '../panels/field-list';
import type { Track } from '../picture/track';
import type { Screen } from '../screen';
import { fill, inLanguage } from '../text/language';
import { latitude, longitude } from '../text/position';
import { utcTime } from '../text/time';
import { age, number } from '../text/units';
import { idText } from '../view/selection';
import { darkness, placeAt, type Darkness } from './darkness';

const texts = inLanguage({
  dark: ['No AIS', 'Sin AIS'],
  silent: [
    'It sent AIS and ceased to, where other vessels are heard.',
    'Emitía AIS y dejó de hacerlo donde se oye a otros buques.',
  ],
  never: [
    'Radar follows it, and no AIS was ever heard of it where other vessels are heard. Small boats need none.',
    'El radar la sigue y nunca se oyó su AIS donde se oye a otros buques. Las embarcaciones pequeñas no lo necesitan.',
  ],
  last: ['Last AIS', 'Último AIS'],
  lastPlace: ['Position then', 'Posición entonces'],
  followed: ['Followed without AIS', 'Seguida sin AIS'],
  since: ['since {time}, for {age}', 'desde {time}, hace {age}'],
  ago: ['{time}, {age} ago', '{time}, hace {age}'],
  missed: ['Reports missed', 'Informes que faltan'],
  others: ['Vessels heard around', 'Buques oídos alrededor'],
  reception: ['Share of their AIS heard', 'Parte de su AIS que se oye'],
  lastMark: ['LAST AIS {time}', 'ÚLTIMO AIS {time}'],
});

const RING_PIXELS = 7;

/** Of the selected vessel that hides: since when, where it was heard last, and what proves that it would be heard. */
export function addDark(screen: Screen): void {
  const words = h('p', { class: 'trust-words' });
  const fields = new FieldList(texts.dark);
  fields.element.querySelector('h3')!.after(words);
  const element = h('div', { 'data-testid': 'dark', hidden: true }, fields.element);
  let alerts: readonly Alert[] = [];
  screen.alerted.on((answer) => (alerts = answer.alerts));
  const found = (id: bigint) => {
    const alert = alerts.find((one) => isInForce(one) && concerns(one, idText(id)) && darkness(one) !== null);
    return alert ? darkness(alert) : null;
  };
  screen.trackSections.push({
    element,
    show: (id) => {
      const dark = found(id);
      show(element, dark !== null);
      if (dark === null) return;
      setText(words, dark.heard ? texts.silent : texts.never);
      fields.set(fieldsOf(dark, screen.picture.get(id), screen.picture.timeMs / 1000));
    },
  });
  screen.map.addOverlay({
    draw: (context, projection, palette) => {
      const { primary } = screen.selection;
      const dark = primary === null ? null : found(primary);
      const track = primary === null ? undefined : screen.picture.get(primary);
      const last = dark?.heard && track ? placeAt(track.trail, dark.sinceTime * 1000) : null;
      if (!dark || !last || !track?.positioned) return;
      const [x, y] = [projection.x(last.longitude), projection.y(last.latitude)];
      context.strokeStyle = palette.labelText;
      context.lineWidth = 1.5;
      context.setLineDash([5, 4]);
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(projection.x(track.longitude), projection.y(track.latitude));
      context.stroke();
      context.setLineDash([]);
      context.beginPath();
      context.arc(x, y, RING_PIXELS, 0, 2 * Math.PI);
      context.fillStyle = palette.labelHalo;
      context.fill();
      context.stroke();
      const mark = fill(texts.lastMark, { time: utcTime(dark.sinceTime * 1000) });
      haloText(context, mark, x + RING_PIXELS + 4, y - 6, palette.labelText, palette.labelHalo);
    },
  });
}

function fieldsOf(dark: Darkness, track: Track | undefined, time: number): [string, string | null][] {
  const { sinceTime, heard, missed, others, reception } = dark;
  const clock = { time: utcTime(sinceTime * 1000), age: age(time - sinceTime) };
  const last = heard && track ? placeAt(track.trail, sinceTime * 1000) : null;
  return [
    [texts.last, heard ? fill(texts.ago, clock) : null],
    [texts.lastPlace, last ? `${latitude(last.latitude)} ${longitude(last.longitude)}` : null],
    [texts.followed, heard ? null : fill(texts.since, clock)],
    [texts.missed, missed === undefined ? null : number(missed)],
    [texts.others, others === undefined ? null : number(others)],
    [texts.reception, reception === undefined ? null : `${number(100 * reception)}\u202f%`],
  ];
}
