import '../styles/fonts.css';
import '../styles/theme.css';
import '../styles/layout.css';
import '../styles/panels.css';
import '../styles/account.css';
import '../styles/admin.css';
import { h, setAttribute, setText, show } from '../dom';
import { poll } from '../link/poll';
import { fill, inLanguage } from '../text/language';
import { showUser } from '../users/user-menu';
import { applyPageTheme } from '../view/page-theme';
import { Configuration } from './configuration';
import { outcomeText } from './forms';
import type { Section } from './section';
import { AreasSection } from './sections/areas';
import { DetectorsSection } from './sections/detectors';
import { RetentionSection } from './sections/retention';
import { RulesSection } from './sections/rules';
import { SourcesSection } from './sections/sources';
import { UsersSection } from './sections/users';
import { WholeTextSection } from './sections/whole-text';

const STATES_PERIOD_MS = 2000;

const texts = inLanguage({
  map: ['To the map', 'Al mapa'],
  pages: ['Pages', 'Páginas'],
  parts: ['Parts of the configuration', 'Partes de la configuración'],
  broken: [
    'The file has a fault and is not in force; the configuration before it is. Line {n}: {error}',
    'El archivo tiene un error y no rige; rige la configuración anterior. Línea {n}: {error}',
  ],
  later: ['Takes effect at the next start: {keys}', 'Rige a partir del próximo inicio: {keys}'],
  overridden: ['Overridden by the environment: {names}', 'Reemplazado por el entorno: {names}'],
});

applyPageTheme();
const configuration = new Configuration();
const sources = new SourcesSection(configuration);
const sections: readonly Section[] = [
  sources,
  new AreasSection(configuration),
  new RulesSection(configuration),
  new DetectorsSection(configuration),
  new RetentionSection(configuration),
  new WholeTextSection(configuration),
  new UsersSection(),
];

const state = h('div', { class: 'banner caution', role: 'status', 'data-testid': 'admin-state', hidden: true });
const about = h('div', { class: 'banner', role: 'status', hidden: true });
const tabs = sections.map((section) =>
  h('button', { type: 'button', 'data-testid': `part-${section.name}`, onclick: () => void open(section) }, section.title),
);
const bar = h(
  'header',
  { class: 'statusbar' },
  h('span', { class: 'brand' }, 'ATALAYA'),
  h('span', { class: 'spring' }),
  h('nav', { 'aria-label': texts.pages }, h('a', { href: `./${location.hash}` }, texts.map)),
);
document.body.append(
  bar,
  state,
  about,
  h(
    'main',
    { class: 'admin-page' },
    h('nav', { class: 'parts', 'aria-label': texts.parts }, ...tabs),
    h('div', { class: 'part' }, ...sections.map((section) => section.element)),
  ),
);
showUser(bar);
configuration.onChange(showState);
const loaded = await configuration.load();
if (!loaded.ok) {
  setText(state, outcomeText(loaded));
  show(state, true);
}
const wanted = new URLSearchParams(location.hash.replace(/^#/, '')).get('part');
await open(sections.find(({ name }) => name === wanted) ?? sources);
poll(STATES_PERIOD_MS, () => sources.poll());

async function open(chosen: Section): Promise<void> {
  sections.forEach((section, index) => {
    show(section.element, section === chosen);
    setAttribute(tabs[index]!, 'aria-current', section === chosen ? 'page' : null);
  });
  await chosen.refresh();
}

function showState(): void {
  const model = configuration.model;
  const fault = model?.fault ? fill(texts.broken, { n: model.fault.line ?? '?', error: model.fault.error }) : '';
  const notes = [
    model?.needs_restart.length ? fill(texts.later, { keys: model.needs_restart.join(', ') }) : '',
    model?.environment.length ? fill(texts.overridden, { names: model.environment.join(', ') }) : '',
  ];
  const note = notes.filter((text) => text !== '').join(' · ');
  setText(state, fault);
  show(state, fault !== '');
  setText(about, note);
  show(about, note !== '');
}
