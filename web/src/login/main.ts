import '../styles/fonts.css';
import '../styles/theme.css';
import '../styles/layout.css';
import '../styles/account.css';
import { applyPageTheme } from '../view/page-theme';
import { LoginPage } from './login';

applyPageTheme();
const page = new LoginPage();
document.body.append(page.element);
await page.start();
