import { describe, expect, test } from 'vitest';
import { LabelLookup } from './label-lookup.ts';

const things = [
  { names: ['Amazon S3', 'Simple Storage Service'] },
  { names: ['Amazon Athena'] },
  { names: ['Amazon MSK'] },
  { names: ['AWS Glue'] },
  { names: ['Data formats'] },
];
const lookup = new LabelLookup(things);
const nameOf = (label: string) => lookup.find(label)?.names[0];

describe('a label in a drawing names', () => {
  test.each([
    ['a thing by its name', 'Amazon S3', 'Amazon S3'],
    ['a thing by its name in another case', 'amazon s3', 'Amazon S3'],
    ['a thing by another of its names', 'Simple Storage Service', 'Amazon S3'],
    ['a thing with a remark in brackets', 'Amazon S3 (Data Lake)', 'Amazon S3'],
    ['a thing whose family it leaves out', 'Athena (Query)', 'Amazon Athena'],
    ['nothing by a part of a name that is no family', 'formats', undefined],
    ['nothing by a family alone', 'Amazon', undefined],
    ['nothing it does not know', 'Data Sources', undefined],
    ['nothing when it is empty', '', undefined],
    ['nothing when only a remark is left', '(Query)', undefined],
  ])('%s', (_, label, expected) => {
    expect(nameOf(label)).toBe(expected);
  });

  test('nothing where two things have the same short name', () => {
    const ambiguous = new LabelLookup(
      ['Amazon S3', 'Amazon MSK', 'Amazon Pipes', 'AWS Pipes', 'AWS Glue', 'AWS DMS'].map(
        (name) => ({
          names: [name],
        }),
      ),
    );
    expect(ambiguous.find('Pipes')).toBeUndefined();
    expect(ambiguous.find('Glue')?.names).toEqual(['AWS Glue']);
  });
});
