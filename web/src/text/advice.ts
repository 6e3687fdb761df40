import { fill, inLanguage } from './language';

/** Something wrong or odd, and how to mend it, as the server tells it (docs/formats/web.md). */
export interface Advice {
  code: string;
  severity: 'note' | 'caution' | 'fault';
  text: string;
  fix: string;
  values: Readonly<Record<string, string>>;
}

// The English words are those of src/Atalaya.Server/Setup/AdviceTexts.cs, which the terminal prints: a test compares them.
const TEXTS: Readonly<Record<string, string>> = inLanguage({
  refused: [
    '{address} refused the connection: no program listens there.',
    '{address} rechazó la conexión: ahí no escucha ningún programa.',
  ],
  connect_timeout: ['No answer from {address} within {seconds} s.', '{address} no respondió en {seconds} s.'],
  host_unknown: ['The host {host} is not known.', 'No se conoce el equipo {host}.'],
  host_unreachable: ['The network says that {address} cannot be reached.', 'La red indica que no se puede llegar a {address}.'],
  connection_broken: ['{address} broke the connection; it is tried again.', '{address} cortó la conexión; se vuelve a intentar.'],
  connection_closed: [
    '{address} closed the connection; it is tried again.',
    '{address} cerró la conexión; se vuelve a intentar.',
  ],
  port_in_use: ['Port {port} is already used by another program.', 'Otro programa ya usa el puerto {port}.'],
  address_not_local: ['{host} is no address of this machine.', '{host} no es una dirección de este equipo.'],
  port_rights: [
    'Port {port} needs more rights than this program has.',
    'El puerto {port} exige más permisos de los que tiene este programa.',
  ],
  interface_unknown: [
    '{interface} is no address of a network interface of this machine.',
    '{interface} no es la dirección de una interfaz de red de este equipo.',
  ],
  multicast_refused: ['The multicast group {host} could not be joined.', 'No se pudo unir al grupo multicast {host}.'],
  feed_failed: ['It failed: {detail}.', 'Falló: {detail}.'],
  silent_connection: [
    'Connected to {address}, but nothing has come for {seconds} s.',
    'Conectado a {address}, pero no llega nada desde hace {seconds} s.',
  ],
  silent_port: ['Nothing has arrived on port {port} for {seconds} s.', 'No ha llegado nada al puerto {port} en {seconds} s.'],
  silent_group: [
    'Nothing has arrived from the group {address} for {seconds} s.',
    'No ha llegado nada del grupo {address} en {seconds} s.',
  ],
  multicast_interface: [
    'The group is joined on the network that the system chose.',
    'El grupo se recibe por la red que eligió el sistema.',
  ],
  wrong_format: ['What comes looks like {found}, not like {format}.', 'Lo que llega parece {found}, no {format}.'],
  no_messages: [
    '{bytes} bytes have come, and none of them is a message of {format}.',
    'Llegaron {bytes} bytes y ninguno es un mensaje de {format}.',
  ],
  rejects_damaged: ['{percent} % of what comes is rejected: {reason}.', 'Se rechaza el {percent} % de lo que llega: {reason}.'],
  rejects_noise: ['{percent} % of what comes is rejected: {reason}.', 'Se rechaza el {percent} % de lo que llega: {reason}.'],
  rejects_unknown: ['{percent} % of what comes is rejected: {reason}.', 'Se rechaza el {percent} % de lo que llega: {reason}.'],
  rejects_values: ['{percent} % of what comes is rejected: {reason}.', 'Se rechaza el {percent} % de lo que llega: {reason}.'],
  edition_unknown: [
    'The records of category {category} fit no edition that is known.',
    'Los registros de la categoría {category} no corresponden a ninguna edición conocida.',
  ],
  dropped: [
    '{count} datagrams were lost because this machine could not keep up.',
    'Se perdieron {count} datagramas porque este equipo no dio abasto.',
  ],
  decoder_failed: ['{count} frames could not be decoded: {detail}.', 'No se pudieron decodificar {count} tramas: {detail}.'],
  clock_ahead: [
    "Its clock is {seconds} s ahead of this machine's.",
    'Su reloj está {seconds} s adelantado respecto del de este equipo.',
  ],
  clock_behind: [
    'Its reports are {seconds} s old when they come, or its clock is behind.',
    'Sus informes tienen {seconds} s cuando llegan, o su reloj está atrasado.',
  ],
  clock_here: [
    "The clocks of {count} sources differ from this machine's by about {seconds} s, all alike.",
    'Los relojes de {count} fuentes difieren del de este equipo en unos {seconds} s, todos igual.',
  ],
  radar_without_site: [
    '{count} objects have no position: where the radar stands is not known.',
    '{count} objetos no tienen posición: no se sabe dónde está el radar.',
  ],
  radar_site_differs: [
    'The radar says that it stands at {stated}, {distance} km from the site configured.',
    'El radar dice que está en {stated}, a {distance} km del lugar configurado.',
  ],
  surface_without_site: [
    '{count} aircraft on the ground have no position: where the receiver stands is not known.',
    '{count} aeronaves en tierra no tienen posición: no se sabe dónde está el receptor.',
  ],
  no_position_message: [
    'None of the {count} aircraft heard sends its position.',
    'Ninguna de las {count} aeronaves recibidas envía su posición.',
  ],
  one_position_code: [
    'Of {count} aircraft too few position messages came.',
    'De {count} aeronaves llegaron muy pocos mensajes de posición.',
  ],
  no_positions: ['None of the {count} objects heard has a position.', 'Ninguno de los {count} objetos recibidos tiene posición.'],
  site_far: [
    'Decoded positions lie {distance} km from your site {site}.',
    'Las posiciones decodificadas están a {distance} km de su lugar {site}.',
  ],
  site_longitude_sign: [
    'Decoded positions lie {distance} km from your site {site}: is the sign of the longitude right?',
    'Las posiciones decodificadas están a {distance} km de su lugar {site}: ¿es correcto el signo de la longitud?',
  ],
  site_latitude_sign: [
    'Decoded positions lie {distance} km from your site {site}: is the sign of the latitude right?',
    'Las posiciones decodificadas están a {distance} km de su lugar {site}: ¿es correcto el signo de la latitud?',
  ],
  site_both_signs: [
    'Decoded positions lie {distance} km from your site {site}: are the signs right?',
    'Las posiciones decodificadas están a {distance} km de su lugar {site}: ¿son correctos los signos?',
  ],
  site_exchanged: [
    'Decoded positions lie {distance} km from your site {site}: are latitude and longitude exchanged?',
    'Las posiciones decodificadas están a {distance} km de su lugar {site}: ¿están intercambiadas la latitud y la longitud?',
  ],
  site_decimal: [
    'Decoded positions lie {distance} km from your site {site}: is the decimal point in the right place?',
    'Las posiciones decodificadas están a {distance} km de su lugar {site}: ¿está bien puesta la coma decimal?',
  ],
  site_minutes: [
    'Decoded positions lie {distance} km from your site {site}: are these degrees and minutes?',
    'Las posiciones decodificadas están a {distance} km de su lugar {site}: ¿son grados y minutos?',
  ],
  duplicate_source: ['It brings the same messages as {other}.', 'Trae los mismos mensajes que {other}.'],
  probe_silent: [
    'A program listens here, but it sent nothing within {seconds} s.',
    'Aquí escucha un programa, pero no envió nada en {seconds} s.',
  ],
  unknown_format: [
    '{bytes} bytes came that are in no known format; they begin with {hex}.',
    'Llegaron {bytes} bytes en un formato desconocido; empiezan con {hex}.',
  ],
  web_aircraft: [
    'A web page of an ADS-B receiver, with {count} aircraft.',
    'Una página web de un receptor ADS-B, con {count} aeronaves.',
  ],
  web_vessels: [
    'A web page of an AIS receiver, with {count} vessels.',
    'Una página web de un receptor AIS, con {count} embarcaciones.',
  ],
  web_other: ['A web server without traffic that is known here.', 'Un servidor web sin tráfico que aquí se conozca.'],
  radio_stream: ['A raw radio stream (rtl_tcp).', 'Un flujo de radio sin decodificar (rtl_tcp).'],
});

