import '../styles/fonts.css';
import '../styles/theme.css';
import '../styles/layout.css';
import '../styles/panels.css';
import '../styles/account.css';
import '../styles/chart.css';
import '../styles/sensors.css';
import '../styles/coverage.css';
import { h, setText, show } from '../dom';
import { poll } from '../link/poll';
import { fill, inLanguage } from '../text/language';
import { utcTime } from '../text/time';
import { showUser } from '../users/user-menu';
import { applyPageTheme } from '../view/page-theme';
import { CoverageSection } from './coverage-section';
import { readRegistration, readRegistrationOf, type RegistrationAnswer } from './registration-rest';
import { sensorCharts } from './sensor-charts';
import { sensorName, SensorTable } from './sensor-table';

const PERIOD_MS = 3000;

const texts = inLanguage({
  title: ['Sensor registration', 'Calibración de sensores'],
  map: ['To the map', 'Al mapa'],
  pages: ['Pages', 'Páginas'],
  about: [
    'Biases are measured all the time from targets that several sensors see: measured − true, ± 1 σ. Those that stand out from their uncertainty are taken off before plots are used.',
    'Los sesgos se miden de continuo con blancos que ven varios sensores: medido − verdadero, ± 1 σ. Los que sobresalen de su incertidumbre se descuentan antes de usar las detecciones.',
  ],
  unanswered: ['The server does not answer: these are its last words.', 'El servidor no responde: esto es lo último que dijo.'],
  at: ['as of {time} UTC', 'a las {time} UTC'],
});

applyPageTheme();
document.title = `Atalaya: ${texts.title}`;
let chosen = new URLSearchParams(location.hash.replace(/^#/, '')).get('sensor');
const table = new SensorTable(choose);
const coverage = new CoverageSection();
const charts = h('section', { class: 'sensor-charts', 'data-testid': 'sensor-charts', 'aria-live': 'off' });
const unanswered = h('div', { class: 'banner caution', role: 'status', hidden: true }, texts.unanswered);
const clock = h('span', { class: 'note' });
const bar = h(
  'header',
  { class: 'statusbar' },
  h('span', { class: 'brand' }, 'ATALAYA'),
  h('span', { class: 'spring' }),
  h('nav', { 'aria-label': texts.pages }, h('a', { href: `./${location.hash}` }, texts.map)),
);
document.body.append(
  bar,
  unanswered,
  h(
    'main',
    { class: 'sensors-page' },
    h('div', { class: 'page-head' }, h('h1', {}, texts.title), clock),
    h('p', { class: 'note' }, texts.about),
    table.element,
    coverage.element,
    charts,
  ),
);
showUser(bar);
const polling = poll(PERIOD_MS, refresh);

function choose(name: string): void {
  chosen = name;
  const words = new URLSearchParams(location.hash.replace(/^#/, ''));
  words.set('sensor', name);
  history.replaceState(null, '', `#${words.toString()}`);
  polling.now();
}

async function refresh(): Promise<void> {
  const answer = await readRegistration();
  show(unanswered, answer === null);
  if (!answer) return;
  setText(clock, fill(texts.at, { time: utcTime(answer.time * 1000) }));
  chosen = nameToShow(answer);
  table.update(answer, chosen);
  await coverage.refresh(chosen);
  await drawCharts(answer);
}

/** The one that was chosen, else the first radar. */
function nameToShow({ sensors }: RegistrationAnswer): string | null {
  if (chosen !== null && sensors.some((sensor) => sensorName(sensor, sensors) === chosen || sensor.source === chosen)) {
    return sensorName(
      sensors.find((sensor) => sensorName(sensor, sensors) === chosen || sensor.source === chosen)!,
      sensors,
    );
  }
  const first = sensors.find(({ kind }) => kind === 'radar') ?? sensors[0];
  return first ? sensorName(first, sensors) : chosen;
}

async function drawCharts({ sensors }: RegistrationAnswer): Promise<void> {
  const sensor = sensors.find((one) => sensorName(one, sensors) === chosen);
  const detail = sensor && (await readRegistrationOf(sensor));
  if (!detail) return;
  charts.replaceChildren(h('h2', {}, sensorName(detail.sensor, sensors)), ...sensorCharts(detail));
}
