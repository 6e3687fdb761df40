import { describe, expect, it } from 'vitest';
import type { SourceStatus } from '../src/link/rest';
import { nameOf, rangeText, valueText } from '../src/panels/field-table';
import { FrameOctets } from '../src/panels/frame-octets';
import { ageOf, positionOf } from '../src/panels/report-list';
import { detailTexts } from '../src/panels/source-details';
import { withoutPositionText } from '../src/text/reasons';
import { utcTimeTenths } from '../src/text/time';

describe('fields of a report', () => {
  it('are named within the item above them', () => {
    const headings = ['048/040', '048/020'];
    expect(nameOf('048/040/RHO', headings)).toBe('RHO');
    expect(nameOf('048/140', headings)).toBe('140');
    expect(nameOf('048/040', [])).toBe('040');
    expect(nameOf('DF17/altitude', [])).toBe('altitude');
  });

  it('have their values as decoded', () => {
    expect([valueText('0246'), valueText(12.5), valueText(true), valueText({ A: 1 })]).toEqual([
      '0246',
      '12.5',
      'true',
      '{"A":1}',
    ]);
  });

  it('tell their octets', () => {
    expect(rangeText({ offset: 3, length: 1 })).toBe('3');
    expect(rangeText({ offset: -2, length: 4 })).toBe('−2–1');
  });

  it('reach into the frame before', () => {
    const octets = new FrameOctets('0a0b', 'ff01');
    expect([octets.first, octets.end]).toEqual([-2, 2]);
    expect([-2, -1, 0, 1, 2].map((offset) => octets.text(offset))).toEqual(['0a', '0b', 'ff', '01', '  ']);
  });
});

describe('a report', () => {
  const report = {
    source: 1,
    source_name: 'r',
    format: 'asterix',
    age_s: 3,
    log: { segment: 2, offset: 40 },
    records: [],
    layout: [],
    other_records: 0,
  };

  it('has the age that the picture gives it', () => {
    expect(ageOf({ ...report, time: 100 }, 104_500)).toBe('4.5\u202fs');
    expect(ageOf(report, 104_500)).toBe('3.0\u202fs');
    expect(positionOf(report)).toBe('2:40');
    expect(utcTimeTenths(1_700_000_000_260)).toBe('22:13:20.2');
  });
});

describe('the details of a source', () => {
  const source: SourceStatus = { id: 1, name: 'radar-1', state: 'connected' };

  it('say what there is to say', () => {
    expect(detailTexts(source)).toEqual([]);
    expect(
      detailTexts({
        ...source,
        rejected: 3,
        rejected_by_reason: { framing: 1, checksum: 2 },
        objects_without_position: 7,
        without_position_by_reason: { one_position_code: 2, no_position_message: 5 },
        clock_offset_s: 0.5,
        report_age_s: -0.25,
        editions: [
          { category: 48, sac: 25, sic: 201, edition: '1.30', confidence: 0.999 },
          { category: 62, confidence: 0 },
        ],
        sensors: [
          {
            sac: 20,
            sic: 1,
            messages: 9,
            last_time: 0,
            antenna_period_s: 4.012,
            antenna_period_stated_s: 4,
            status: { nogo: true, degraded: false, overloaded: false, conditions: ['no_go', 'time_source_invalid'] },
            jamming_strobes: [{ azimuth_deg: 45.2, time: 0 }],
          },
          { sac: 20, sic: 2, reported_by: '25/100', messages: 3, last_time: 0 },
        ],
      }),
    ).toEqual([
      'Rejected 3: checksum 2, framing 1.',
      '7 objects without position: 5 × no position message heard (replies, identity or velocity only); 2 × only even or only odd position codes heard.',
      'Its clock is +0.50\u202fs against ours, the least delay included; a report is usually −0.25\u202fs old when it comes.',
      'Sensor 20/1: turns in 4.01\u202fs (states 4.00\u202fs); no go, time source invalid; jamming strobes at 45°.',
      'Sensor 20/2 as 25/100 reports it: 3 service messages.',
      'CAT048 of 25/201 edition 1.30: found, 99\u202f% of its records fit.',
      'CAT062: its records fit no edition that is known, and are rejected.',
    ]);
  });

  it('show a reason they do not know as it is named', () => expect(withoutPositionText('new_reason')).toBe('new reason'));
});
