import './styles/fonts.css';
import './styles/theme.css';
import './styles/layout.css';
import './styles/panels.css';
import './styles/time.css';
import { openMapPage } from './app';

// The canvas of the labels needs the face before its first text; a page without it still works.
await Promise.allSettled([document.fonts.load('12px B612')]);
openMapPage(document.body);
