/** A moment of the server as date and UTC time to the minute. */
export function whenText(iso: string | undefined): string {
  return iso ? `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC` : '–';
}
