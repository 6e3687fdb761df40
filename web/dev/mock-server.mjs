// Serves dist/ and a made-up picture on 127.0.0.1, for work on the web client without the server.
// node dev/mock-server.mjs [--port 8090] [--empty] [--scale N]; GET /mock/pause, /mock/resume, /mock/down?s=10, /mock/replay, /mock/live, /mock/full steer it.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { encodeFrame } from './encode-frame.mjs';
import { Traffic } from './mock-traffic.mjs';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const argument = (name, fallback) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : fallback);
const PORT = Number(argument('--port', '8090'));
const EMPTY = process.argv.includes('--empty');
const TYPES = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.mjs': 'text/javascript',
    '.css': 'text/css',
    '.json': 'application/json',
    '.svg': 'image/svg+xml',
    '.txt': 'text/plain',
    '.woff2': 'font/woff2',
    '.woff': 'font/woff',
};
// The policy the client must live with.
const POLICY =
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const NAMES = ['radar-north', 'radar-south', 'adsb-piarco', 'ais-coast', 'remote-id', 'df-harbour'];
const SITES = [
    [10.72, -61.57],
    [10.08, -61.82],
    [10.595, -61.337],
    [10.68, -61.6],
    [10.65, -61.5],
    [10.64, -61.53],
];

const traffics = EMPTY ? [] : Array.from({ length: Number(argument('--scale', '1')) }, (_, i) => new Traffic(7 + i));
traffics.forEach((traffic, i) => traffic.tracks.forEach((track) => (track.id += BigInt(i) << 20n)));
let sequence = 0n;
let paused = false;
let downUntil = 0;
let replay = false;
let diskFull = false;

const allTracks = () => traffics.flatMap((traffic) => traffic.tracks);
const now = () => traffics[0]?.time ?? Date.UTC(2026, 10, 23, 14, 20) / 1000 + Number(sequence) / 4;
const isDown = () => Date.now() < downUntil;

