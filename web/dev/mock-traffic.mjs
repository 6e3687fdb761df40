// Made-up traffic around the Gulf of Paria for the mock server. Nothing here is real.

const STEP_S = 0.25;
const METERS_PER_DEGREE = 111_195;
const KNOT = 1852 / 3600;

/** A small generator with a seed, so that every run looks the same. */
function generator(seed) {
    let state = seed >>> 0;
    return () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state / 2 ** 32;
    };
}

const AIRLINES = ['BWA', 'LIAT', 'CMP', 'AVA', 'TAM', 'JBU', 'AAL', 'UAL', 'IBE', 'BAW', 'KLM', 'CJT'];
const SHIPS = [
    'GULF SPIRIT',
    'MV CARONI',
    'ORINOCO STAR',
    'T&T EXPRESS',
    'PARIA QUEEN',
    'BOCAS TRADER',
    'ATLANTIC HOPE',
    'NORDIC LUNA',
    'CHAGUARAMAS',
    'GUIRIA',
    'SEA BREEZE II',
    'LNG TRINIDAD',
    'MAERSK TOBA',
    'EL TUCUCHE',
    'PELICAN',
    'HIBISCUS',
];
// Open water of the gulf and north of the islands, where made-up ships do not cross land.
const WATERS = [
    [10.3, -61.9, 0.22, 0.3],
    [10.55, -61.85, 0.1, 0.2],
    [11.0, -61.6, 0.12, 0.8],
    [10.1, -60.7, 0.25, 0.2],
    [11.1, -62.6, 0.25, 0.6],
];

export class Traffic {
    constructor(seed = 7) {
        const random = generator(seed);
        this.random = random;
        this.tracks = [];
        this.time = Date.UTC(2026, 10, 23, 14, 20, 0) / 1000;
        for (let i = 0; i < 52; i++) this.tracks.push(this.#aircraft(i));
        for (let i = 0; i < 34; i++) this.tracks.push(this.#ship(i));
        for (let i = 0; i < 4; i++) this.tracks.push(this.#drone(i));
        for (let i = 0; i < 5; i++) this.tracks.push(this.#unknown(i));
        this.#stations();
        this.tracks[7].emergency = 1;
        this.tracks[7].mode3A = 0o7700;
        this.tracks[11].status = 2;
        this.tracks[23].status = 2;
        this.tracks[60].status = 2;
        this.tracks[3].category = 0xa7;
        this.tracks[3].groundSpeed = 110 * KNOT;
        this.tracks[3].altitude = 450;
        this.tracks[30].onGround = true;
        this.tracks[30].groundSpeed = 8;
        this.endingAt = this.time + 20;
    }

    step() {
        this.time += STEP_S;
        const random = this.random;
        for (const track of this.tracks) {
            const distance = track.groundSpeed * STEP_S;
            const angle = (track.track * Math.PI) / 180;
            track.lat += (distance * Math.cos(angle)) / METERS_PER_DEGREE;
            track.lon += (distance * Math.sin(angle)) / (METERS_PER_DEGREE * Math.cos((track.lat * Math.PI) / 180));
            track.track = (track.track + track.turn * STEP_S + 360) % 360;
            if (track.heading !== undefined) track.heading = (track.track + track.drift + 360) % 360;
            if (track.altitude !== undefined) track.altitude += (track.verticalRate ?? 0) * STEP_S;
            if (track.altitude > 11_900 || track.altitude < 700) track.verticalRate = 0;
            track.ageMs = track.status === 2 ? Math.min(track.ageMs + 250, 60_000) : Math.floor(random() * track.period * 1000);
            track.count += track.status === 1 ? 1 : 0;
            if (track.domain === 1 && (Math.abs(track.lat - 10.6) > 2.2 || Math.abs(track.lon + 61.7) > 3)) this.#turnBack(track);
            if (track.domain === 2 && Math.hypot(track.lat - track.home[0], track.lon - track.home[1]) > track.home[2])
                this.#turnBack(track, track.home);
        }
        return this.#endOne();
    }

    // A buoy, a virtual aid, a base station and an AIS-SART.
    #stations() {
        const place = (n, mmsi, lat, lon, rest = {}) =>
            this.tracks.push(
                this.#track(400 + n, 2, {
                    lat,
                    lon,
                    home: [lat, lon, 1],
                    mmsi,
                    groundSpeed: 0,
                    track: 0,
                    turn: 0,
                    sigma: 10,
                    period: 8,
                    sources: [4],
                    ...rest,
                }),
            );
        place(0, 993621001, 10.55, -61.75, { label: 'PARIA NO 1' });
        place(1, 993626002, 10.45, -61.75, { label: 'WRECK NORTH' });
        place(2, 3621234, 10.66, -61.52, { label: 'PORT OF SPAIN' });
        place(3, 970362001, 10.85, -61.9, { emergency: 8 });
    }

    // Every 20 s one track of unknown kind ends and another begins.
    #endOne() {
        if (this.time < this.endingAt) return null;
        this.endingAt = this.time + 20;
        const at = this.tracks.findIndex((track) => track.domain === 0 && track.status === 1);
        const ended = { ...this.tracks[at], status: 3 };
        this.tracks[at] = this.#unknown(Math.floor(this.time) % 100_000);
        return ended;
    }