const FIXES: Readonly<Record<string, string>> = inLanguage({
  refused: [
    "Start the receiver's program, or correct host and port.",
    'Inicie el programa del receptor, o corrija el equipo y el puerto.',
  ],
  connect_timeout: [
    'Check that the host is on and in the same network, and that no firewall blocks the port.',
    'Compruebe que el equipo esté encendido y en la misma red, y que ningún cortafuegos bloquee el puerto.',
  ],
  host_unknown: ['Check its name, or write its IP address.', 'Revise su nombre, o escriba su dirección IP.'],
  host_unreachable: ['Check cable or Wi-Fi, and the address.', 'Revise el cable o la red inalámbrica, y la dirección.'],
  connection_broken: [
    "Look into the log of the receiver's program; some allow few clients only.",
    'Mire el registro del programa del receptor; algunos admiten pocos clientes.',
  ],
  connection_closed: [
    "Look into the log of the receiver's program; some allow few clients only.",
    'Mire el registro del programa del receptor; algunos admiten pocos clientes.',
  ],
  port_in_use: [
    'Stop that program, or let the sender send to a second port and use that one here.',
    'Detenga ese programa, o haga que el emisor envíe también a un segundo puerto y use ese aquí.',
  ],
  address_not_local: [
    'Use 0.0.0.0 to receive on all of them, or one of {addresses}.',
    'Use 0.0.0.0 para recibir en todas, o una de {addresses}.',
  ],
  port_rights: ['Choose a port above 1023.', 'Elija un puerto mayor que 1023.'],
  interface_unknown: ['Write one of {addresses} as interface=.', 'Escriba una de {addresses} como interface=.'],
  multicast_refused: [
    'Name the network interface with interface=, one of {addresses}.',
    'Indique la interfaz de red con interface=, una de {addresses}.',
  ],
  feed_failed: ['Check the address of the source.', 'Revise la dirección de la fuente.'],
  silent_connection: [
    "Check antenna and receiver: does the receiver's own page show traffic?",
    'Revise la antena y el receptor: ¿muestra tráfico la página del propio receptor?',
  ],
  silent_port: [
    'Check that the sender sends to this machine ({addresses}) and this port, and that no firewall drops UDP.',
    'Compruebe que el emisor envíe a este equipo ({addresses}) y a este puerto, y que ningún cortafuegos descarte UDP.',
  ],
  silent_group: [
    'With several networks, name the right one with interface= ({addresses}); check that the switch passes multicast.',
    'Si hay varias redes, indique la correcta con interface= ({addresses}); compruebe que el conmutador deje pasar multicast.',
  ],
  multicast_interface: [
    'This machine has several ({addresses}): name the right one with interface=.',
    'Este equipo tiene varias ({addresses}): indique la correcta con interface=.',
  ],
  wrong_format: ['Use {line} as the address of the source.', 'Use {line} como dirección de la fuente.'],
  no_messages: [
    "Check that this port sends {format}; the receiver's program may offer it on another port.",
    'Compruebe que este puerto envíe {format}; el programa del receptor quizá lo ofrece en otro puerto.',
  ],
  rejects_damaged: [
    'Bytes are lost or changed on the way: check the cable or radio link, and that only one program writes to it.',
    'Se pierden o cambian bytes en el camino: revise el cable o el enlace de radio, y que un solo programa escriba en él.',
  ],
  rejects_noise: [
    "Much noise is taken for messages: lower the gain, or let the receiver's program send only sound frames.",
    'Mucho ruido pasa por mensajes: baje la ganancia, o haga que el programa del receptor envíe solo tramas correctas.',
  ],
  rejects_unknown: [
    'The sensor speaks something that is not known here: look at the details of the source, and name its edition with edition=.',
    'El sensor habla algo que aquí no se conoce: mire los detalles de la fuente e indique su edición con edition=.',
  ],
  rejects_values: ['Check that the port sends {format} and nothing else.', 'Compruebe que el puerto envíe {format} y nada más.'],
  edition_unknown: [
    'Name the edition with edition=, or ask the maker of the sensor which it is.',
    'Indique la edición con edition=, o pregunte al fabricante del sensor cuál es.',
  ],
  dropped: ['Give it more processor time, or thin out the feed.', 'Dele más tiempo de procesador, o reduzca el flujo.'],
  decoder_failed: [
    'This is a defect of the program: please report it with the recording.',
    'Es un defecto del programa: infórmelo junto con la grabación, por favor.',
  ],
  clock_ahead: [
    'Set both clocks by NTP: reports from the future are not used at their time.',
    'Ponga ambos relojes en hora por NTP: los informes del futuro no se usan a su hora.',
  ],
  clock_behind: [
    'Set both clocks by NTP; if they are right, the delay arises on the way.',
    'Ponga ambos relojes en hora por NTP; si están bien, el retraso se produce en el camino.',
  ],
  clock_here: ["Set this machine's clock by NTP.", 'Ponga en hora el reloj de este equipo por NTP.'],
  radar_without_site: ['Add site=LAT,LON,HEIGHT to the source.', 'Agregue site=LAT,LON,ALTURA a la fuente.'],
  radar_site_differs: [
    'Correct site=, unless you know better than the radar.',
    'Corrija site=, salvo que usted lo sepa mejor que el radar.',
  ],
  surface_without_site: ['Add site=LAT,LON to the source.', 'Agregue site=LAT,LON a la fuente.'],
  no_position_message: [
    'Wait for an aircraft with ADS-B; others need a radar or multilateration.',
    'Espere una aeronave con ADS-B; las demás necesitan un radar o multilateración.',
  ],
  one_position_code: [
    'Reception is weak: raise the antenna, shorten its cable, or adjust the gain.',
    'La recepción es débil: suba la antena, acorte su cable o ajuste la ganancia.',
  ],
  no_positions: [
    'Wait a few minutes: static data often come first.',
    'Espere unos minutos: los datos estáticos suelen llegar primero.',
  ],
  site_far: [
    'Correct the site; if this is a feed from elsewhere, give it a site= of its own.',
    'Corrija el lugar; si es un flujo de otra parte, dele su propio site=.',
  ],
  site_longitude_sign: ['With {place} they would lie {near} km away.', 'Con {place} estarían a {near} km.'],
  site_latitude_sign: ['With {place} they would lie {near} km away.', 'Con {place} estarían a {near} km.'],
  site_both_signs: ['With {place} they would lie {near} km away.', 'Con {place} estarían a {near} km.'],
  site_exchanged: ['With {place} they would lie {near} km away.', 'Con {place} estarían a {near} km.'],
  site_decimal: ['With {place} they would lie {near} km away.', 'Con {place} estarían a {near} km.'],
  site_minutes: ['With {place} they would lie {near} km away.', 'Con {place} estarían a {near} km.'],
  duplicate_source: [
    'The same receiver seems to be configured twice: remove one of the two.',
    'Parece que el mismo receptor está configurado dos veces: quite una de las dos.',
  ],
  probe_silent: [
    'With little traffic, scan again; else check antenna and receiver.',
    'Si hay poco tráfico, busque otra vez; si no, revise la antena y el receptor.',
  ],
  unknown_format: ['Look for another port of the same program.', 'Busque otro puerto del mismo programa.'],
  web_aircraft: ['Its Beast port brings more: {line}.', 'Su puerto Beast trae más: {line}.'],
  web_vessels: [
    'Let it send NMEA to UDP port 10110 of this machine, and use {line}.',
    'Haga que envíe NMEA al puerto UDP 10110 de este equipo, y use {line}.',
  ],
  web_other: ['Nothing to do.', 'No hay nada que hacer.'],
  radio_stream: [
    'Let readsb or dump1090 decode it, and use its Beast port, usually 30005.',
    'Haga que readsb o dump1090 lo decodifique, y use su puerto Beast, normalmente 30005.',
  ],
});

