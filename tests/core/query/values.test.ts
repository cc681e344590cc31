import {describe, expect, it} from "vitest";
import {cellValue, decimalText, typeName} from "../../../src/core/query/values.js";
import type {ArrowType} from "../../../src/core/query/values.js";

const decimal = (precision: number, scale: number): ArrowType => ({typeId: 7, precision, scale});
const [text, whole, float, date, stamp, time]: ArrowType[] = [
  {typeId: 5},
  {typeId: 2, bitWidth: 64, signed: true},
  {typeId: 3, precision: 2},
  {typeId: 8},
  {typeId: 10},
  {typeId: 9}
];

describe("typeName(type)", () => {
  it.each<[ArrowType, string]>([
    [text!, "VARCHAR"],
    [whole!, "BIGINT"],
    [{typeId: 2, bitWidth: 32, signed: false}, "UINTEGER"],
    [float!, "DOUBLE"],
    [{typeId: 3, precision: 1}, "FLOAT"],
    [decimal(9, 2), "DECIMAL(9,2)"],
    [decimal(38, 0), "HUGEINT"],
    [{typeId: 12, children: [{name: "l", type: {typeId: 5}}]}, "VARCHAR[]"],
    [{typeId: -1}, "ENUM"],
    [{typeId: 99}, "VALUE"]
  ])("%j is %s", (type, name) => {
    expect(typeName(type)).toBe(name);
  });
});

describe("cellValue(value, type)", () => {
  it.each<[string, unknown, ArrowType, string | number | null]>([
    ["nothing", null, text!, null],
    ["zero, which is not nothing", 0, float!, 0],
    ["a whole number", 614n, whole!, 614],
    ["one with more digits than a number holds", 9007199254740993n, whole!, "9007199254740993"],
    ["a decimal", 150n, decimal(9, 2), 1.5],
    ["a decimal with more digits than a number holds", 12345678901234567890n, decimal(38, 2), "123456789012345678.90"],
    [
      "a huge number",
      -170141183460469231731687303715884105727n,
      decimal(38, 0),
      "-170141183460469231731687303715884105727"
    ],
    ["a date", new Date(Date.UTC(2020, 1, 3)), date!, "2020-02-03"],
    ["a date that is out of reach", new Date(Number.NaN), date!, ""],
    ["a moment", new Date(Date.UTC(2020, 0, 2, 3, 4, 5, 500)), stamp!, "2020-01-02 03:04:05.500"],
    ["a time", 3_723_000_000n, time!, "01:02:03"],
    ["a truth", true, {typeId: 6}, "true"],
    ["a list", Int32Array.of(1, 2), {typeId: 12}, "[1,2]"],
    ["a structure", {a: 1n, b: new Map([["c", null]])}, {typeId: 13}, '{"a":"1","b":{"c":null}}'],
    ["bytes", Uint8Array.of(120, 0), {typeId: 4}, "\\x78\\x00"]
  ])("%s", (_what, value, type, expected) => {
    expect(cellValue(value, type)).toBe(expected);
  });

  it("decimalText keeps zeros and the sign", () => {
    expect([decimalText(5n, 3), decimalText(-5n, 3), decimalText(0n, 2), decimalText(7n, 0)]).toEqual([
      "0.005",
      "-0.005",
      "0.00",
      "7"
    ]);
  });
});
