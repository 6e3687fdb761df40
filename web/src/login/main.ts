import '../styles/fonts.css';
import '../styles/theme.css';
import '../styles/layout.css';
import '../styles/account.css';
import { showTheme } from '../view/page-theme';
import { LoginPage } from './login';

showTheme();
const page = new LoginPage();
document.body.append(page.element);
await page.start();
