import { addEmptyState } from './panels/empty-state';
import { addFreshness } from './panels/stale-banner';
import { addHelp } from './panels/help';
import { addSourcePanel } from './panels/source-panel';
import { addPictureState } from './panels/status-bar';
import { addTrackDetails } from './panels/track-details';
import { addTrackList } from './panels/track-list';
import { Screen } from './screen';
import { addTime } from './time/time';
import { addNavigation } from './view/navigation';
import { idsOf } from './view/selection';
import { addThemes } from './view/themes';

/** The map page: one screen, and a line for each feature of it. */
export function openMapPage(root: HTMLElement): void {
  const screen = new Screen(root);
  addPictureState(screen);
  addFreshness(screen);
  addEmptyState(screen);
  addNavigation(screen);
  addTrackDetails(screen);
  addTrackList(screen);
  addSourcePanel(screen);
  addThemes(screen);
  addTime(screen);
  addHelp(screen);
  screen.start();
  screen.selection.set(idsOf(screen.address.given('track')));
}
