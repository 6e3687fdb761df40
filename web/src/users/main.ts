import '../styles/fonts.css';
import '../styles/theme.css';
import '../styles/layout.css';
import { UsersSection } from '../admin/sections/users';
import { h } from '../dom';
import { inLanguage } from '../text/language';
import { applyPageTheme } from '../view/page-theme';
import { showUser } from './user-menu';

const texts = inLanguage({ map: ['To the map', 'Al mapa'], pages: ['Pages', 'Páginas'] });

applyPageTheme();
const section = new UsersSection();
const bar = h(
  'header',
  { class: 'statusbar users-bar' },
  h('span', { class: 'brand' }, 'ATALAYA'),
  h('span', { class: 'spring' }),
  h('nav', { 'aria-label': texts.pages }, h('a', { href: `./${location.hash}` }, texts.map)),
);
document.body.append(bar, h('main', { class: 'users-page' }, section.element));
showUser(bar);
await section.refresh();
