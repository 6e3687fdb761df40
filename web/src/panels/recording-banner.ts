import { h, setText } from '../dom';
import type { Screen } from '../screen';
import { fill, inLanguage } from '../text/language';

const texts = inLanguage({
  notRecording: [
    'NOT RECORDING: {problem}. The picture goes on, but this time cannot be replayed.',
    'SIN GRABAR: {problem}. El cuadro continúa, pero este tiempo no se podrá repetir.',
  ],
  unknown: ['the server does not say why', 'el servidor no dice por qué'],
});

/** Says that the log is not being written, and why. */
export function addRecordingBanner(screen: Screen): void {
  const banner = h('div', { class: 'banner alarm', role: 'alert', 'data-testid': 'not-recording', hidden: true });
  screen.banners.add(banner);
  screen.healthRead.on((health) => {
    if (!health) return; // the link's own words say that the server is away
    banner.hidden = health.status !== 'not_recording';
    const problem = (health.recording_problem ?? texts.unknown).replace(/\.$/, '');
    setText(banner, fill(texts.notRecording, { problem }));
  });
}
