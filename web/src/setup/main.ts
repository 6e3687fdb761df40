import '../styles/fonts.css';
import '../styles/theme.css';
import '../styles/layout.css';
import '../styles/setup.css';
import { themeOf } from '../view/themes';
import { SetupPage } from './setup-page';

document.documentElement.dataset['theme'] = themeOf(
  new URLSearchParams(location.hash.replace(/^#/, '')).get('theme') ?? undefined,
);
new SetupPage(document.body);
