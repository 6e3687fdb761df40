const WITHOUT_POSITION: Readonly<Record<string, string>> = {
  static_data_only: 'only static data heard yet',
  position_not_available: 'they send “position not available”',
  no_position_message: 'no position message heard (replies, identity or velocity only)',
  one_position_code: 'only even or only odd position codes heard',
  surface_without_site: 'on the ground, and the receiver’s site= is not configured',
  position_not_confirmed: 'position codes heard, none confirmed by a second pair',
  position_too_old: 'had a position, which is too old to go on from',
  not_heard_lately: 'heard too long ago to tell',
  site_unknown: 'the sensor’s site= is not configured',
  no_position_sent: 'its reports carry no position',
};

/** Why objects have no position, in words; a reason this client does not know is shown as the server names it. */
export function withoutPositionText(reason: string): string {
  return WITHOUT_POSITION[reason] ?? reason.replaceAll('_', ' ');
}
