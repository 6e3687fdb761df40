// An encoder of the web stream for the mock server and the tests, written from docs/formats/web.md alone: it shares nothing with src/.

const HEADER = 40;

/**
 * @param {object} frame `kind` 1 or 2, `timeUs` bigint, `sequence` bigint, `mode`, `flags`, `speed`, `tracks` (records), `removed` (bigint ids),
 *   `recordBytes` (76 unless a longer record of the future is wanted)
 * @returns {ArrayBuffer}
 */
export function encodeFrame(frame) {
    const tracks = frame.tracks ?? [];
    const removed = frame.removed ?? [];
    const recordBytes = frame.recordBytes ?? 76;
    const { table, offsets } = buildTable(tracks.map((track) => track.label ?? null));
    const removedAt = HEADER + tracks.length * recordBytes;
    const buffer = new ArrayBuffer(removedAt + removed.length * 8 + table.length);
    const view = new DataView(buffer);
    view.setUint16(0, 0x5441, true);
    view.setUint8(2, frame.version ?? 1);
    view.setUint8(3, frame.kind ?? 1);
    view.setUint32(4, tracks.length, true);
    view.setUint32(8, removed.length, true);
    view.setUint32(12, table.length, true);
    view.setBigInt64(16, frame.timeUs ?? 0n, true);
    view.setBigInt64(24, frame.sequence ?? 0n, true);
    view.setUint8(32, frame.mode ?? 0);
    view.setUint8(33, frame.flags ?? 0);
    view.setUint16(34, recordBytes, true);
    view.setFloat32(36, frame.speed ?? 1, true);
    tracks.forEach((track, i) => writeRecord(view, HEADER + i * recordBytes, track, offsets[i]));
    removed.forEach((id, i) => view.setBigUint64(removedAt + 8 * i, id, true));
    new Uint8Array(buffer).set(table, removedAt + removed.length * 8);
    return buffer;
}

function writeRecord(view, at, track, labelOffset) {
    const positioned = track.lat !== undefined && track.lon !== undefined;
    view.setBigUint64(at, track.id, true);
    view.setInt32(at + 8, positioned ? Math.round(track.lat * 1e7) : -2147483648, true);
    view.setInt32(at + 12, positioned ? Math.round(track.lon * 1e7) : -2147483648, true);
    view.setFloat32(at + 16, track.altitude ?? NaN, true);
    view.setFloat32(at + 20, track.groundSpeed ?? NaN, true);
    view.setFloat32(at + 24, track.track ?? NaN, true);
    view.setFloat32(at + 28, track.verticalRate ?? NaN, true);
    view.setFloat32(at + 32, track.heading ?? NaN, true);
    view.setFloat32(at + 36, track.sigma ?? NaN, true);
    view.setUint32(at + 40, track.address ?? 0xffffffff, true);
    view.setUint32(at + 44, track.mmsi ?? 0, true);
    view.setUint16(at + 48, track.mode3A ?? 0xffff, true);
    view.setUint8(at + 50, track.domain ?? 0);
    view.setUint8(at + 51, track.status ?? 1);
    view.setUint8(at + 52, track.emergency ?? 0);
    view.setUint8(at + 53, (track.flags ?? 0) & 0xff);
    view.setUint16(at + 54, track.category ?? 0xffff, true);
    view.setUint32(at + 56, track.sources ?? 0, true);
    view.setUint32(at + 60, track.ageMs ?? 0, true);
    view.setUint32(at + 64, labelOffset, true);
    view.setUint16(at + 68, track.number ?? 0, true);
    view.setUint16(at + 70, track.heir ?? 0, true);
    view.setUint8(at + 72, (track.flags ?? 0) >> 8);
}

function buildTable(labels) {
    const bytes = [];
    const offsets = labels.map((label) => {
        if (label === null) return 0xffffffff;
        const text = new TextEncoder().encode(label);
        const offset = bytes.length;
        bytes.push(text.length, ...text);
        return offset;
    });
    return { table: Uint8Array.from(bytes), offsets };
}
