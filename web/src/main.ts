import './styles/fonts.css';
import './styles/theme.css';
import './styles/layout.css';
import './styles/panels.css';
import './styles/tools.css';
import './styles/small.css';
import './styles/time.css';
import './styles/alerts.css';
import './styles/coverage.css';
import './styles/interference.css';
import './styles/chart.css';
import './styles/evidence.css';
import { openMapPage } from './app';
import { showUser } from './users/user-menu';

// The canvas of the labels needs the face before its first text; a page without it still works.
await Promise.allSettled([document.fonts.load('12px B612')]);
openMapPage(document.body);
showUser(document.getElementById('statusbar')!);