const WORDS: Readonly<Record<string, string>> = inLanguage({
  checksum: ['wrong checksum', 'suma de control incorrecta'],
  framing: ['bytes between messages', 'bytes entre mensajes'],
  length: ['wrong length', 'longitud incorrecta'],
  unknown_category: ['unknown category', 'categoría desconocida'],
  unknown_edition: ['unknown edition', 'edición desconocida'],
  unknown_type: ['unknown type', 'tipo desconocido'],
  truncated: ['cut off', 'cortado'],
  invalid_value: ['impossible values', 'valores imposibles'],
  parity: ['wrong parity', 'paridad incorrecta'],
  fragment: ['parts of messages missing', 'faltan partes de mensajes'],
  unsupported: ['not supported', 'no admitido'],
  asterix: ['ASTERIX', 'ASTERIX'],
  avr: ['AVR', 'AVR'],
  beast: ['Beast', 'Beast'],
  hex: ['Mode S hex lines', 'líneas hexadecimales de Modo S'],
  nmea: ['NMEA (AIS)', 'NMEA (AIS)'],
  sbs: ['SBS (BaseStation)', 'SBS (BaseStation)'],
});

/** What is wrong and how to mend it, in the language of the page; a code this page does not know is shown in the server's words. */
export function adviceWords(advice: Advice): { text: string; fix: string } {
  const values = { ...advice.values };
  for (const name of ['reason', 'format', 'found'])
    values[name] = WORDS[values[name] ?? ''] ?? values[name]?.replaceAll('_', ' ') ?? '';
  return {
    text: fill(TEXTS[advice.code] ?? advice.text, values),
    fix: fill(FIXES[advice.code] ?? advice.fix, values),
  };
}

/** A format's name as people know it. */
export function formatName(format: string): string {
  return WORDS[format] ?? format;
}