    #turnBack(track, [lat, lon] = [10.6, -61.7]) {
        track.track =
            (Math.atan2((lon - track.lon) * Math.cos((lat * Math.PI) / 180), lat - track.lat) * 180) / Math.PI +
            (this.random() - 0.5) * 40;
    }

    #aircraft(i) {
        const random = this.random;
        const cruise = random() < 0.6;
        return this.#track(i, 1, {
            lat: 10.6 + (random() - 0.5) * 3.2,
            lon: -61.7 + (random() - 0.5) * 4.6,
            altitude: cruise ? Math.round(28 + random() * 12) * 1000 * 0.3048 : 900 + random() * 5000,
            groundSpeed: (cruise ? 400 + random() * 90 : 140 + random() * 140) * KNOT,
            track: random() * 360,
            turn: cruise || i % 3 ? 0 : 1.2,
            verticalRate: cruise ? 0 : (random() - 0.5) * 18,
            heading: i % 2 ? undefined : 0,
            drift: (random() - 0.5) * 12,
            address: 0x0ac000 + Math.floor(random() * 0x2fff),
            mode3A: Math.floor(random() * 0o7000),
            label: i % 9 === 5 ? undefined : AIRLINES[Math.floor(random() * AIRLINES.length)] + Math.floor(100 + random() * 8900),
            category: 0xa3,
            sigma: 15 + random() * 90,
            period: 1.5,
            status: i % 17 === 4 ? 0 : 1,
            sources: [1, 2, 3].filter((n) => n === 3 || random() < 0.6),
        });
    }

    #ship(i) {
        const random = this.random;
        const [lat, lon, rangeLat, rangeLon] = WATERS[i % WATERS.length];
        return this.#track(100 + i, 2, {
            lat: lat + (random() - 0.5) * 2 * rangeLat,
            lon: lon + (random() - 0.5) * 2 * rangeLon,
            home: [lat, lon, Math.max(rangeLat, rangeLon) * 1.1],
            groundSpeed: i % 5 === 2 ? 0.1 : (3 + random() * 16) * KNOT,
            track: random() * 360,
            turn: 0,
            heading: i % 3 ? 0 : undefined,
            drift: (random() - 0.5) * 8,
            mmsi: 362_000_000 + Math.floor(random() * 99_999),
            label: i % 6 === 4 ? undefined : SHIPS[i % SHIPS.length],
            category: [70, 80, 60, 30, 52, 37][i % 6],
            sigma: 8 + random() * 10,
            period: 8,
            sources: random() < 0.5 ? [4] : [1, 4],
        });
    }

    #drone(i) {
        const random = this.random;
        return this.#track(200 + i, 4, {
            lat: 10.62 + (random() - 0.5) * 0.25,
            lon: -61.45 + (random() - 0.5) * 0.3,
            altitude: 40 + random() * 110,
            groundSpeed: 6 + random() * 12,
            track: random() * 360,
            turn: 3,
            verticalRate: 0,
            label: i % 2 ? undefined : `1581F4${4000 + i * 37}`,
            sigma: 6,
            period: 1,
            sources: [5],
        });
    }

    #unknown(i) {
        const random = this.random;
        return this.#track(300 + i, 0, {
            lat: 10.35 + (random() - 0.5) * 0.8,
            lon: -62 + (random() - 0.5) * 1.2,
            groundSpeed: (10 + random() * 25) * KNOT,
            track: random() * 360,
            turn: 0,
            sigma: 180 + random() * 300,
            period: 4,
            sources: [2],
        });
    }

    #track(n, domain, rest) {
        return {
            id: 0x0001000000000000n + BigInt(n + 2000),
            domain,
            status: 1,
            emergency: 0,
            ageMs: 0,
            drift: 0,
            count: 20 + n,
            ...rest,
        };
    }
}
