import '../styles/fonts.css';
import '../styles/theme.css';
import '../styles/layout.css';
import '../styles/setup.css';
import { AddressBar } from '../view/address-bar';
import { browserStore, Settings } from '../view/settings';
import { SetupPage } from './setup-page';

const address = new AddressBar(location.search, location.hash, () => undefined);
const settings = new Settings((name) => address.given(name), browserStore());
document.documentElement.dataset['theme'] = settings.get('theme');
new SetupPage(document.body, settings);
