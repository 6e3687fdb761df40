import '../styles/fonts.css';
import '../styles/theme.css';
import '../styles/layout.css';
import '../styles/account.css';
import { themeOf } from '../view/themes';
import { parseUrlState } from '../view/url-state';
import { LoginPage } from './login';

document.documentElement.dataset['theme'] = themeOf(parseUrlState(location.search, location.hash).theme);
const page = new LoginPage();
document.body.append(page.element);
await page.start();