function json(response, value, status = 200) {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function wire(track) {
    const bits = track.sources.reduce((all, n) => all | (1 << (n - 1)), 0);
    const kinds = track.sources.reduce((all, n) => all | (n <= 2 ? 8 : 16 + 4), 0);
    return { ...track, sources: bits >>> 0, flags: 1 | kinds | (track.onGround ? 2 : 0) };
}

function summary(track) {
    return {
        track_id: track.id.toString(16).padStart(16, '0'),
        lat: track.lat,
        lon: track.lon,
        alt_m: track.altitude,
        ground_speed_mps: track.groundSpeed,
        track_deg: track.track,
        vertical_rate_mps: track.verticalRate,
        address: track.address?.toString(16).padStart(6, '0'),
        mmsi: track.mmsi,
        callsign: track.domain === 1 ? track.label : undefined,
        mode_a: track.mode3A?.toString(8).padStart(4, '0'),
        sources: track.sources.map((n) => NAMES[n - 1]),
        status: ['tentative', 'confirmed', 'coasting', 'ended'][track.status],
    };
}

function detail(track) {
    const air = track.domain === 1;
    return {
        ...summary(track),
        domain: ['unknown', 'air', 'sea', 'land', 'drone'][track.domain],
        name: track.domain === 2 ? track.label : undefined,
        time: now(),
        start_time: now() - track.count,
        heading_deg: track.heading,
        position_sigma_m: track.sigma,
        velocity_sigma_mps: 1.2,
        existence: track.status === 2 ? 0.71 : 0.999,
        category: track.category,
        emergency: track.emergency ? 'general' : 'none',
        simulated: true,
        on_ground: track.onGround,
        imo: track.domain === 2 ? 9_300_000 + track.count : undefined,
        length_m: track.domain === 2 ? 180 : undefined,
        beam_m: track.domain === 2 ? 32 : undefined,
        navigation_status: track.domain === 2 ? 0 : undefined,
        ellipsoid_height_m: air ? track.altitude + 38 : undefined,
        report_count: track.count * track.sources.length,
        quality: air ? { nic: 8, nac_p: 9, nac_v: 2, sil: 3, sda: 2, version: 2 } : undefined,
        contributors: track.sources.map((n, i) => ({
            source: NAMES[n - 1],
            age_s: track.ageMs / 1000 + i * 1.3,
            count: track.count >> i,
            position: `3:${120345 + track.count}`,
        })),
        provenance: [],
    };
}

function sources() {
    if (EMPTY)
        return [
            {
                id: 1,
                name: 'radar-north',
                format: 'asterix',
                uri: 'asterix+udp://239.1.1.1:8600',
                state: 'waiting',
                detail: 'nothing heard on 239.1.1.1:8600',
                messages: 0,
                messages_per_second: 0,
                reports_per_second: 0,
                bytes_per_second: 0,
                rejected: 0,
                last_receive_time: null,
            },
        ];
    const formats = ['asterix', 'asterix', 'beast', 'nmea', 'remote-id', 'df'];
    const rates = [42.1, 38.6, 1210.4, 31.9, 4.2, 0];
    return NAMES.map((name, i) => ({
        id: i + 1,
        name,
        format: formats[i],
        uri: `mock://${name}`,
        state: i === 5 ? 'failed' : 'connected',
        detail: i === 5 ? 'connection refused by 10.0.0.21:7000, next try in 4 s' : null,
        simulated: i !== 5,
        site: { lat: SITES[i][0], lon: SITES[i][1], height_m: 40 },
        messages: Math.round(rates[i] * Number(sequence)),
        messages_per_second: rates[i],
        reports_per_second: rates[i] * 0.97,
        bytes_per_second: rates[i] * 46,
        rejected: [0, 12, 431, 3, 0, 0][i],
        rejected_by_reason: [{}, { framing: 12 }, { checksum: 402, framing: 29 }, { checksum: 3 }, {}, {}][i],
        warnings: 0,
        last_receive_time: i === 5 ? null : now() - 0.2 * (i + 1),
    }));
}

const STEER = {
    '/mock/pause': () => (paused = true),
    '/mock/resume': () => (paused = false),
    '/mock/replay': () => (replay = true),
    '/mock/live': () => (replay = false),
    '/mock/full': () => (diskFull = !diskFull),
    '/mock/down': (url) => {
        downUntil = Date.now() + 1000 * Number(url.searchParams.get('s') ?? 10);
        for (const client of sockets.clients) client.terminate();
    },
};

async function answer(request, response) {
    const url = new URL(request.url, 'http://127.0.0.1');
    const path = url.pathname;
    if (STEER[path]) return (STEER[path](url), json(response, { ok: true }));
    if (isDown()) return request.socket.destroy();
    if (path === '/api/v1/health')
        return json(response, {
            status: diskFull ? 'not_recording' : 'ok',
            recording_problem: diskFull ? 'no space left on the device' : undefined,
            mode: 'live',
            simulated: true,
            time: now(),
            tracks: allTracks().length,
            version: 'mock',
        });
    if (path === '/api/v1/sources') return json(response, { sources: sources() });
    if (path === '/api/v1/tracks') return json(response, { time: now(), tracks: allTracks().map(summary) });
    if (path.startsWith('/api/v1/tracks/')) {
        const track = allTracks().find((t) => summary(t).track_id === path.slice(15));
        return track ? json(response, detail(track)) : json(response, { title: 'no such track' }, 404);
    }

    const file = normalize(join(DIST, path === '/' ? 'index.html' : path));
    if (!file.startsWith(DIST)) return response.writeHead(404).end();
    try {
        const content = await readFile(file);
        response
            .writeHead(200, {
                'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
                'content-security-policy': POLICY,
            })
            .end(content);
    } catch {
        response.writeHead(404).end();
    }
}

const server = createServer((request, response) => void answer(request, response));
const sockets = new WebSocketServer({ noServer: true });
server.on('upgrade', (request, socket, head) => {
    if (isDown() || !request.url.startsWith('/api/v1/stream')) return socket.destroy();
    sockets.handleUpgrade(request, socket, head, (client) => {
        client.inside = () => true;
        client.known = new Set();
        client.wanted = new Set();
        sendTo(client, 1);
        client.on('message', (data) => obey(client, JSON.parse(String(data))));
    });
});

function obey(client, message) {
    if (message.type === 'subscribe') client.wanted = new Set(message.tracks.map((id) => BigInt(`0x${id}`)));
    if (message.type !== 'view') return;
    const [west, south, east, north] = message.bbox;
    client.inside = ({ lat, lon }) =>
        lat >= south && lat <= north && (west <= east ? lon >= west && lon <= east : lon >= west || lon <= east);
    sendTo(client, 1);
}

function sendTo(client, kind, ended = []) {
    const tracks = allTracks().filter((track) => client.inside(track) || client.wanted.has(track.id));
    const ids = new Set(tracks.map((track) => track.id));
    const removed = kind === 1 ? [] : [...client.known].filter((id) => !ids.has(id));
    client.known = ids;
    const shown = [...tracks, ...ended.filter((track) => removed.includes(track.id))].map(wire);
    client.send(
        encodeFrame({
            kind,
            timeUs: BigInt(Math.round(now() * 1e6)),
            sequence,
            mode: replay ? 1 : 0,
            speed: replay ? 8 : 1,
            flags: EMPTY ? 0 : 1,
            tracks: shown,
            removed,
        }),
    );
}

setInterval(() => {
    if (paused) return;
    sequence++;
    const ended = traffics.map((traffic) => traffic.step()).filter(Boolean);
    for (const client of sockets.clients) if (client.readyState === 1 && client.bufferedAmount < 1e6) sendTo(client, 2, ended);
}, 250);

server.listen(PORT, '127.0.0.1', () => console.log(`mock server on http://127.0.0.1:${PORT}/`));
