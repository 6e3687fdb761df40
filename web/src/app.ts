import { addMeasure } from './map/measure-tool';
import { addRangeRings } from './map/range-rings';
import { addTrailLabels } from './map/trail-labels';
import { addEmptyState } from './panels/empty-state';
import { addFilterBar } from './panels/filter-bar';
import { addFilterPanel } from './panels/filter-panel';
import { addHelp } from './panels/help';
import { addRecordingBanner } from './panels/recording-banner';
import { addSearchBox } from './panels/search-box';
import { addSettings, addUnits } from './panels/settings-panel';
import { addSourcePanel } from './panels/source-panel';
import { addFreshness } from './panels/stale-banner';
import { addPictureState } from './panels/status-bar';
import { addTrackDetails } from './panels/track-details';
import { addTrackList } from './panels/track-list';
import { addPastTrails } from './picture/past-trails';
import { Screen } from './screen';
import { addTime } from './time/time';
import { addNavigation } from './view/navigation';
import { addSelecting } from './view/selecting';
import { addThemes } from './view/themes';

/** The map page: one screen, and a line for each feature of it. Buttons and the lines of the help stand in this order. */
export function openMapPage(root: HTMLElement): void {
  const screen = new Screen(root);
  addUnits(screen);
  addRecordingBanner(screen);
  addPictureState(screen);
  addFreshness(screen);
  addEmptyState(screen);
  addNavigation(screen);
  addSearchBox(screen);
  addSelecting(screen);
  addTrackDetails(screen);
  addPastTrails(screen);
  addTrailLabels(screen);
  addMeasure(screen);
  addRangeRings(screen);
  addFilterBar(screen);
  addFilterPanel(screen);
  addTrackList(screen);
  addSourcePanel(screen);
  addSettings(screen);
  addThemes(screen);
  addTime(screen);
  addHelp(screen);
  screen.start();
}
